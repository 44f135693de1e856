"""Answers kept as they come: a request that was answered once is neither sent nor paid for again.

One SQLite file for all runs of a user. Each answer is written before it is used, in a transaction of its own, so
that a run that is killed goes on where it stopped; several processes may share the file.
"""

import json
import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import local

from drafter.drafting.ports import ChatModel, Completion, Message
from drafter.drafting.prompts import request_digest
from drafter.errors import OutputError
from drafter.records.redaction import without_secrets
from drafter.shared_files import write_ahead

_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers (request TEXT, turn INTEGER, model TEXT NOT NULL, answer TEXT NOT NULL, "
    "kept_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (request, turn)) WITHOUT ROWID"
)
_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_PRIVATE = 0o600
_log = logging.getLogger(__name__)


class _Opened:
    """An open file, closed as soon as nobody holds it: a connection alone would wait for the collector of rings.

    Attributes:
        database: the connection; one thread uses it, and whichever lets go of it last closes it.
        file: which file that is.
    """

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=_PRIVATE)
        self.database = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
        write_ahead(self.database, patience=_PATIENCE)
        self.database.execute(_TABLE)
        self.file = _identity(path)

    def __del__(self) -> None:
        if "database" in vars(self):
            self.database.close()


class _Here(local):
    """What one thread has open; it lets go of it when it ends."""

    opened: _Opened | None = None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_dev, state.st_ino


@dataclass(frozen=True)
class AnswerFile:
    """The answers on disk.

    Attributes:
        path: of the SQLite file; it is made, readable by its owner alone, when it is first needed.
        failed: why answers could not be kept, those that could not.
    """

    path: Path
    failed: list[OutputError] = field(default_factory=list, init=False, compare=False, repr=False)
    _here: _Here = field(default_factory=_Here, init=False, compare=False, repr=False)

    @property
    def unkept(self) -> OutputError | None:
        """Why an answer could not be kept; `None` as long as all could."""
        return self.failed[0] if self.failed else None

    def answer(self, request: str, turn: int) -> Completion | None:
        """The answer to a request when it was asked for the `turn`-th time, from 0; `None` if there is none.

        Raises:
            OutputError: the file cannot be made or is no file of answers.
        """
        if not self.path.exists():
            return None
        with self._opened() as database:
            row = database.execute(
                "SELECT answer FROM answers WHERE request = ? AND turn = ?", (request, turn)
            ).fetchone()
        return Completion(**json.loads(row[0])) if row else None

    def keep(self, request: str, turn: int, model: str, answer: Completion) -> None:
        """Keep an answer; one that another process kept first stays.

        Raises:
            OutputError: it cannot be written.
        """
        with self._opened() as database, database:
            database.execute(
                "INSERT OR IGNORE INTO answers (request, turn, model, answer) VALUES (?, ?, ?, ?)",
                (request, turn, model, json.dumps(asdict(answer), ensure_ascii=False)),
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The file as this thread has it open: opened anew for every answer it would cost as much as an answer."""
        try:
            opened = self._here.opened
            if opened is None or opened.file != _identity(self.path):  # somebody has taken that file away
                opened = self._here.opened = _Opened(self.path)
            yield opened.database
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                f"the answers kept in {self.path} cannot be used: {error}",
                remedy="name another file as model.answers in config.toml, or delete this one and ask anew",
            ) from error


@dataclass
class KeptChat:
    """A chat model whose answers are kept; implements `drafting.ports.ChatModel`. One object serves one run.

    A run may ask the same thing twice, after an answer without words: the second asking is another one.

    Attributes:
        inner: the model that is asked where no answer is kept.
        file: the answers.
        settings: what else an answer depends on, such as the temperature; another endpoint is another model.
        fresh: ask anew, whatever is kept; what comes is used and not kept.
        must_keep: an answer that could not be kept is the last one that anybody pays for who shares `file`.
        secrets: what may stand in no file, such as the key: a model or a proxy may echo it.
    """

    inner: ChatModel
    file: AnswerFile
    settings: Mapping[str, str | float | int]
    fresh: bool = False
    must_keep: bool = False
    secrets: Sequence[str] = field(default=(), repr=False)
    _asked: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.inner.name

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Answer once, as it was answered before or by the model.

        Raises:
            ServiceError: the model could not be asked, or refused.
            OutputError: the answers kept cannot be read, or what was answered before could not be kept.
        """
        if self.fresh:
            return self.inner.complete(messages, schema)
        request = request_digest(self.name, messages, {"schema": schema, "settings": dict(self.settings)})
        turn = self._asked[request]
        self._asked[request] += 1
        kept = self.file.answer(request, turn)
        if kept is not None:
            return kept
        if self.must_keep and (why := self.file.unkept):
            raise OutputError(str(why), remedy=why.remedy) from why
        answer = self.inner.complete(messages, schema)
        answer = replace(answer, text=without_secrets(answer.text, self.secrets))
        try:
            self.file.keep(request, turn, self.name, answer)
        except OutputError as error:  # the answer is paid for: it is used, though it may have to be paid for again
            if not (self.must_keep and self.file.unkept):  # else it has been told
                _log.warning("%s", error)
            self.file.failed.append(error)
        return answer
