"""The documents that were taken in, and which passages each gave: one SQLite file beside the index.

It is what must not be lost: vectors are made from it again, at any time. Each document is taken in, replaced or
forgotten in one transaction; a process that is killed leaves all of it or nothing. Others may read meanwhile.
"""

import errno
import hashlib
import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from drafter.errors import OutputError, TransientServiceError
from drafter.findings.model import Frozen
from drafter.knowledge.description import Description, Told
from drafter.knowledge.model import Passage
from drafter.shared_files import write_ahead

FILE = "catalogue.sqlite3"
_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS documents (
    path TEXT PRIMARY KEY, digest TEXT NOT NULL, version INTEGER NOT NULL, taken_in TEXT NOT NULL,
    made_by TEXT NOT NULL, told TEXT NOT NULL, described TEXT NOT NULL, sketch BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_by_digest ON documents (digest);
CREATE TABLE IF NOT EXISTS passages (
    path TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (path, position)
) WITHOUT ROWID;
PRAGMA user_version = 1;
COMMIT;
"""
_VERSION = 1
_PATIENCE_S = 30.0
_COLUMNS = "path, digest, version, taken_in, made_by, told, described, sketch"


class Entry(Frozen):
    """One document of the catalogue.

    Attributes:
        path: absolute, links resolved.
        digest: SHA-256 of the file as it was taken in.
        version: 1 for the first content taken in from this path, and one more for each that replaced it.
        taken_in: when, ISO 8601 with the time zone.
        made_by: names the way in which its passages were cut; another way cuts them anew.
        told: what the user said of it.
        described: what is known of it.
        sketch: see `drafter.knowledge.duplicates`.
    """

    path: str
    digest: str
    version: int
    taken_in: str
    made_by: str
    told: Told
    described: Description
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the catalogue with the number of its passages."""

    entry: Entry
    passages: int


class Catalogue:
    """The catalogue in a folder. A folder without one reads as an empty one and is left as it is."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is opened yet."""
        self._folder = folder
        self._open: sqlite3.Connection | None = None
        self._copy: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Let go of the file; the next call opens it again."""
        if self._open is not None:
            self._open.close()
            self._open = None
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def entry(self, path: str) -> Entry | None:
        """What was taken in from a path."""
        return next(iter(self._entries("WHERE path = ?", path)), None)

    def of_digest(self, digest: str) -> list[Entry]:
        """The documents with a content, in the order of their paths."""
        return self._entries("WHERE digest = ?", digest)

    def entries(self) -> list[Entry]:
        """All documents, in the order of their paths."""
        return self._entries("")

    def listed(self) -> list[Listed]:
        """All documents with the number of their passages, in the order of their paths."""
        counted = "SELECT path, count(*) FROM passages GROUP BY path"
        counts = {path: int(count) for path, count in self._read(counted)}
        return [Listed(entry, counts.get(entry.path, 0)) for entry in self.entries()]

    def passages(self) -> Iterator[Passage]:
        """Every passage once, whichever documents gave it."""
        seen: set[str] = set()
        for name, data in self._read("SELECT id, data FROM passages ORDER BY path, position"):
            if name not in seen:
                seen.add(name)
                yield Passage.model_validate_json(data)

    def count(self, path: str) -> int:
        """How many passages a document gave."""
        return sum(int(count) for (count,) in self._read("SELECT count(*) FROM passages WHERE path = ?", path))

    def digest(self) -> str:
        """Of all that was taken in; empty if nothing was."""
        told = [f"{entry.digest} {entry.described!r} {entry.made_by}" for entry in self.entries()]
        return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest() if told else ""

    def take(self, entry: Entry, passages: Sequence[Passage]) -> None:
        """Keep a document, in place of what was taken in from its path.

        Raises:
            OutputError: the catalogue cannot be written; it is as it was.
        """
        values = (
            *(entry.path, entry.digest, entry.version, entry.taken_in, entry.made_by),
            *(entry.told.model_dump_json(), entry.described.model_dump_json(), entry.sketch),
        )
        rows = [(entry.path, at, one.id, _dumped(one)) for at, one in enumerate(passages)]
        with self._writing() as database:
            self._forgotten(database, [entry.path])
            database.execute(f"INSERT INTO documents ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608
            database.executemany("INSERT INTO passages VALUES (?, ?, ?, ?)", rows)

    def forget(self, paths: Collection[str]) -> None:
        """Forget documents and their passages; unknown paths are ignored.

        Raises:
            OutputError: the catalogue cannot be written; it is as it was.
        """
        if paths:
            with self._writing() as database:
                self._forgotten(database, paths)

    def _forgotten(self, database: sqlite3.Connection, paths: Iterable[str]) -> None:
        named = [(path,) for path in paths]
        database.executemany("DELETE FROM documents WHERE path = ?", named)
        database.executemany("DELETE FROM passages WHERE path = ?", named)

    def _entries(self, where: str, *values: str) -> list[Entry]:
        query = f"SELECT {_COLUMNS} FROM documents {where} ORDER BY path"  # noqa: S608 - fixed words
        return [_entry(row) for row in self._read(query, *values)]

    def _read(self, query: str, *values: str) -> Iterator[tuple[str, ...]]:
        """Rows as they come; none where there is no catalogue."""
        if self._open is None and not (self._folder / FILE).is_file():
            return
        with self._translated():
            yield from self._database().execute(query, values)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._translated():
            self._folder.mkdir(parents=True, exist_ok=True)
            database = self._database()
            if self._copy is not None:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            with database:
                yield database

    def _database(self) -> sqlite3.Connection:
        if self._open is None:
            database = sqlite3.connect(self._place(), timeout=_PATIENCE_S, check_same_thread=False)
            try:
                write_ahead(database, patience=_PATIENCE_S)
                database.execute("PRAGMA synchronous=NORMAL")
                found = database.execute("PRAGMA user_version").fetchone()[0]
                if not found:
                    database.executescript(_SCHEMA)
            except BaseException:
                with suppress(sqlite3.Error):
                    database.close()
                raise
            if found > _VERSION:
                database.close()
                raise self._newer()
            self._open = database
        return self._open

    def _place(self) -> Path:
        """The file, or a copy of one that may only be read: SQLite writes even where it is only asked."""
        file = self._folder / FILE
        if not file.is_file() or (os.access(file, os.W_OK) and os.access(self._folder, os.W_OK)):
            return file
        self._copy = TemporaryDirectory(prefix="drafter-catalogue-", ignore_cleanup_errors=True)
        for part in self._folder.glob(f"{FILE}*"):
            if not part.name.endswith("-shm"):
                copyfile(part, Path(self._copy.name) / part.name)
        return Path(self._copy.name) / FILE

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Whatever SQLite or the system says becomes an error of this project."""
        file = self._folder / FILE
        try:
            yield
        except OSError as error:
            raise OutputError(
                f"{file} cannot be written: {error.strerror or error}",
                remedy="name another folder as knowledge.index in config.toml",
            ) from error
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise TransientServiceError(f"{file} is in use", remedy="try again later") from error
            if "disk is full" in str(error):
                raise OutputError(
                    f"the disk is full: {file} could not be written",
                    remedy="free some space and try again, what was taken in is kept",
                ) from error
            if "readonly" in str(error) or "unable to open" in str(error):
                raise OutputError(
                    f"{file} cannot be written: {error}",
                    remedy="name another folder as knowledge.index in config.toml",
                ) from error
            raise OutputError(
                f"{file} is damaged: {error}",
                remedy="move it away and take the documents in again; their vectors are kept",
            ) from error

    def _newer(self) -> OutputError:
        return OutputError(
            f"{self._folder / FILE} was made by a newer drafter",
            remedy="use that one, or name another folder as knowledge.index in config.toml",
        )


def _entry(row: tuple[str, ...]) -> Entry:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    parsed = {name: json.loads(values.pop(name)) for name in ("told", "described")}
    return Entry.model_validate({**values, **parsed})


def _dumped(passage: Passage) -> str:
    return passage.model_dump_json(exclude_defaults=True)
