"""The base in use: what ships, what was taken in, and what makes and searches its vectors by the settings."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.bootstrap.embedding import embedder_of
from drafter.bootstrap.sources import notices_of, past_texts
from drafter.config.settings import Config, EmbedderKind
from drafter.config.values import LOCAL_STORE
from drafter.knowledge.build import BATCH, ensure_built
from drafter.knowledge.catalogue import Catalogue
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.ingestion import Ingestion, IngestReport, Order, whole_base
from drafter.knowledge.intake import Intake, Watch
from drafter.knowledge.model import Norm, Passage
from drafter.knowledge.passages import collect
from drafter.knowledge.ports import Embedder, PassageIndex, VectorStore
from drafter.knowledge.themes import theme_of
from drafter.knowledge.wording import Wording
from drafter.scoring.rubric_files import load_rubric, rubric_ids
from drafter.verification.prose.leaks import Other

if TYPE_CHECKING:
    from drafter.services import Observer


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


def other_notices(config: Config) -> tuple[Other, ...]:
    """The notices of the base as a draft is checked against them."""
    return tuple(
        Other(id=past.id, title=past.title, department=past.department, year=past.year, text=past.text)
        for past in past_texts(config)
    )


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
