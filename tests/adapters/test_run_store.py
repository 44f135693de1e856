"""Records of runs in SQLite and in a real PostgreSQL: found again, kept apart, and never in a draft's way."""

import multiprocessing
import os
import sqlite3
import stat
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.adapters import run_store
from drafter.adapters.run_store import SqlRunStore
from drafter.errors import ConfigError, OutputError, TransientServiceError
from drafter.records.runs import Ended, Wanted
from tests.adapters import postgres
from tests.records.made_up import NOON, run


@pytest.fixture(scope="module")
def server():
    """The address of a PostgreSQL; its socket's path has to be short."""
    if not postgres.found():
        pytest.skip("initdb and pg_ctl are not on this machine")
    with (
        tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder,
        postgres.running(Path(folder) / "db") as url,
    ):
        yield url


@pytest.fixture
def emptied(server):
    """The same, without what the test before left."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as database:
        database.execute("DROP TABLE IF EXISTS drafter_runs, drafter_form")
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A new database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'runs.sqlite'}"
    return request.getfixturevalue("emptied")


@pytest.fixture
def store(url):
    return SqlRunStore(url)


def test_a_run_is_found_as_it_was_kept(store):
    one = run()
    store.keep(one)
    assert store.runs(Wanted()) == [one]
    assert store.named(one.id[:17]) == [one]


def test_where_nothing_was_kept_nothing_is_found_and_nothing_is_made(store, tmp_path):
    assert list(store.runs(Wanted())) == list(store.named("2026")) == []
    assert not (tmp_path / "runs.sqlite").exists()


def test_the_newest_come_first_and_no_more_than_are_wanted(store):
    kept = [run(number) for number in (2, 0, 3, 1)]
    for one in kept:
        store.keep(one)
    assert [one.case for one in store.runs(Wanted(most=3))] == ["case-3", "case-2", "case-1"]


def test_runs_are_looked_for_by_case_department_time_and_end(store):
    store.keep(run(0, department="石塘县（虚构）林场"))
    store.keep(run(1, case="100%_case"))
    store.keep(run(2, ended=Ended.FAILED, made=None, made_from=None, error="TransientServiceError: away"))

    def cases(**wanted):
        return [one.case for one in store.runs(Wanted(**wanted))]

    assert cases(department="林场") == ["case-0"]
    assert cases(case="%_c") == ["100%_case"]
    assert cases(since=NOON + timedelta(minutes=1)) == ["case-2", "100%_case"]
    assert cases(failed=True) == ["case-2"]
    assert cases(case="case-0", department="文化馆") == []


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.text(min_size=1), error=st.text())
def test_any_text_comes_back_as_it_was(store, name, error):
    one = run(department=name, error=error)
    store.keep(one)
    assert store.named(one.id) == [one]


def _keep_many(url, count):
    store = SqlRunStore(url)
    for number in range(count):
        store.keep(run(number))


def test_several_processes_that_begin_at_once_lose_nothing(url):
    context = multiprocessing.get_context("spawn")
    several = [context.Process(target=_keep_many, args=(url, 25)) for _ in range(4)]
    for one in several:
        one.start()
    for one in several:
        one.join()
    assert [one.exitcode for one in several] == [0] * 4
    assert len(SqlRunStore(url).runs(Wanted(most=1000))) == 100


def test_a_database_of_a_later_program_is_left_alone(store, url):
    from sqlalchemy import create_engine, text

    store.keep(run())
    with create_engine(store._url).begin() as database:
        database.execute(text("INSERT INTO drafter_form VALUES (99)"))
    with pytest.raises(OutputError, match=r"later version of drafter \(form 99\)"):
        SqlRunStore(url).keep(run())
    with pytest.raises(OutputError, match="later version"):
        SqlRunStore(url).runs(Wanted())


def test_a_file_is_for_its_owner_alone(tmp_path):
    SqlRunStore(f"sqlite:///{tmp_path / 'deep' / 'runs.sqlite'}").keep(run())
    assert stat.S_IMODE((tmp_path / "deep" / "runs.sqlite").stat().st_mode) == 0o600


def test_a_file_that_another_program_holds_is_waited_for_and_then_told(tmp_path, monkeypatch):
    monkeypatch.setattr(run_store, "_PATIENCE_S", 0.2)
    file = tmp_path / "runs.sqlite"
    store = SqlRunStore(f"sqlite:///{file}")
    store.keep(run())
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(TransientServiceError, match=r"runs\.sqlite is locked"):
        store.keep(run())
    holder.close()
    store.keep(run())


@pytest.mark.parametrize("what", ["no database", "a folder", "no folder can be made"])
def test_a_file_that_cannot_be_used_is_told_with_what_to_do(tmp_path, what):
    file = tmp_path / "runs.sqlite"
    if what == "no database":
        file.write_text("these are no records, but something else that somebody wrote", encoding="utf-8")
    elif what == "a folder":
        file.mkdir()
    else:
        (tmp_path / "file").touch()
        file = tmp_path / "file" / "runs.sqlite"
    with pytest.raises(OutputError) as caught:
        SqlRunStore(f"sqlite:///{file}").keep(run())
    assert str(file) in str(caught.value)
    assert "records.url" in caught.value.remedy


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_only_be_read_is_told(tmp_path):
    file = tmp_path / "runs.sqlite"
    store = SqlRunStore(f"sqlite:///{file}")
    store.keep(run())
    file.chmod(0o400)
    with pytest.raises(OutputError, match="readonly"):
        store.keep(run())
    assert len(store.runs(Wanted())) == 1


def test_a_server_that_is_away_is_told_without_anything_secret(monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "never-to-be-seen")
    store = SqlRunStore("postgresql://clerk@127.0.0.1:9/records")
    with pytest.raises(TransientServiceError) as caught:
        store.keep(run())
    assert "postgresql://clerk@127.0.0.1:9/records cannot be used" in str(caught.value)
    assert "never-to-be-seen" not in f"{caught.value} {caught.value.remedy}"


def test_a_table_that_somebody_holds_is_not_waited_for_for_ever(emptied, monkeypatch):
    import psycopg

    SqlRunStore(emptied).keep(run())
    patience = {**run_store._POSTGRES_OPTIONS, "options": "-c statement_timeout=300ms -c lock_timeout=300ms"}
    monkeypatch.setattr(run_store, "_POSTGRES_OPTIONS", patience)
    with psycopg.connect(emptied) as holder:
        holder.execute("LOCK TABLE drafter_runs IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(TransientServiceError, match="timeout"):
            SqlRunStore(emptied).keep(run())


@pytest.mark.parametrize(
    ("url", "said"),
    [("mysql://a/b", "of the kind mysql"), ("", "no address"), ("not an address", "no address")],
)
def test_what_is_no_address_is_refused(url, said):
    with pytest.raises(ConfigError, match=said):
        SqlRunStore(url)
