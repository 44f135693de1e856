"""What drafts the cases of a batch, made once in each process that works on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from drafter.batch.collector import few_collections
from drafter.batch.hands import Work
from drafter.batch.model import Manner
from drafter.batch.patient_chat import PatientChat
from drafter.batch.shared_index import OneAtATime
from drafter.batch.worker import Worker
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.memory import memory_of
from drafter.bootstrap.provenance import finished_with
from drafter.bootstrap.services import build_services, case_sources, writers
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings
from drafter.config.values import LOCAL_STORE
from drafter.recording import Silent
from drafter.services import Services


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
    chosen = writers(config, manner.writer, fresh=manner.fresh, purse=purse, must_keep=True, asked=PatientChat)
    shared = build_services(config, writer=manner.writer, fallback=manner.fallback, fresh=manner.fresh)
    index = OneAtATime(shared.index(Silent()), waits=_asks_a_service(config.knowledge))
    others = shared.others()

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
            finished=finished_with(shared.provenance, manner),
            memory=memory,
        )


def _asks_a_service(knowledge: KnowledgeSettings) -> bool:
    """Whether a search of the base waits for an answer from elsewhere."""
    return knowledge.embedder is EmbedderKind.ENDPOINT or knowledge.store != LOCAL_STORE
