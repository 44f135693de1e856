"""A batch from settings: who drafts its cases, here or on a cluster, and which of them are finished."""

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from drafter.batch.collector import few_collections
from drafter.batch.finished import Finished
from drafter.batch.hands import Engine, Hands, Make, Work
from drafter.batch.local import drafted, lost
from drafter.batch.model import Manner, Outcome, Task
from drafter.batch.running import Watch, run
from drafter.batch.shared_index import OneAtATime
from drafter.batch.worker import Worker
from drafter.bootstrap.memory import memory_of
from drafter.bootstrap.services import (
    build_services,
    case_sources,
    digest_of_settings,
    load_case_file,
    provenance_of,
    writers,
)
from drafter.config.settings import Config, EngineKind, WriterKind
from drafter.pipeline import Provenance, Services
from drafter.recording import Silent
from drafter.records.digests import digest

_WAITING = 4
"""Cases that one core of a cluster takes on where most of the work is waiting for a model."""


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
        DrafterError: nothing can be drafted at all, for example as the settings name no model.
    """
    by_model = manner.writer is WriterKind.MODEL
    several = jobs or (config.model.concurrency if by_model else os.cpu_count() or 1)
    make = partial(worker, config, manner, purse=secrets.token_hex(8))
    return run(
        tasks,
        _engine(manner.engine, make, several, waiting=by_model),
        watch,
        _finished(provenance_of(config, manner.writer), config, manner),
    )


@contextmanager
def worker(config: Config, manner: Manner, purse: str = "") -> Iterator[Work]:
    """What drafts the cases of a batch in one process: base, index and model are shared, a run's answers are not.

    Args:
        config: the settings.
        manner: how they are drafted.
        purse: names the batch, which spends together what the settings allow.

    Raises:
        ConfigError, InputError, AssetError: as `build_services`.
    """
    chosen = writers(config, manner.writer, fresh=manner.fresh, purse=purse)
    shared = build_services(config, writer=manner.writer, fallback=manner.fallback, fresh=manner.fresh)
    index, others = OneAtATime(shared.index(Silent())), shared.others()

    def services() -> Services:
        own = chosen()
        return replace(
            shared,
            writer=own.writer,
            calls=own.calls,
            usage=own.usage,
            index=lambda _: index,
            others=lambda: others,
        )

    memory = memory_of(config)
    with memory.closing(), few_collections():
        yield Worker(
            services=services,
            load=lambda path: load_case_file(path, config),
            sources=lambda path, case: case_sources(path, case, config),
            finished=_finished(shared.provenance, config, manner),
            memory=memory,
        )


def _engine(kind: EngineKind, make: Make, jobs: int, *, waiting: bool) -> Engine:
    """Who works on the tasks; how many cores a cluster has is not known here, and no matter."""
    if kind is EngineKind.LOCAL:
        return lambda tasks: drafted(tasks, make, Hands.of(jobs, waiting=waiting))
    from drafter.adapters.ray_engine import Cluster, on_cluster

    threads = min(jobs, _WAITING) if waiting else 1
    size = Cluster(-(-jobs // threads), threads)
    return lambda tasks: on_cluster([task.absolute() for task in tasks], make, size, lost)


def _finished(made_from: Provenance, config: Config, manner: Manner) -> Finished:
    made_with = [digest_of_settings(config), manner.writer, str(manner.fallback), *vars(made_from).values()]
    return Finished(digest("\n".join(made_with)), manner.overwrite)
