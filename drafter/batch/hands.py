"""Who works on a batch, wherever they are."""

import os
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


@dataclass(frozen=True, slots=True)
class Hands:
    """Who works on a batch.

    Attributes:
        processes: how many.
        threads: of each.
    """

    processes: int
    threads: int

    @classmethod
    def of(cls, jobs: int, *, waiting: bool) -> "Hands":
        """Hands for a number of cases at a time.

        Args:
            jobs: how many cases are worked on at a time.
            waiting: most of the work is waiting, for a model; else more processes than cores would be idle.
        """
        processes = min(jobs, os.cpu_count() or 1) if waiting else jobs
        return cls(processes, -(-jobs // processes))
