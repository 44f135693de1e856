"""Vectors as they are made, in one SQLite file: what was added is kept, at whatever moment the process is killed.

Chroma's own index does not survive that: killed while it writes its graph, it can no longer be opened. So the
journal holds the vectors, and whatever searches them is brought up to date from it, without embedding anything.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS notes (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS vectors (id TEXT PRIMARY KEY, kind TEXT NOT NULL, vector BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS pending (id TEXT PRIMARY KEY, kind TEXT NOT NULL);
INSERT OR IGNORE INTO notes VALUES ('id', lower(hex(randomblob(6))));
PRAGMA user_version = 1;
COMMIT;
"""
_STAMP = "stamp."
_PUBLISHED = "published"
_ID = "id"
_PORTION = 500
_FLOAT_BYTES = 4


class Row(NamedTuple):
    """One vector of single-precision numbers, in the byte order of the machine."""

    id: str
    kind: str
    vector: bytes


class VectorJournal:
    """The vectors of an index, what is recorded about them, and what is not published yet.

    Every method is one transaction. Two processes may read while one writes.
    """

    def __init__(self, file: Path, patience: float) -> None:
        """Name the file; it is made when it is first needed.

        Args:
            file: in a folder that exists when it is first needed.
            patience: seconds to wait for another program that keeps the file locked.
        """
        self._file = file
        self._patience = patience
        self._open: sqlite3.Connection | None = None

    def close(self) -> None:
        """Let go of the file; the next call opens it again."""
        if self._open is not None:
            self._open.close()
            self._open = None

    @property
    def id(self) -> str:
        """Tells this journal from every other."""
        return self._note(_ID)

    def stamp(self) -> dict[str, str]:
        """What was last recorded about the vectors."""
        rows = self._database.execute("SELECT key, value FROM notes WHERE key LIKE ?", (_STAMP + "%",))
        return {key.removeprefix(_STAMP): value for key, value in rows}

    def record(self, stamp: Mapping[str, str]) -> None:
        """Record something about the vectors, in place of what was recorded."""
        with self._database as database:
            database.execute("DELETE FROM notes WHERE key LIKE ?", (_STAMP + "%",))
            database.executemany("INSERT INTO notes VALUES (?, ?)", [(_STAMP + k, v) for k, v in stamp.items()])

    def ids(self) -> set[str]:
        """The ids of all vectors."""
        return {name for (name,) in self._database.execute("SELECT id FROM vectors")}

    def counts(self) -> dict[str, int]:
        """How many vectors there are of each kind."""
        return dict(self._database.execute("SELECT kind, count(*) FROM vectors GROUP BY kind"))

    @property
    def dimension(self) -> int:
        """The length of the vectors; 0 if there are none."""
        row = self._database.execute("SELECT length(vector) FROM vectors LIMIT 1").fetchone()
        return row[0] // _FLOAT_BYTES if row else 0

    def some(self, ids: Collection[str]) -> Iterator[Row]:
        """The vectors of these ids, in no order; unknown ids are ignored."""
        wanted = iter(ids)
        while portion := list(islice(wanted, _PORTION)):
            marks = ",".join("?" * len(portion))
            found = self._database.execute(
                f"SELECT id, kind, vector FROM vectors WHERE id IN ({marks})",  # noqa: S608 - question marks
                portion,
            )
            yield from (Row(*row) for row in found)

    def put(self, rows: Sequence[Row]) -> None:
        """Keep vectors; one with a known id replaces it."""
        with self._database as database:
            database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
            database.executemany("INSERT OR REPLACE INTO pending VALUES (?, ?)", [row[:2] for row in rows])

    def drop(self, ids: Collection[str]) -> None:
        """Forget vectors; unknown ids are ignored."""
        named = [(name,) for name in ids]
        with self._database as database:
            database.executemany("INSERT OR REPLACE INTO pending SELECT id, kind FROM vectors WHERE id = ?", named)
            database.executemany("DELETE FROM vectors WHERE id = ?", named)

    # what the search does not know yet

    @property
    def published(self) -> str:
        """What was published last, in the words of whoever did; empty for nothing."""
        return self._note(_PUBLISHED)

    @property
    def unpublished(self) -> int:
        """How many changes are not published."""
        count: int = self._database.execute("SELECT count(*) FROM pending").fetchone()[0]
        return count

    def gone(self) -> dict[str, list[str]]:
        """By kind, the ids whose removal is not published."""
        rows = self._database.execute("SELECT id, kind FROM pending WHERE id NOT IN (SELECT id FROM vectors)")
        found: dict[str, list[str]] = {}
        for name, kind in rows:
            found.setdefault(kind, []).append(name)
        return found

    def rows(self, kind: str, *, pending: bool) -> Iterator[list[Row]]:
        """The vectors of a kind, all of them or those not published, in portions."""
        chosen = "AND id IN (SELECT id FROM pending)" if pending else ""
        query = f"SELECT id, kind, vector FROM vectors WHERE kind = ? {chosen} ORDER BY rowid"  # noqa: S608 - fixed
        found = self._database.execute(query, (kind,))
        while portion := [Row(*row) for row in islice(found, _PORTION)]:
            yield portion

    def publish(self, name: str) -> None:
        """Note that everything is published now, and under which name."""
        with self._database as database:
            database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (_PUBLISHED, name))
            database.execute("DELETE FROM pending")

    def _note(self, key: str) -> str:
        row = self._database.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    @property
    def _database(self) -> sqlite3.Connection:
        if self._open is None:
            database = sqlite3.connect(self._file, timeout=self._patience, check_same_thread=False)
            try:
                database.execute("PRAGMA journal_mode=WAL")
                database.execute("PRAGMA synchronous=NORMAL")
                if not database.execute("PRAGMA user_version").fetchone()[0]:
                    database.executescript(_SCHEMA)
            except BaseException:
                with suppress(sqlite3.Error):
                    database.close()
                raise
            self._open = database
        return self._open


def to_bytes(vector: Sequence[float]) -> bytes:
    """A vector as the journal keeps it."""
    import numpy as np

    return np.asarray(vector, dtype=np.float32).tobytes()


def to_array(rows: Iterable[Row]) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    """The vectors of rows, one a line."""
    import numpy as np

    return np.stack([np.frombuffer(row.vector, dtype=np.float32) for row in rows])
