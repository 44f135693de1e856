"""Records of runs in a database: a file of SQLite, or PostgreSQL by its URL.

A record is one row: what it is looked for by, and the whole of it as JSON. Tables are made with the first record.
SQLAlchemy is imported here and nowhere else.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    Text,
    create_engine,
    func,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from drafter.errors import ConfigError, DrafterError, OutputError, TransientServiceError
from drafter.records.runs import Run, Wanted

FORM = 1
"""Of the tables. A program refuses a database of a later form; for an earlier one it would bring steps."""

_PATIENCE_S = 5
"""Seconds to wait for a database that is locked or does not answer."""

_PRIVATE = 0o600
_DRIVERS = {"postgresql": "postgresql+psycopg", "sqlite": "sqlite+pysqlite"}
_POSTGRES_OPTIONS = {
    "connect_timeout": _PATIENCE_S,
    "options": f"-c statement_timeout={_PATIENCE_S}s -c lock_timeout={_PATIENCE_S}s",
    "application_name": "drafter",
}

_tables = MetaData()
_form = Table("drafter_form", _tables, Column("form", Integer, primary_key=True))
_runs = Table(
    "drafter_runs",
    _tables,
    Column("id", String(40), primary_key=True),
    Column("started", String(32), nullable=False, index=True),  # ISO 8601 in UTC: sorts as it reads, everywhere
    Column("case_id", Text, nullable=False, index=True),
    Column("department", Text, nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("ended", String(20), nullable=False),
    Column("document", Text, nullable=False),
)


class SqlRunStore:
    """Implements `records.runs.RunStore`. Each call has a connection of its own: threads may share a store.

    Args:
        url: `sqlite:///FILE` or `postgresql://USER@HOST/DATABASE`; the driver finds the password by itself, in
            the environment or in the user's password file.

    Raises:
        ConfigError: the address is none, or the driver of the database is not installed.
    """

    def __init__(self, url: str) -> None:
        self._url = _address(url)
        self._engine = _engine(self._url)
        self._ready = False

    def keep(self, run: Run) -> None:
        """Remember a run.

        Raises:
            OutputError: the file cannot be written, or the tables are of a later program.
            TransientServiceError: the database is locked, or cannot be reached.
        """
        with self._told():
            self._make_private()
            if not self._ready:
                self._make_tables()
                self._ready = True
            with self._engine.begin() as database:
                database.execute(insert(_runs).values(_row(run)))

    def runs(self, wanted: Wanted) -> Sequence[Run]:
        """Those that are looked for, the newest first.

        Raises:
            OutputError, TransientServiceError: as `keep`.
        """
        return self._found(_query(wanted))

    def named(self, start: str) -> Sequence[Run]:
        """The runs whose id begins so, at most two.

        Raises:
            OutputError, TransientServiceError: as `keep`.
        """
        begun = select(_runs.c.document).where(_runs.c.id.startswith(start, autoescape=True))
        return self._found(begun.order_by(_runs.c.id).limit(2))

    def _found(self, query: Select[str]) -> Sequence[Run]:
        if self._file is not None and not self._file.exists():
            return ()
        with self._told(), self._engine.connect() as database:
            if not self._is_known(database):
                return ()
            return [_run(document, self._place) for document in database.execute(query).scalars()]

    @property
    def _file(self) -> Path | None:
        return Path(self._url.database) if self._url.database and self._url.drivername in _SQLITE else None

    @property
    def _place(self) -> str:
        """The database as a person knows it, without anything secret."""
        bare = self._url.set(drivername=self._url.get_backend_name(), password=None, query={})
        return str(self._file or bare)

    def _make_private(self) -> None:
        """A new file is readable by its owner alone."""
        if self._file is not None and not self._file.exists():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch(mode=_PRIVATE)

    def _make_tables(self) -> None:
        """Make the tables where there are none; of several processes that try at once, all find them made."""
        with self._engine.connect() as database:
            if self._is_known(database):
                return
        try:
            with self._engine.begin() as database:
                _tables.create_all(database)
                database.execute(insert(_form).values(form=FORM))
        except DBAPIError:  # as another made them meanwhile; else it is an error
            with self._engine.connect() as database:
                if not self._is_known(database):
                    raise

    def _is_known(self, database: Connection) -> bool:
        """Whether the tables are there.

        Raises:
            OutputError: they are of a later program.
        """
        if not inspect(database).has_table(_form.name):
            return False
        form = database.execute(select(func.max(_form.c.form))).scalar()
        if form is not None and form > FORM:
            raise OutputError(
                f"the records in {self._place} were written by a later version of drafter (form {form})",
                remedy="install that version, or name another database as records.url in config.toml",
            )
        return form is not None

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What a database refuses, as an error that says what to do and holds nothing secret."""
        try:
            yield
        except DrafterError:
            raise
        except (SQLAlchemyError, OSError) as error:
            raise self._translated(error) from None

    def _translated(self, error: Exception) -> DrafterError:
        reason = _reason(error)
        if self._file is not None and "locked" not in reason:
            return OutputError(f"the records in {self._place} cannot be used: {reason}", remedy=_ANOTHER)
        waited = "is locked" if "locked" in reason else f"cannot be used: {reason}"
        return TransientServiceError(f"the database of records {self._place} {waited}", remedy=_LATER)


