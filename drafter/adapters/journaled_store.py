"""A store of vectors that survives its process: a journal beneath, and a search that follows it."""

import logging
import os
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from drafter.adapters.file_lock import locked
from drafter.adapters.store_errors import index_error, unwritable
from drafter.adapters.vector_journal import Row, VectorJournal, to_bytes
from drafter.errors import PermanentServiceError
from drafter.knowledge.model import Passage, PassageKind

if TYPE_CHECKING:
    import numpy as np

_LOCK = "lock"
_VECTORS = "vectors.sqlite3"
_PUBLISHED_EVERY = 4096
"""Changes after which the search is brought up to date in the midst of a long build."""

_log = logging.getLogger(__name__)


class JournaledStore(ABC):
    """Implements `VectorStore` in a folder that is made when it is first needed.

    What `add` and `remove` did is kept as soon as they return. The search follows when `exclusive` is left without
    an error; until then, and in other processes, `nearest` answers from what was published last. Where a process
    was killed before, the next one brings the search up to date, and nothing is embedded for it.

    An index that may only be read, on a shared drive or a medium, is worked on in a copy that lasts as long as the
    store is open.
    """

    def __init__(self, folder: Path, patience: float = 5.0) -> None:
        """Name the folder; nothing is opened yet.

        Args:
            folder: of the index.
            patience: seconds to wait for a program that is not drafter and holds the database. Other drafters
                are waited for without limit: they end.
        """
        self.folder = folder
        self._patience = patience
        self._held = False
        self._copy: TemporaryDirectory[str] | None = None
        self._opened: VectorJournal | None = None
        self._settled = False

    @abstractmethod
    def _publish(self, journal: VectorJournal) -> None:
        """Bring the search up to date with the journal; called by one process at a time."""

    @abstractmethod
    def _is_published(self, journal: VectorJournal) -> bool:
        """Whether there is something to search, and it holds what was published last."""

    @abstractmethod
    def _search(
        self,
        journal: VectorJournal,
        vector: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]",
        k: int,
        kind: str,
    ) -> list[tuple[float, str]]:
        """The k nearest of one kind: distance and id."""

    @abstractmethod
    def _let_go(self) -> None:
        """Close whatever the search has open."""

    @contextmanager
    def exclusive(self, *, wait: bool = True) -> Iterator[bool]:
        """Keep other processes out; on entering, everything they wrote before becomes visible.

        Args:
            wait: for whoever is at work; else it is said whether it could be had.

        Raises:
            OutputError: the folder cannot be made or written.
        """
        if self._held:
            yield True
            return
        with self._lock(wait) as held:
            if not held:
                yield False
                return
            self.close()
            self._held = True
            try:
                yield True
                self._bring_up()
            finally:
                self._held = False

    def close(self) -> None:
        """Let go of the files; the next call opens them again."""
        self._let_go()
        self._settled = False
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def stamp(self) -> Mapping[str, str]:
        """What was last recorded about the vectors; empty for a new store."""
        with self._journal() as journal:
            return journal.stamp()

    def record(self, stamp: Mapping[str, str]) -> None:
        """Record something about the vectors, in place of what was recorded."""
        with self._journal() as journal:
            journal.record(stamp)

    def ids(self) -> set[str]:
        """The ids of all passages stored."""
        with self._journal() as journal:
            return journal.ids()

    def add(self, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]) -> None:
        """Store passages; one with a known id replaces it."""
        pairs = zip(passages, vectors, strict=True)
        rows = [Row(passage.id, str(passage.kind), to_bytes(vector)) for passage, vector in pairs]
        with self.exclusive(), self._journal() as journal:
            self._check_length(len(vectors[0]) if rows else journal.dimension, journal)
            journal.put(rows)
            if journal.unpublished >= _PUBLISHED_EVERY:
                self._publish(journal)

    def remove(self, ids: Collection[str]) -> None:
        """Forget passages; unknown ids are ignored."""
        with self.exclusive(), self._journal() as journal:
            journal.drop(ids)

    def nearest(self, vector: Sequence[float], k: int, kinds: Collection[PassageKind]) -> list[str]:
        """Ids of the k nearest passages of these kinds by cosine, nearest first.

        Raises:
            PermanentServiceError: the vector is of another length than those stored.
        """
        if not kinds or k < 1:
            return []
        self._settle()
        with self._journal() as journal:
            if not self._is_published(journal):
                return []
            asked = self._fitting(vector, journal)
            found = [near for kind in sorted(set(kinds)) for near in self._search(journal, asked, k, str(kind))]
        return [name for _, name in sorted(found)[:k]]

    def vectors(self, ids: Collection[str]) -> Mapping[str, Sequence[float]]:
        """The vectors of these passages by id, as arrays; a passage that has none yet is left out."""
        import numpy as np

        with self._journal() as journal:
            return {
                row.id: cast("Sequence[float]", np.frombuffer(row.vector, dtype=np.float32))
                for row in journal.some(ids)
            }

    def _settle(self) -> None:
        """Publish what a process that was killed has not, unless another is at it."""
        if self._held:
            self._bring_up()
            return
        if self._settled:
            return
        with self._journal() as journal:
            behind = journal.unpublished or (journal.dimension and not self._is_published(journal))
        if behind:
            with self.exclusive(wait=False):
                """Leaving it publishes."""
        self._settled = True

    def _bring_up(self) -> None:
        with self._journal() as journal:
            if journal.unpublished or (journal.dimension and not self._is_published(journal)):
                self._publish(journal)

    def _fitting(
        self, vector: Sequence[float], journal: VectorJournal
    ) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
        import numpy as np

        self._check_length(len(vector), journal)
        return np.asarray([vector], dtype=np.float32)

    def _check_length(self, length: int, journal: VectorJournal) -> None:
        if journal.dimension not in (0, length):
            raise PermanentServiceError(
                f"the embedder makes vectors of {length} numbers, the index holds some of {journal.dimension}",
                remedy=f"delete {self.folder / _VECTORS}: the vectors are made again from the base",
            )

    @property
    def _place(self) -> Path:
        """Where work is done: in the index folder, or in a copy of one that may only be read."""
        if self._copy is not None:
            return Path(self._copy.name)
        if not (self.folder / _VECTORS).is_file() or _writable(self.folder):
            return self.folder
        self._copy = TemporaryDirectory(prefix="drafter-index-", ignore_cleanup_errors=True)
        place = self._copy.name
        copytree(self.folder, place, ignore=ignore_patterns(_LOCK), copy_function=copyfile, dirs_exist_ok=True)
        for path in (Path(place), *Path(place).rglob("*")):
            path.chmod(0o700)
        _log.warning("the index in %s may only be read: working on a copy of it", self.folder)
        return Path(place)

    @contextmanager
    def _journal(self) -> Iterator[VectorJournal]:
        """The open journal; whatever goes wrong with the index becomes an error of this project."""
        try:
            if self._opened is None:
                self._make_folder()
                self._opened = VectorJournal(self._place / _VECTORS, self._patience)
            yield self._opened
        except Exception as error:
            translated = index_error(error, self.folder)
            with suppress(Exception):
                self.close()  # what failed keeps what it holds, and the next one waits for it for ever
            raise translated from error

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(error, self.folder) from error

    @contextmanager
    def _lock(self, wait: bool) -> Iterator[bool]:
        self._make_folder()
        with ExitStack() as stack:
            try:
                held = stack.enter_context(locked(self.folder / _LOCK, wait=wait))
            except OSError as error:
                if not self._finished():
                    raise unwritable(error, self.folder) from error
                held = True  # where nobody can write, nobody has to wait
            yield held

    def _finished(self) -> bool:
        """An index stands here that was copied without its lock."""
        return (self.folder / _VECTORS).is_file() and not os.access(self.folder, os.W_OK)


def _writable(folder: Path) -> bool:
    return all(os.access(path, os.W_OK) for path in (folder, *folder.glob("*"), *folder.glob("chroma/*/*")))
