"""Processes that share portions of work, each with those of the cases that it has at hand."""

import multiprocessing
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import TypeVar

from drafter.batch.collector import collect_seldom

_Work = TypeVar("_Work")
_Done = TypeVar("_Done")


class Hands:
    """So many processes; for one, this one does the work.

    What a process has made of a case, its clean draft and the texts of it, it keeps: so it gets the portions of
    that case, and those of others only when it would be idle.

    Attributes:
        holders: the processes that have had a portion of a case, by case.
    """

    def __init__(self, number: int) -> None:
        """Start so many."""
        spawn = multiprocessing.get_context("spawn")
        self._pools = [
            ProcessPoolExecutor(1, mp_context=spawn, initializer=collect_seldom)
            for _ in range(number if number > 1 else 0)
        ]
        self.holders: defaultdict[str, set[int]] = defaultdict(set)

    def __enter__(self) -> "Hands":
        return self

    def __exit__(self, *_: object) -> None:
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)

    def each(
        self, work: Callable[[_Work], _Done], portions: Sequence[_Work], case_of: Callable[[_Work], str]
    ) -> Iterator[_Done]:
        """What comes of each, as it comes.

        Args:
            work: what is done with a portion.
            portions: those that shall be done first come first.
            case_of: the case that a portion is of.

        Raises:
            BrokenProcessPool: a process died.
        """
        if not self._pools:
            yield from map(work, portions)
            return
        left, running = list(portions), dict[Future[_Done], int]()
        idle = list(range(len(self._pools)))
        while left or running:
            for hand in idle[: len(left)]:
                portion = left.pop(self.next_of(hand, [case_of(one) for one in left]))
                self.holders[case_of(portion)].add(hand)
                running[self._pools[hand].submit(work, portion)] = hand
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            idle = [running.pop(one) for one in done]
            yield from (one.result() for one in done)

    def next_of(self, hand: int, cases: Sequence[str]) -> int:
        """Which of some portions a process takes: of a case that it has at hand, that nobody has, or the first."""
        own = (place for place, case in enumerate(cases) if hand in self.holders[case])
        free = (place for place, case in enumerate(cases) if not self.holders[case])
        return next(own, next(free, 0))
