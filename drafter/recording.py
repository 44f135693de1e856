"""From a draft to what is remembered of its run: a record, and spans where somebody collects them."""

import platform
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from drafter.drafting.model import Refusal
from drafter.findings.model import Case
from drafter.pipeline import DraftedNotice
from drafter.records.digests import digest
from drafter.records.keeping import Recorder
from drafter.records.model import RunRecord
from drafter.records.runs import Ended, Made, MadeFrom, Refused, Run, Usage, new_id
from drafter.services import Observer
from drafter.verification.model import Severity


class Trace(Observer, Protocol):
    """Sees one run go on, for whoever collects traces. It never fails, and nobody waits for it."""

    def about(self, case: Case) -> None:
        """The case has been read."""
        ...

    def end(self, told: Mapping[str, str | int | float]) -> None:
        """The run is over; this is what came of it, without any text."""
        ...


class Tracer(Protocol):
    """Follows runs."""

    def begin(self, command: str, usage: Callable[[], Usage]) -> Trace:
        """A run begins; `usage` tells what it has asked of a model so far."""
        ...

    def close(self) -> None:
        """Send what has not been sent, for a second or two at most."""
        ...


class Silent:
    """Sees work go on, and says nothing; implements `Observer`, `Trace` and `Tracer`."""

    def stage(self, name: str) -> None:
        """Nothing."""

    def progress(self, done: int, total: int) -> None:
        """Nothing."""

    def about(self, case: Case) -> None:
        """Nothing."""

    def end(self, told: Mapping[str, str | int | float]) -> None:
        """Nothing."""

    def begin(self, command: str, usage: Callable[[], Usage]) -> "Silent":  # noqa: ARG002
        """Itself: it remembers nothing."""
        return self

    def close(self) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Memory:
    """Where runs are remembered, as the settings choose it.

    Attributes:
        recorder: keeps their records.
        tracer: follows them.
    """

    recorder: Recorder
    tracer: Tracer

    def begin(self, command: str, case: str, usage: Callable[[], Usage]) -> "RunOnItsWay":
        """A run begins.

        Args:
            command: `draft` or `batch`.
            case: what the case is called as long as it has not been read.
            usage: tells what the run has asked of a model so far.
        """
        return RunOnItsWay(self.recorder, self.tracer.begin(command, usage), command, usage, {"case": case})

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Send, when the block is over, what has not been sent; for a second or two at most."""
        try:
            yield
        finally:
            self.tracer.close()


@dataclass
class RunOnItsWay:
    """A run that has begun.

    Attributes:
        recorder: keeps its record.
        trace: follows it.
        command: `draft` or `batch`.
        usage: what it has asked of a model so far.
        case: id, department and year, as far as they are known.
        started: when it began.
    """

    recorder: Recorder
    trace: Trace
    command: str
    usage: Callable[[], Usage]
    case: dict[str, str | int]
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    _clock: float = field(default_factory=time.monotonic)

    def about(self, case: Case) -> None:
        """The case has been read."""
        self.case = {"case": case.id, "department": case.department.name, "year": case.fiscal_year}
        self.trace.about(case)

    def seen_by(self, observer: Observer) -> Observer:
        """An observer that is told what this one is told, and the trace with it."""
        return _Both(observer, self.trace)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Remember an error that ends the run, and let it pass; a store that cannot be used is passed over."""
        try:
            yield
        except BaseException as error:
            self.failed(error)
            raise

    def drafted(self, drafted: DraftedNotice, written: Iterable[Path]) -> str:
        """The run made a notice.

        Returns:
            Nothing, or why no record could be kept.
        """
        record = RunRecord.model_validate(drafted.dossier.record)
        files = {path.name: digest(path.read_bytes()) for path in written}
        made = _made(drafted, record, files)
        self.trace.end(_told(made, record, self.usage()))
        return self._keep(ended=Ended.DRAFTED, made=made, made_from=MadeFrom.of(record, platform.python_version()))

    def failed(self, error: BaseException) -> str:
        """The run ended with an error: what it asked has been paid for all the same.

        Returns:
            Nothing, or why no record could be kept.
        """
        self.trace.end({"ended": Ended.FAILED.value, "error": type(error).__name__})
        return self._keep(ended=Ended.FAILED, error=f"{type(error).__name__}: {error}")

    def _keep(self, **outcome: object) -> str:
        about = {"id": new_id(self.started), "started": self.started, "command": self.command, **self.case}
        took = round(time.monotonic() - self._clock, 3)
        return self.recorder.keep(Run.model_validate({**about, "took_s": took, "usage": self.usage(), **outcome}))


@dataclass(frozen=True)
class _Both:
    """Tells two observers."""

    first: Observer
    second: Observer

    def stage(self, name: str) -> None:
        self.first.stage(name)
        self.second.stage(name)

    def progress(self, done: int, total: int) -> None:
        self.first.progress(done, total)
        self.second.progress(done, total)


def _made(drafted: DraftedNotice, record: RunRecord, files: dict[str, str]) -> Made:
    dossier = drafted.dossier
    severities = [violation.severity for violation in dossier.report.violations]
    return Made(
        total=str(dossier.card.total),
        grade=dossier.card.grade,
        items=len(dossier.draft.problems),
        answers=len(record.calls),
        blocks=severities.count(Severity.BLOCK),
        reviews=severities.count(Severity.REVIEW),
        refusals=tuple(map(_refused, dossier.draft.refusals)),
        fell_back=bool(drafted.fell_back),
        files=files,
    )


def _refused(refusal: Refusal) -> Refused:
    checks = dict.fromkeys(violation.check for violation in refusal.violations)
    return Refused(clause=refusal.clause, role=str(refusal.role), checks=tuple(map(str, checks)))


def _told(made: Made, record: RunRecord, usage: Usage) -> dict[str, str | int | float]:
    """What a trace is told of a run: counts and digests."""
    return {
        "ended": Ended.DRAFTED.value,
        "version": record.drafter,
        "writer": record.writer,
        "case.digest": record.case,
        "prompts.digest": record.prompts,
        "items": made.items,
        "answers": made.answers,
        "blocks": made.blocks,
        "reviews": made.reviews,
        "refusals": len(made.refusals),
        "fell_back": int(made.fell_back),
        "calls": usage.calls,
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
    }
