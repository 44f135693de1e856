"""So many requests and tokens a minute, for all threads and processes of a machine together.

In no sixty seconds more is sent than allowed, wherever they begin. A bucket that fills up while nobody asks would
let almost twice as much through in some minute, and providers count that.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafter.adapters.state_file import StateFile

_SECOND = 1_000_000_000
_MINUTE = 60 * _SECOND
_LONGEST_HOLD = 120 * _SECOND
"""An endpoint that wants to be left alone for longer is not waited for by anybody."""


@dataclass(frozen=True)
class Pace:
    """The limits of one endpoint.

    Attributes:
        file: what was sent within the last minute, shared with all others who send.
        endpoint: its address and model.
        requests: a minute; 0 for any number.
        tokens: a minute, of requests and answers; 0 for any number.
        clock: the time in nanoseconds, the same for all processes.
        sleep: waits, in seconds.
    """

    file: StateFile
    endpoint: str
    requests: int = 0
    tokens: int = 0
    clock: Callable[[], int] = time.time_ns
    sleep: Callable[[float], object] = time.sleep

    def admit(self, tokens: int) -> int:
        """Wait until a request may be sent.

        Args:
            tokens: that it and its answer may need at most. One beyond the limit itself is sent alone in its
                minute.

        Returns:
            A ticket, for `settle`.

        Raises:
            OutputError: the file cannot be used.
        """
        while True:
            with self.file.turn() as database:
                now = self.clock()
                wait = self._wait(database, now, tokens)
                if wait <= 0:
                    return self._note(database, now, tokens)
            self.sleep(wait / _SECOND)

    def settle(self, ticket: int, tokens: int) -> None:
        """Say what a request and its answer really needed."""
        with self.file.turn() as database:
            database.execute("UPDATE sent SET tokens = ? WHERE ticket = ?", (tokens, ticket))

    def hold(self, seconds: float) -> None:
        """Nobody sends anything for so long, as the endpoint asks; at most two minutes."""
        if not seconds > 0:
            return
        with self.file.turn() as database:
            until = self.clock() + min(int(seconds * _SECOND), _LONGEST_HOLD)
            database.execute(
                "INSERT INTO held VALUES (?, ?) ON CONFLICT DO UPDATE SET until = max(until, excluded.until)",
                (self.endpoint, until),
            )

    def _wait(self, database: sqlite3.Connection, now: int, tokens: int) -> int:
        """Nanoseconds until a request may be sent; 0 if it may be now."""
        here = (self.endpoint,)
        database.execute(
            "UPDATE sent SET at = ? WHERE endpoint = ? AND at > ?", (now, *here, now)
        )  # clock set back
        database.execute("DELETE FROM sent WHERE endpoint = ? AND at <= ?", (*here, now - _MINUTE))
        sent = database.execute("SELECT at, tokens FROM sent WHERE endpoint = ? ORDER BY at", here).fetchall()
        held = database.execute("SELECT min(until, ?) FROM held WHERE endpoint = ?", (now + _LONGEST_HOLD, *here))
        until = held.fetchone()
        return max(until[0] - now if until else 0, self._until_free(sent, tokens) - now)

    def _until_free(self, sent: Sequence[tuple[int, int]], tokens: int) -> int:
        """When so much of what was sent is a minute old that another request fits; 0 if it fits now."""
        total = sum(one for _, one in sent)
        left = len(sent)
        free = 0
        for at, one in sent:
            if self._fits(left, total, tokens):
                break
            left, total, free = left - 1, total - one, at + _MINUTE
        return free

    def _fits(self, count: int, total: int, tokens: int) -> bool:
        few = not self.requests or count < self.requests
        return few and (not self.tokens or total + min(tokens, self.tokens) <= self.tokens)

    def _note(self, database: sqlite3.Connection, now: int, tokens: int) -> int:
        noted = database.execute(
            "INSERT INTO sent (endpoint, at, tokens) VALUES (?, ?, ?)", (self.endpoint, now, tokens)
        )
        return int(noted.lastrowid or 0)
