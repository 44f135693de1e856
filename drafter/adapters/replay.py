"""Recorded answers: a model's words for a request, kept as files and given again without asking anyone."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from drafter.drafting.ports import ChatModel, Completion, Message
from drafter.drafting.prompts import request_digest
from drafter.errors import EvaluationError, OutputError
from drafter.findings.model import Frozen, Line


class Turn(Frozen):
    """One message of the request, kept so that a person can read what was answered."""

    role: Line
    content: str


class Recording(Frozen):
    """One answer on file, under the digest of its request.

    Attributes:
        model: the model's name in the request.
        answered_by: who really answered: an endpoint, or a person who wrote it.
        messages: the request.
        text: the answer as it came; only its head where it was too long.
        prompt_tokens: as counted then; 0 if nobody did.
        completion_tokens: likewise.
        finish: why the answer ended; empty if nobody said.
        length: bytes that were read of an answer that was too long; else 0.
        digest: SHA-256 of these; else empty.
        cost: what it was charged at then; empty without prices.
    """

    model: Line
    answered_by: Line
    messages: tuple[Turn, ...]
    text: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    finish: str = ""
    length: int = 0
    digest: str = ""
    cost: str = ""

    @property
    def completion(self) -> Completion:
        """The answer, as it is given again."""
        told = self.model_dump(exclude={"model", "answered_by", "messages"})
        return Completion(**told)


@dataclass(frozen=True)
class RecordedChat:
    """Answers from a folder, by digest of model, messages and schema; never asks a model.

    Attributes:
        folder: holds one `<digest>.json` a request, all of one model.

    Raises:
        EvaluationError: on construction: no recordings, unreadable ones, or those of several models.
    """

    folder: Path

    def __post_init__(self) -> None:
        """Refuse a folder that cannot answer for one model."""
        models = {recording.model for recording in self._recordings.values()}
        if len(models) != 1:
            found = ", ".join(sorted(models)) or "none"
            raise EvaluationError(
                f"{self.folder} must hold recordings of exactly one model; found: {found}",
                remedy="record answers into a folder of their own",
            )

    @property
    def name(self) -> str:
        """The model that was recorded."""
        return next(iter(self._recordings.values())).model

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """The recorded answer.

        Raises:
            EvaluationError: this request was never recorded.
        """
        digest = request_digest(self.name, messages, schema)
        recording = self._recordings.get(digest)
        if recording is None:
            raise EvaluationError(
                f"no recorded answer to request {digest[:12]} in {self.folder}",
                remedy="the case, the prompts or the passages have changed: record the answers again",
            )
        return recording.completion

    @cached_property
    def _recordings(self) -> Mapping[str, Recording]:
        return {path.stem: _read(path) for path in sorted(self.folder.glob("*.json"))}


@dataclass
class RecordingChat:
    """Passes requests on and keeps the answers.

    Attributes:
        inner: the model that answers.
        folder: where recordings go; created when the first one does.
        answered_by: who answers, as a reader of the recording should know it; by default the model's name.
    """

    inner: ChatModel
    folder: Path
    answered_by: str = field(default="")

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.inner.name

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Ask, and keep the answer.

        Raises:
            OutputError: the recording cannot be written.
        """
        completion = self.inner.complete(messages, schema)
        recording = Recording(
            model=self.name,
            answered_by=self.answered_by or self.name,
            messages=tuple(Turn.model_validate(asdict(message)) for message in messages),
            **asdict(completion),
        )
        _write(self.folder / f"{request_digest(self.name, messages, schema)}.json", recording)
        return completion


def _read(path: Path) -> Recording:
    try:
        return Recording.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise EvaluationError(f"the recording {path} cannot be read: {error}", remedy="record it again") from error


def _write(path: Path, recording: Recording) -> None:
    text = json.dumps(recording.model_dump(), ensure_ascii=False, indent=2) + "\n"
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write the recording {path}: {error}", remedy="choose another folder") from error
