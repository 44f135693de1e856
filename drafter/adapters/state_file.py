"""What is known of endpoints beyond one run: a small SQLite file beside the kept answers.

It holds nothing that could not be found out again: how an endpoint takes its requests, what was sent within the
last minute, what a run has spent. All threads and processes of a user on a machine share it; one writes at a time.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import OutputError
from drafter.shared_files import write_ahead

_TABLES = """
CREATE TABLE IF NOT EXISTS forms (endpoint TEXT PRIMARY KEY, form TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sent (
    ticket INTEGER PRIMARY KEY, endpoint TEXT NOT NULL, at INTEGER NOT NULL, tokens INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS sent_when ON sent (endpoint, at);
CREATE TABLE IF NOT EXISTS held (endpoint TEXT PRIMARY KEY, until INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS spent (
    run TEXT PRIMARY KEY, amount TEXT NOT NULL, closed INTEGER NOT NULL,
    begun_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
"""
_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_PRIVATE = 0o600


@dataclass(frozen=True)
class StateFile:
    """The file.

    Attributes:
        path: it is made, readable by its owner alone, when something is first noted in it.
    """

    path: Path

    @contextmanager
    def turn(self) -> Iterator[sqlite3.Connection]:
        """The file for oneself: what is done in it is done whole, or not at all.

        Raises:
            OutputError: it cannot be made, written, or is something else.
        """
        try:
            if not self.path.exists():
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.touch(mode=_PRIVATE)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)) as database:
                write_ahead(database, patience=_PATIENCE)
                database.execute("PRAGMA synchronous = NORMAL")
                database.executescript(_TABLES)
                database.execute("BEGIN IMMEDIATE")
                yield database
                database.execute("COMMIT")  # a connection that is closed before takes everything back
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                f"what is known of endpoints cannot be kept in {self.path}: {error}",
                remedy="delete this file, or name another place as model.answers in config.toml",
            ) from error
