"""Nearest passages by an embedded Chroma: a folder, no server, no telemetry."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from uuid import uuid4

from drafter.adapters.file_lock import Shared, locked
from drafter.adapters.journaled_store import JournaledStore
from drafter.adapters.store_errors import loaded_chroma
from drafter.adapters.vector_journal import VectorJournal, to_array

if TYPE_CHECKING:
    import chromadb
    import numpy as np
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration, UpdateCollectionConfiguration

_Answer = TypeVar("_Answer")
_CHROMA = "chroma"
_DATABASE = "chroma.sqlite3"
_READING = "reading"
_LOCKED = "database is locked"
_PAUSES_S = (0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8)
_UNFINISHED = ".new"
_OLD = ".old"
_SPACE: "CreateCollectionConfiguration" = {"hnsw": {"space": "cosine"}}
_BULK: "UpdateCollectionConfiguration" = {"hnsw": {"sync_threshold": 20_000}}
"""While much is written the graph is saved seldom: it is saved whole every time."""

_SEALED: "UpdateCollectionConfiguration" = {"hnsw": {"sync_threshold": 2}}
"""At the next query after it is opened again, a graph with this setting is saved up to its last vector."""


class ChromaStore(JournaledStore):
    """Searches in editions: folders `chroma/1`, `chroma/2`, …, each a whole Chroma that is never changed again.

    Chroma is made for one process, and is lost when that one is killed at the wrong moment. So an edition is
    written under another name and searched only when it is complete; whoever searches an older one keeps it until
    he ends. A collection for each kind of passage, as a query with a filter takes Chroma many times as long.
    """

    _edition: "_Edition | None" = None

    def _publish(self, journal: VectorJournal) -> None:
        self._let_go()
        current = self._current(journal)
        room = self._room()
        names = [int(path.name) for path in room.iterdir() if path.name.isdecimal()]
        fresh = room / str(max(names, default=0) + 1)
        making = room / f"{uuid4().hex}{_UNFINISHED}"  # Chroma remembers a folder on which it failed
        follows = current is not None and journal.unpublished <= sum(journal.counts().values()) // 2
        try:
            if follows and current is not None:
                shutil.copytree(current, making, ignore=shutil.ignore_patterns(_READING))
            _write(making, journal, follows=follows)
            making.rename(fresh)
        except BaseException:
            _delete(making)
            raise
        journal.publish(str(fresh))
        _clear(room, fresh)

    def _is_published(self, journal: VectorJournal) -> bool:
        return self._edition is not None or self._current(journal) is not None

    def _search(
        self,
        journal: VectorJournal,
        vector: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]",
        k: int,
        kind: str,
    ) -> list[tuple[float, str]]:
        if self._edition is None:
            self._edition = self._opened_edition(journal)
        return self._edition.nearest(vector, k, kind)

    def _let_go(self) -> None:
        if self._edition is not None:
            self._edition.close()
            self._edition = None

    def _room(self) -> Path:
        room = self._place / _CHROMA
        if (room / _DATABASE).exists():  # of a version before editions
            shutil.rmtree(room)
        room.mkdir(exist_ok=True)
        return room

    def _current(self, journal: VectorJournal) -> Path | None:
        """The edition that was published last, if it is there."""
        edition = self._place / _CHROMA / Path(journal.published or "-").name
        return edition if (edition / _DATABASE).is_file() else None

    def _opened_edition(self, journal: VectorJournal) -> "_Edition":
        """The last edition, held so that it is not deleted; another may come between finding and holding it."""
        while current := self._current(journal):
            with suppress(FileNotFoundError, BlockingIOError):
                return _Edition(current)
        raise FileNotFoundError(2, "the index was deleted while it was read", str(self.folder))


class _Edition:
    """One folder of Chroma, open for reading."""

    def __init__(self, folder: Path) -> None:
        self._hold = Shared(folder / _READING)
        try:
            (folder / _DATABASE).stat()  # it may have been deleted in between
            _unlocked(folder / _DATABASE)
            with locked(folder.parent / _READING):  # Chroma fails when two processes open a folder at once
                self._client = _connected(folder)
                self._collections = {one.name: one for one in self._client.list_collections()}
        except BaseException:
            self._hold.release()
            raise

    def nearest(
        self, vector: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]", k: int, kind: str
    ) -> list[tuple[float, str]]:
        collection = self._collections.get(_name(kind))
        if collection is None:
            return []
        asked = partial(collection.query, query_embeddings=vector, n_results=k, include=["distances"])
        found = _patiently(asked)
        near = list(zip((found["distances"] or [[]])[0], found["ids"][0], strict=True))
        # A graph is walked, not read through, and may leave single vectors unreached: nobody who asks for all
        # may miss them.
        if len(near) < k and len(near) < _patiently(collection.count):
            return _all_by_distance(collection, vector)[:k]
        return near

    def close(self) -> None:
        self._client.close()
        self._hold.release()


def _all_by_distance(
    collection: "chromadb.Collection", vector: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"
) -> list[tuple[float, str]]:
    """Every vector by its cosine distance, read one by one."""
    import numpy as np

    held = _patiently(partial(collection.get, include=["embeddings"]))
    stored, asked = np.asarray(held["embeddings"], dtype=np.float32), np.asarray(vector, dtype=np.float32).ravel()
    lengths = np.linalg.norm(stored, axis=1) * np.linalg.norm(asked)
    distances = 1 - stored @ asked / np.maximum(lengths, np.finfo(np.float32).tiny)
    return sorted(zip(map(float, distances), held["ids"], strict=True))


def _write(folder: Path, journal: VectorJournal, *, follows: bool) -> None:
    """Write an edition: all vectors of the journal, or only what has changed where it follows another one."""
    client = _connected(folder)
    try:
        for kind, gone in journal.gone().items() if follows else ():
            _patiently(partial(_collection(client, kind).delete, ids=gone))
        for kind in journal.counts():
            collection = _collection(client, kind)
            _patiently(partial(collection.modify, configuration=_BULK))
            for rows in journal.rows(kind, pending=follows):
                _patiently(partial(collection.upsert, ids=[row.id for row in rows], embeddings=to_array(rows)))
            _patiently(partial(collection.modify, configuration=_SEALED))
    finally:
        client.close()
    _seal(folder)


def _seal(folder: Path) -> None:
    """Have every graph saved, so that whoever reads the edition has nothing to write."""
    client = _connected(folder)
    try:
        for collection in client.list_collections():
            some = _patiently(partial(collection.get, limit=1, include=["embeddings"]))["embeddings"]
            if some is not None and len(some):
                _patiently(partial(collection.query, query_embeddings=some, n_results=1, include=[]))
    finally:
        client.close()


def _collection(client: "Client", kind: str) -> "chromadb.Collection":
    made = partial(client.get_or_create_collection, embedding_function=None, configuration=_SPACE)
    return _patiently(partial(made, _name(kind)))


def _patiently(call: Callable[[], _Answer]) -> _Answer:
    """Ask again where Chroma is locked out by itself: it tidies up its database in a thread of its own."""
    for pause in _PAUSES_S:
        try:
            return call()
        except Exception as error:
            if _LOCKED not in str(error):
                raise
            time.sleep(pause)
    return call()


def _name(kind: str) -> str:
    return f"passages-{kind}"


def _connected(folder: Path) -> "Client":
    chromadb = loaded_chroma()
    settings = chromadb.config.Settings(
        _env_file=None,
        anonymized_telemetry=False,
        chroma_otel_collection_endpoint="",
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
    )
    return cast("Client", chromadb.PersistentClient(folder, settings=settings))


def _unlocked(file: Path, patience: float = 5.0) -> None:
    """Fail where Chroma would wait for ever: on a database that another program keeps locked."""
    with closing(sqlite3.connect(file, timeout=patience, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        database.execute("ROLLBACK")


def _clear(room: Path, fresh: Path) -> None:
    """Delete every other edition that nobody reads."""
    for edition in room.iterdir():
        if edition != fresh and edition.is_dir():
            with suppress(OSError), locked(edition / _READING, wait=False) as free:
                if free:  # first out of sight, so that nobody begins to read what is half deleted
                    _delete(edition.rename(edition.with_suffix(_OLD)))


def _delete(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
