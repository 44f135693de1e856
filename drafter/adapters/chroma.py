"""Passages and their vectors in an embedded Chroma: a folder, no server, no telemetry."""

import errno
import logging
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from shutil import copyfile, disk_usage
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING, cast

from drafter.adapters.file_lock import locked
from drafter.errors import DrafterError, OutputError, PermanentServiceError, TransientServiceError
from drafter.knowledge.model import Passage, PassageKind

if TYPE_CHECKING:
    import chromadb
    import numpy as np
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.types import Where

_COLLECTION = "passages"
_SPACE: "CreateCollectionConfiguration" = {"hnsw": {"space": "cosine"}}
_BATCH = 500
_CHROMA = "chroma"
_DATABASE = "chroma.sqlite3"
_LOCK = "lock"
_LOCKED = "database is locked"
_LEAST_SPACE = 4 * 1024 * 1024
"""Bytes without which no index of any size can be worked on."""

_FULL_WORDS = ("disk is full", "no space left", "quota exceeded")
_FULL_CODES = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_WITHOUT = 'knowledge.embedder = "none"'
_log = logging.getLogger(__name__)


class ChromaStore:
    """Implements `VectorStore` in a folder that is made when it is first needed.

    An index that may only be read, on a shared drive or a medium, is worked on in a copy that lasts as long as the
    store is open: Chroma writes even where it is only asked.

    Vectors are handed in; Chroma embeds nothing. The passages' texts stand beside them for whoever opens the
    store with other tools; drafter itself reads them from the base. What a process reads is what stood there when
    it last entered `exclusive`.
    """

    def __init__(self, folder: Path, patience: float = 5.0) -> None:
        """Name the folder; nothing is opened yet.

        Args:
            folder: of the index.
            patience: seconds to wait for a program that is not drafter and holds the database. Other drafters
                are waited for without limit: they end.
        """
        self._folder = folder
        self._patience = patience
        self._client: Client | None = None
        self._open: chromadb.Collection | None = None
        self._held = False
        self._copy: TemporaryDirectory[str] | None = None

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep other processes out; on entering, everything they wrote before becomes visible.

        Raises:
            OutputError: the folder cannot be made or written.
        """
        with self._lock():
            self.close()
            yield

    def close(self) -> None:
        """Let go of the files; the next call opens them again."""
        if self._client is not None:
            self._client.close()
            self._client = self._open = None
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def stamp(self) -> Mapping[str, str]:
        """What was last recorded about the vectors; empty for a new store."""
        with self._collection() as collection:
            return {key: str(value) for key, value in (collection.metadata or {}).items()}

    def record(self, stamp: Mapping[str, str]) -> None:
        """Record something about the vectors, in place of what was recorded."""
        with self._collection() as collection:
            collection.modify(metadata=dict(stamp))

    def ids(self) -> set[str]:
        """The ids of all passages stored."""
        with self._collection() as collection:
            return set(collection.get(include=[])["ids"])

    def add(self, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]) -> None:
        """Store passages; one with a known id replaces it."""
        with self._collection() as collection:
            for first in range(0, len(passages), _BATCH):
                part = slice(first, first + _BATCH)
                collection.upsert(
                    ids=[passage.id for passage in passages[part]],
                    embeddings=_array(vectors[part]),
                    documents=[passage.text for passage in passages[part]],
                    metadatas=[
                        {"kind": str(passage.kind), "source": passage.source} for passage in passages[part]
                    ],
                )

    def remove(self, ids: Collection[str]) -> None:
        """Forget passages; unknown ids are ignored."""
        ordered = sorted(ids)
        with self._collection() as collection:
            for first in range(0, len(ordered), _BATCH):
                collection.delete(ids=ordered[first : first + _BATCH])

    def nearest(self, vector: Sequence[float], k: int, kinds: Collection[PassageKind]) -> list[str]:
        """Ids of the k nearest passages of these kinds by cosine, nearest first."""
        if not kinds or k < 1:
            return []
        chosen = cast("Where", {"kind": {"$in": sorted(map(str, kinds))}})
        with self._collection() as collection:
            found = collection.query(
                query_embeddings=_array([vector]),
                n_results=k,
                where=chosen,
                include=[],
            )
            return list(found["ids"][0])

    @contextmanager
    def _collection(self) -> "Iterator[chromadb.Collection]":
        """The open collection; whatever Chroma raises becomes an error of this project."""
        try:
            yield self._opened()
        except DrafterError:
            raise
        except Exception as error:
            with suppress(Exception):
                self.close()  # a client that failed keeps what it holds, and the next one waits for it for ever
            raise self._translated(error) from error

    def _opened(self) -> "chromadb.Collection":
        if self._open is None and not self._held:
            with self._lock():
                return self._opened()
        if self._open is None:
            self._client = self._connected()
            self._open = self._client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration=_SPACE
            )
        return self._open

    def _connected(self) -> "Client":
        place = self._place()
        self._probe(place / _DATABASE)
        chromadb = _loaded()
        settings = chromadb.config.Settings(
            _env_file=None,
            anonymized_telemetry=False,
            chroma_otel_collection_endpoint="",
            chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
        )
        return cast("Client", chromadb.PersistentClient(place, settings=settings))

    def _place(self) -> Path:
        """Where Chroma works: in the index folder, or in a copy of an index that may only be read."""
        place = self._folder / _CHROMA
        if not (place / _DATABASE).is_file() or _writable(place):
            return place
        if self._copy is None:
            self._copy = TemporaryDirectory(prefix="drafter-index-", ignore_cleanup_errors=True)
            _copy_files(place, Path(self._copy.name) / _CHROMA)
            _log.warning("the index in %s may only be read: working on a copy of it", self._folder)
        return Path(self._copy.name) / _CHROMA

    def _probe(self, file: Path) -> None:
        """Fail where Chroma would wait for ever: on a database that another program keeps locked."""
        if file.exists():
            with closing(sqlite3.connect(file, timeout=self._patience, isolation_level=None)) as database:
                database.execute("BEGIN IMMEDIATE")
                database.execute("ROLLBACK")

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """The lock between processes: Chroma itself fails when two of them open a new folder at once."""
        with ExitStack() as stack:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                stack.enter_context(locked(self._folder / _LOCK))
            except OSError as error:
                if not self._finished():
                    raise self._unwritable(error) from error
            self._held = True
            stack.callback(setattr, self, "_held", False)
            yield

    def _finished(self) -> bool:
        """An index stands here that was copied without its lock: where nobody can write, nobody has to wait."""
        return (self._folder / _CHROMA / _DATABASE).is_file() and not os.access(self._folder, os.W_OK)

    def _unwritable(self, error: OSError) -> DrafterError:
        if _is_full(error):
            return self._full()
        return OutputError(
            f"the index folder {self._folder} cannot be written: {error.strerror or error}",
            remedy=f"name another one as knowledge.index in config.toml, or set {_WITHOUT}",
        )

    def _is_cramped(self) -> bool:
        """Hardly any space is left: what Chroma's compaction fails of, without saying so."""
        try:
            return disk_usage(self._folder).free < _LEAST_SPACE
        except OSError:
            return False

    def _full(self) -> DrafterError:
        return OutputError(
            f"the disk is full: the index in {self._folder} could not be written to its end",
            remedy=(
                "free some space and try again, what is written stays good; or name a folder on another disk as "
                f"knowledge.index in config.toml, or set {_WITHOUT}"
            ),
        )

    def _translated(self, error: Exception) -> DrafterError:
        if isinstance(error, OSError):
            return self._unwritable(error)
        if _is_full(error) or self._is_cramped():
            return self._full()
        if _LOCKED in str(error):
            return TransientServiceError(
                f"the index in {self._folder} is in use by another program",
                remedy="try again when that program has ended",
            )
        return OutputError(
            f"the index in {self._folder} cannot be used: {error}",
            remedy=f"delete the folder {self._folder}: the index is built again from the knowledge base",
        )


def _writable(place: Path) -> bool:
    return all(os.access(path, os.W_OK) for path in (place, *place.rglob("*")))


def _copy_files(source: Path, target: Path) -> None:
    """Copy what the files hold and nothing else: the copy may be written, whatever the source allows."""
    for path in (source, *source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
        else:
            copyfile(path, copy)


def _is_full(error: BaseException | None) -> bool:
    """Whether an error comes from a full disk or a used-up quota; Chroma passes it on as words alone."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL_CODES:
            return True
        if any(words in str(error).lower() for words in _FULL_WORDS):
            return True
        error = error.__cause__
    return False


def _loaded() -> ModuleType:
    """The library, loaded when it is first needed: it takes 0.7 s, and reads a file .env on the way."""
    try:
        return import_module("chromadb")
    except Exception as error:
        raise PermanentServiceError(
            f"chromadb cannot be loaded: {error}",
            remedy=f"look for a file .env in the current folder, install drafter again, or set {_WITHOUT}",
        ) from error


def _array(vectors: Sequence[Sequence[float]]) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    import numpy as np

    return np.asarray(vectors, dtype=np.float32)