_SQLITE = frozenset({"sqlite", "sqlite+pysqlite"})
_ANOTHER = "name another file as records.url in config.toml, or set records.keep = false"
_LATER = "see that the database runs and takes you, or name another as records.url in config.toml"


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise ConfigError("records.url is no address of a database", remedy=_ANOTHER) from None
    if address.drivername not in _DRIVERS:
        raise ConfigError(
            f"records.url names a database of the kind {address.drivername}",
            remedy="write sqlite:///FILE or postgresql://USER@HOST/DATABASE",
        )
    return address.set(drivername=_DRIVERS[address.drivername])


def _engine(address: URL) -> Engine:
    options = {"timeout": _PATIENCE_S} if address.drivername in _SQLITE else _POSTGRES_OPTIONS
    try:
        return create_engine(address, poolclass=NullPool, connect_args=options, hide_parameters=True)
    except (ImportError, NoSuchModuleError):
        raise ConfigError(
            "records.url names a PostgreSQL database, and its driver is not installed",
            remedy="install drafter[postgres], or leave records.url empty",
        ) from None


def _query(wanted: Wanted) -> Select[str]:
    query = select(_runs.c.document).order_by(_runs.c.started.desc(), _runs.c.id.desc()).limit(wanted.most)
    if wanted.case:
        query = query.where(_runs.c.case_id.contains(wanted.case, autoescape=True))
    if wanted.department:
        query = query.where(_runs.c.department.contains(wanted.department, autoescape=True))
    if wanted.since:
        query = query.where(_runs.c.started >= _moment(wanted.since))
    if wanted.failed:
        query = query.where(_runs.c.ended == "failed")
    return query


def _row(run: Run) -> dict[str, object]:
    return {
        "id": run.id,
        "started": _moment(run.started),
        "case_id": _plain(run.case),
        "department": _plain(run.department),
        "year": run.year,
        "ended": run.ended.value,
        "document": _storable(run),
    }


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(text: str) -> str:
    """Without what a database cannot hold; the document holds it all."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _storable(run: Run) -> str:
    """As JSON in ASCII: no character that a database cannot hold stands in it."""
    return json.dumps(run.model_dump(mode="json"), ensure_ascii=True)


def _run(document: str, place: str) -> Run:
    try:
        return Run.model_validate_json(document)
    except ValidationError:
        raise OutputError(f"a record in {place} is damaged", remedy=_ANOTHER) from None


def _reason(error: Exception) -> str:
    """The driver's own first line; SQLAlchemy's would repeat the statement."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]
