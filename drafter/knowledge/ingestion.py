"""A whole `drafter ingest`: documents into the catalogue, then vectors for what is new; one process at a time."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from drafter.knowledge.build import BuildReport, Progress, ensure_built
from drafter.knowledge.catalogue import Catalogue
from drafter.knowledge.description import Told
from drafter.knowledge.intake import Intake, Outcome, Status, Watch
from drafter.knowledge.model import Passage
from drafter.knowledge.ports import Embedder, VectorStore


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done.

    Attributes:
        paths: files and folders.
        told: what the user says of them.
        remove: forget them instead of taking them in.
        prune: afterwards forget what was taken in from these folders and is no longer there.
    """

    paths: tuple[Path, ...]
    told: Told = field(default_factory=Told)
    remove: bool = False
    prune: bool = False


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What was done.

    Attributes:
        outcomes: of every file, in the order in which they were come upon.
        build: what it meant for the vectors.
        documents: how many documents the base holds now, beside those that ship.
        folder: where the base is kept.
    """

    outcomes: tuple[Outcome, ...]
    build: BuildReport
    documents: int
    folder: Path

    @property
    def exit_code(self) -> int:
        """0 if nothing failed, 1 if some files did, 2 if there was none that could be used."""
        failed = sum(outcome.status is Status.FAILED for outcome in self.outcomes)
        used = len(self.outcomes) - failed - sum(outcome.status is Status.SKIPPED for outcome in self.outcomes)
        if not used:
            return 2
        return 1 if failed else 0


@dataclass(frozen=True)
class Ingestion:
    """All that taking documents in needs.

    Attributes:
        catalogue: where documents are kept.
        intake: brings them there.
        shipped: the passages that every base has.
        store: where vectors are kept; `None` for search by words alone.
        embedder: makes them; `None` for search by words alone.
        turn: keeps other processes from changing the base, and waits for its turn.
        batch: passages embedded at a time.
        folder: where the base is kept.
    """

    catalogue: Catalogue
    intake: Intake
    shipped: Sequence[Passage]
    store: VectorStore | None
    embedder: Embedder | None
    turn: Callable[[], AbstractContextManager[object]]
    batch: int
    folder: Path

    def run(self, order: Order, watch: Watch, progress: Progress) -> IngestReport:
        """Do it.

        Args:
            order: what is to be done.
            watch: called with the outcome of each file.
            progress: called as vectors are made; not at all if there is nothing to embed.

        Raises:
            OutputError: the base cannot be written; what was taken in before is kept.
            ServiceError: the embedder failed; the documents are taken in, their vectors are made next time.
        """
        with self.turn():
            if order.remove:
                outcomes = self.intake.forget(order.paths, watch)
            else:
                outcomes = self.intake.take(order.paths, order.told, watch)
            if order.prune:
                outcomes += self.intake.prune(order.paths, watch)
            build = self._built(progress)
        return IngestReport(tuple(outcomes), build, len(self.catalogue.entries()), self.folder)

    def _built(self, progress: Progress) -> BuildReport:
        passages = whole_base(self.shipped, self.catalogue)
        return ensure_built(passages, self.store, self.embedder, progress, batch=self.batch)


def whole_base(shipped: Sequence[Passage], catalogue: Catalogue) -> list[Passage]:
    """What ships and what was taken in, each passage once."""
    known = {passage.id for passage in shipped}
    return [*shipped, *(passage for passage in catalogue.passages() if passage.id not in known)]
