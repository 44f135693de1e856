"""Whose turn it is to work, of the cases that one process of a batch is at.

Its threads share one core. Were all of them to work at once, they would push each other out of the caches and get
on evenly: all would reach the long check at the end of a case together, and after it all would wait for the model
together, with nothing to do. So one works at a time, and a long check waits until nobody is left who could ask the
model something: while they wait for its answers, the check is done.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from threading import Condition, local
from typing import TypeAlias

LONG_S = 0.5
"""Seconds after which work that has not once waited holds nobody up: a case may be slow, or stuck."""

_Place: TypeAlias = tuple[bool, int]
"""In the order of turns: whether what comes is lengthy, and the how manieth case it is."""


@dataclass
class Turns:
    """Of the threads of one process.

    Attributes:
        clock: seconds, ever growing.
    """

    clock: Callable[[], float] = time.monotonic
    _numbers: Iterator[int] = field(default_factory=count)
    _since: dict[_Place, float] = field(default_factory=dict)
    _queue: set[_Place] = field(default_factory=set)
    _changed: Condition = field(default_factory=Condition)

    @contextmanager
    def working(self) -> Iterator[None]:
        """This thread works while the block runs, in its turn, and not while it is `waiting`."""
        _here.turns, _here.place = self, (False, next(self._numbers))
        self._take()
        try:
            yield
        finally:
            _here.turns = None
            self._give()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """This thread, which works, does not while the block runs, and another may."""
        self._give()
        try:
            yield
        finally:
            self._take()

    def yielding(self) -> None:
        """This thread, which works, comes to what is lengthy and asks nobody: others go first."""
        self._give()
        _here.place = (True, _here.place[1])
        self._take()

    def _take(self) -> None:
        place = _here.place
        with self._changed:
            self._queue.add(place)
            while self._taken() or place != min(self._queue):
                self._changed.wait(LONG_S)
            self._queue.remove(place)
            self._since[place] = self.clock()

    def _taken(self) -> bool:
        """Whether somebody works who has not for long."""
        now = self.clock()
        return any(now - since < LONG_S for since in self._since.values())

    def _give(self) -> None:
        with self._changed:
            del self._since[_here.place]
            self._changed.notify_all()


class _Here(local):
    """The turns that this thread takes, none outside of a batch on this machine; and its place in their order."""

    turns: Turns | None = None
    place: _Place = (False, 0)


_here = _Here()


@contextmanager
def waiting() -> Iterator[None]:
    """Whoever works in this thread waits while the block runs, for a model or another service."""
    if _here.turns is None:
        yield
        return
    with _here.turns.resting():
        yield


def give_way() -> None:
    """Whoever works in this thread comes to what is lengthy and asks nobody; those who will go first."""
    if _here.turns is not None:
        _here.turns.yielding()
