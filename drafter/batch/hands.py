"""Who works on a batch, wherever they are."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeAlias

from drafter.batch.model import Outcome, Task

Work: TypeAlias = Callable[[Task], Outcome]

Make: TypeAlias = Callable[[], AbstractContextManager[Work]]
"""Makes what does the work, in each process once; it is sent there, so it can be pickled."""

Engine: TypeAlias = Callable[[Sequence[Task]], Iterator[Outcome]]
"""Works off tasks; gives what came of each, in the order in which they end."""


def cores() -> int:
    """How many cores this program may use: a container or a scheduler may have given it fewer than there are."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Hands:
    """Who works on a batch.

    Attributes:
        processes: how many.
        jobs: how many tasks they are at, at most, all of them together.
    """

    processes: int
    jobs: int

    @classmethod
    def of(cls, jobs: int, *, waiting: bool) -> "Hands":
        """Hands for a number of cases at a time.

        Args:
            jobs: how many cases are worked on at a time.
            waiting: most of the work is waiting, for a model; else more processes than cores would be idle.
        """
        return cls(min(jobs, cores()) if waiting else jobs, jobs)

    @property
    def threads(self) -> int:
        """Of each process: for its share of the tasks."""
        return -(-self.jobs // self.processes)
