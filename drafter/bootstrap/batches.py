"""A batch from settings: who drafts its cases, here or on a cluster, and which of them are finished.

What drafts is imported where it works: the process that only hands out cases would load it for nothing.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from drafter.batch.hands import Engine, Hands, Make, Work, cores
from drafter.batch.local import drafted, lost
from drafter.batch.model import Manner, Outcome, Task
from drafter.batch.place import held
from drafter.batch.running import Watch, run
from drafter.bootstrap.provenance import finished_with, provenance_of
from drafter.config.settings import Config, EngineKind, WriterKind

_WAITING = 4
"""Cases that one core of a cluster takes on where most of the work is waiting for a model."""

_DRAFTS = ("drafter.bootstrap.workers", "drafter.adapters.run_store", "docx")
_ASKS = ("drafter.adapters.bounded_http", "langchain_openai")
"""What drafting and asking a model import sooner or later: loaded once for all processes of a batch."""


def run_batch(
    tasks: Sequence[Task], manner: Manner, config: Config, watch: Watch, jobs: int = 0
) -> tuple[Outcome, ...]:
    """Draft many cases.

    Args:
        tasks: the cases.
        manner: how they are drafted, and where.
        config: the settings.
        watch: called with each outcome as it comes.
        jobs: cases at a time; 0 for one a core, or for as many as the model's endpoint may be asked by at once.

    Raises:
        DrafterError: nothing can be drafted at all, for example as the settings name no model, or as another batch
            writes into the same folder.
    """
    by_model = manner.writer is WriterKind.MODEL
    several = jobs or (config.model.concurrency if by_model else cores())
    make = partial(_working, config, manner, secrets.token_hex(8))
    with held(tasks[0].folder.parent):
        return run(
            tasks,
            _engine(manner, make, several),
            watch,
            finished_with(provenance_of(config, manner.writer), manner),
        )


@contextmanager
def _working(config: Config, manner: Manner, purse: str) -> Iterator[Work]:
    """As `workers.worker`."""
    from drafter.bootstrap.workers import worker

    with worker(config, manner, purse) as work:
        yield work


def _engine(manner: Manner, make: Make, jobs: int) -> Engine:
    """Who works on the tasks; how many cores a cluster has is not known here, and no matter."""
    by_model = manner.writer is WriterKind.MODEL
    if manner.engine is EngineKind.LOCAL:
        needed = (*_DRAFTS, *(_ASKS if by_model else ()))
        return lambda tasks: drafted(tasks, make, Hands.of(jobs, waiting=by_model), needed)
    from drafter.adapters.ray_engine import Cluster, on_cluster

    threads = min(jobs, _WAITING) if by_model else 1
    size = Cluster(-(-jobs // threads), threads)
    return lambda tasks: on_cluster([task.absolute() for task in tasks], make, size, lost)
