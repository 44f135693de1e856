"""A file that another process locks just now is waited for; one that is locked for good is not."""

import sqlite3
from contextlib import closing
from threading import Timer

import pytest

from drafter.shared_files import write_ahead


@pytest.fixture
def path(tmp_path):
    return tmp_path / "file.sqlite"


@pytest.fixture
def holder(path):
    """Who has a file in the old journal mode for himself."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("CREATE TABLE kept (one)")
        other.execute("BEGIN EXCLUSIVE")
        yield other


def test_a_lock_that_is_let_go_is_waited_for(holder, path):
    Timer(0.1, holder.execute, ["COMMIT"]).start()
    with closing(sqlite3.connect(path, timeout=0)) as database:
        write_ahead(database, patience=20)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.usefixtures("holder")
def test_a_lock_for_good_is_told(path):
    with (
        closing(sqlite3.connect(path, timeout=0)) as database,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        write_ahead(database, patience=0.05)


def test_what_is_no_database_is_told_at_once(path):
    path.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with (
        closing(sqlite3.connect(path)) as database,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        write_ahead(database, patience=20)
