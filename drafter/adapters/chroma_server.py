"""Nearest passages by a Chroma server: `chroma run`, on this machine or another."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from drafter.adapters.journaled_store import JournaledStore
from drafter.adapters.store_errors import loaded_chroma
from drafter.adapters.vector_journal import VectorJournal, to_array
from drafter.errors import DrafterError, TransientServiceError

if TYPE_CHECKING:
    import chromadb
    import numpy as np
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateCollectionConfiguration

_SPACE: "CreateCollectionConfiguration" = {"hnsw": {"space": "cosine"}}
_PATIENCE_S = 60
_CONNECT_S = 5
_PORTS = {"http": 80, "https": 443}


class ChromaServerStore(JournaledStore):
    """Searches at a server, in collections `drafter-ID-KIND`: every index folder has an ID of its own.

    The folder keeps its journal of vectors, so that a server that has lost them, or another one, is filled again
    without embedding anything.
    """

    def __init__(self, address: str, folder: Path, patience: float = 5.0) -> None:
        """Name the server and the folder; neither is asked for anything yet.

        Args:
            address: `http://host:port`.
            folder: of the index.
            patience: see `JournaledStore`.
        """
        super().__init__(folder, patience)
        self._address = address.rstrip("/")
        self._collections: dict[str, chromadb.Collection] = {}
        self._seen_whole = False

    def _publish(self, journal: VectorJournal) -> None:
        name = self._edition(journal)
        follows = journal.published == name and self._is_whole(journal)
        with self._translated():
            if not follows:
                self._drop_collections(journal)
            for kind, gone in journal.gone().items() if follows else ():
                self._collection(journal, kind).delete(ids=gone)
            for kind in journal.counts():
                collection = self._collection(journal, kind)
                for rows in journal.rows(kind, pending=follows):
                    collection.upsert(ids=[row.id for row in rows], embeddings=to_array(rows))
        journal.publish(name)
        self._seen_whole = True

    def _is_published(self, journal: VectorJournal) -> bool:
        if journal.published != self._edition(journal):
            return False
        if not self._seen_whole:
            self._seen_whole = bool(journal.unpublished) or self._is_whole(journal)
        return self._seen_whole

    def _search(
        self,
        journal: VectorJournal,
        vector: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]",
        k: int,
        kind: str,
    ) -> list[tuple[float, str]]:
        if kind not in journal.counts():
            return []
        with self._translated():
            collection = self._collection(journal, kind)
            found = collection.query(query_embeddings=vector, n_results=k, include=["distances"])
        return list(zip((found["distances"] or [[]])[0], found["ids"][0], strict=True))

    def _let_go(self) -> None:
        self._collections = {}
        self._seen_whole = False

    def _is_whole(self, journal: VectorJournal) -> bool:
        """Whether the server holds as many vectors as were published, and has not been emptied since."""
        with self._translated():
            known = {one.name: one for one in self._client.list_collections()}
            for kind, count in journal.counts().items():
                collection = known.get(_name(journal, kind))
                held = collection.count() if collection else 0
                if held < count - journal.unpublished:
                    return False
        return True

    def _edition(self, journal: VectorJournal) -> str:
        """What is published where: a collection takes vectors of one length only."""
        return f"{self._address} {journal.dimension}"

    def _drop_collections(self, journal: VectorJournal) -> None:
        for collection in self._client.list_collections():
            if collection.name.startswith(_name(journal, "")):
                self._client.delete_collection(collection.name)
        self._collections = {}

    def _collection(self, journal: VectorJournal, kind: str) -> "chromadb.Collection":
        if kind not in self._collections:
            name = _name(journal, kind)
            made = self._client.get_or_create_collection(name, embedding_function=None, configuration=_SPACE)
            self._collections[kind] = made
        return self._collections[kind]

    @cached_property
    def _client(self) -> "ClientAPI":
        chromadb = loaded_chroma()
        parts = urlsplit(self._address)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        with socket.create_connection((host, port), timeout=_CONNECT_S):
            """Somebody listens: the client itself would wait much longer to find out."""
        settings = chromadb.config.Settings(
            _env_file=None, anonymized_telemetry=False, chroma_otel_collection_endpoint=""
        )
        client = chromadb.HttpClient(host=host, port=port, ssl=parts.scheme == "https", settings=settings)
        session = getattr(getattr(client, "_server", None), "_session", None)
        if session is not None:
            session.timeout = _PATIENCE_S  # by default it waits for ever
        return cast("ClientAPI", client)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DrafterError:
            raise
        except Exception as error:
            self._let_go()
            self.__dict__.pop("_client", None)
            raise TransientServiceError(
                f"the Chroma server at {self._address} cannot be used: {error or type(error).__name__}",
                remedy='start it (`chroma run`), correct [knowledge] store, or set it to "local"',
            ) from error


def _name(journal: VectorJournal, kind: str) -> str:
    return f"drafter-{journal.id}-{kind}"
