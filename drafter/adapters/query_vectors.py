"""Vectors of questions kept from one run to the next: a batch asks the same things again and again.

One SQLite file in the index folder, shared by all processes. It holds digests and vectors, no question. Where it
cannot be read or written the vectors are made anew: nothing but time is lost.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from drafter.adapters.vector_journal import to_bytes
from drafter.knowledge.ports import Embedder

_TABLE = "CREATE TABLE IF NOT EXISTS questions (digest BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_PATIENCE_S = 2.0
_MOST = 100_000
"""Questions kept; then all are forgotten at once. So many take 150 MB."""


@dataclass(frozen=True)
class RememberedQueries:
    """Implements `Embedder`: another one, whose questions are embedded once.

    Attributes:
        inner: makes the vectors.
        file: keeps those of questions.
    """

    inner: Embedder
    file: Path

    @property
    def name(self) -> str:
        """The embedder's own name."""
        return self.inner.name

    def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """As the embedder itself."""
        return self.inner.passages(texts)

    def query(self, text: str) -> list[float]:
        """The vector of a question, in single precision whether it was kept or is made now."""
        digest = hashlib.sha256(f"{self.name}\0{text}".encode("utf-8", "surrogatepass")).digest()
        known = self._known(digest)
        if known is None:
            known = to_bytes(self.inner.query(text))
            self._keep(digest, known)
        return _floats(known)

    def _known(self, digest: bytes) -> bytes | None:
        with suppress(OSError, sqlite3.Error):
            if self.file.exists():
                with self._open() as database:
                    row = database.execute("SELECT vector FROM questions WHERE digest = ?", (digest,)).fetchone()
                return bytes(row[0]) if row else None
        return None

    def _keep(self, digest: bytes, vector: bytes) -> None:
        with suppress(OSError, sqlite3.Error), self._open() as database, database:
            database.execute(_TABLE)
            (kept,) = database.execute("SELECT count(*) FROM questions").fetchone()
            if kept >= _MOST:
                database.execute("DELETE FROM questions")
            database.execute("INSERT OR IGNORE INTO questions VALUES (?, ?)", (digest, vector))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.file, timeout=_PATIENCE_S)) as database:
            database.execute("PRAGMA synchronous = OFF")
            yield database


def _floats(vector: bytes) -> list[float]:
    import numpy as np

    floats: list[float] = np.frombuffer(vector, dtype=np.float32).tolist()
    return floats
