"""SQLite files that several processes open at once."""

import sqlite3
from itertools import count
from time import monotonic, sleep

_PAUSE_S = 0.01


def write_ahead(database: sqlite3.Connection, *, patience: float) -> None:
    """Let readers and a writer share a file, whatever other processes do with it just now.

    SQLite waits for a lock as long as its connection says, but not where it would have to change the journal of a
    file that another process opens or closes in that moment: there it gives up at once, so it is asked again.

    Args:
        database: just opened.
        patience: seconds until the file counts as locked for good.

    Raises:
        sqlite3.OperationalError: it is no database, may not be written, or stays locked.
    """
    until = monotonic() + patience
    for turn in count(1):
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= until:
                raise
            sleep(min(turn, 10) * _PAUSE_S)
        else:
            return
