"""How busy a process of a batch is, and so whether it should be given another case.

Its threads share one core. Given as many cases as it has threads, it would begin all of them at once: they would
push each other out of the caches, and at the end of the batch one process would have many left while another has
none. So it is given another one only when everything that it is at waits for a model.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, get_ident, local

LONG_S = 0.5
"""Seconds after which work that has not once waited keeps nobody from beginning: a case may be slow, or stuck."""


@dataclass
class Load:
    """What the threads of one process are at.

    Attributes:
        idle: called when nobody works any more; may be called when that is known already.
        clock: seconds, ever growing.
    """

    idle: Callable[[], object]
    clock: Callable[[], float] = time.monotonic
    _since: dict[int, float] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)

    @contextmanager
    def working(self) -> Iterator[None]:
        """This thread works while the block runs, except where it is `waiting`."""
        _here.load = self
        self._begin()
        try:
            yield
        finally:
            _here.load = None
            self._end()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """This thread, which works, does not while the block runs."""
        self._end()
        try:
            yield
        finally:
            self._begin()

    def look(self) -> None:
        """Say so if nobody works, or nobody but who has for long."""
        now = self.clock()
        with self._turn:
            busy = any(now - since < LONG_S for since in self._since.values())
        if not busy:
            self.idle()

    def _begin(self) -> None:
        with self._turn:
            self._since[get_ident()] = self.clock()

    def _end(self) -> None:
        with self._turn:
            del self._since[get_ident()]
        self.look()


class _Here(local):
    """The load that this thread is part of; none outside of a batch on this machine."""

    load: Load | None = None


_here = _Here()


@contextmanager
def waiting() -> Iterator[None]:
    """Whoever works in this thread waits while the block runs, for a model or another service."""
    if _here.load is None:
        yield
        return
    with _here.load.resting():
        yield
