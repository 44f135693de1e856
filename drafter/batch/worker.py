"""Drafts one case of a batch after the other, whatever becomes of any of them."""

import gc
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter.batch.finished import Finished
from drafter.batch.forgetting import Forgetting
from drafter.batch.model import Outcome, Status, Task
from drafter.batch.turns import give_way
from drafter.errors import DrafterError, InputError
from drafter.findings.loading import LoadedCase
from drafter.findings.model import Case
from drafter.pipeline import DraftedNotice, draft_notice, write_notice
from drafter.recording import Memory, RunOnItsWay, Silent
from drafter.records.model import Call
from drafter.rendering.files import ensure_writable
from drafter.rendering.proof_sources import Sources
from drafter.services import Services
from drafter.verification.model import Severity

_log = logging.getLogger(__name__)
_YOUNGEST = 0
"""A written document leaves its parts in a ring; they are the youngest objects there are, and soon found."""


@dataclass(frozen=True)
class Worker:
    """Drafts cases; several threads may share one.

    Attributes:
        services: what one run needs, with a writer of its own.
        load: reads a case file.
        sources: the files that a case is made from.
        finished: remembers the cases that are drafted.
        memory: remembers the runs.
        forgetting: of what was found in the texts of cases that have ended.
    """

    services: Callable[[], Services]
    load: Callable[[Path], LoadedCase]
    sources: Callable[[Path, Case], Sources]
    finished: Finished
    memory: Memory
    forgetting: Forgetting = field(default_factory=Forgetting)

    def __call__(self, task: Task) -> Outcome:
        """Draft a case; an error ends this case and no other."""
        services = self.services()
        run = self.memory.begin("batch", task.name, services.usage)
        try:
            return self._drafted(task, services, run)
        except Exception as error:
            unrecorded = run.failed(error)
            message, remedy = _told(task, error)
            return Outcome(
                name=task.name, status=Status.FAILED, error=message, remedy=remedy, unrecorded=unrecorded
            )
        finally:
            self.forgetting.ended()
            gc.collect(_YOUNGEST)

    def _drafted(self, task: Task, services: Services, run: RunOnItsWay) -> Outcome:
        loaded = self.load(task.case)
        ensure_writable(task.folder)  # before a model is asked
        run.about(loaded.case)
        observer = run.seen_by(_Courteous())
        sources = self.sources(task.case, loaded.case)
        warnings = tuple(map(str, loaded.warnings))
        drafted = draft_notice(loaded.case, services, observer, warnings=warnings, sources=sources)
        observer.stage("render")
        self.finished.forget(task)
        written = write_notice(drafted, task.folder)
        outcome = _outcome(task, drafted, services.calls(), services.usage().unasked)
        self.finished.mark(task, written, outcome)
        return outcome.model_copy(update={"unrecorded": run.drafted(drafted, written)})


class _Courteous(Silent):
    """Lets other cases of the process go first where the lengthy part of one begins."""

    def stage(self, name: str) -> None:
        """From the check on, no model is asked."""
        if name == "check":
            give_way()


def _told(task: Task, error: Exception) -> tuple[str, str]:
    """What went wrong with a case, and what to do about it."""
    if isinstance(error, DrafterError):
        problems = error.problems if isinstance(error, InputError) else ()
        return "\n".join([str(error), *map(str, problems)]), error.remedy
    _log.error("%s could not be drafted", task.case, exc_info=error)
    return f"an unexpected error: {type(error).__name__}: {error}", "report it with the case file"


def _outcome(task: Task, drafted: DraftedNotice, calls: Sequence[Call], unasked: int) -> Outcome:
    dossier = drafted.dossier
    severities = [violation.severity for violation in dossier.report.violations]
    return Outcome(
        name=task.name,
        status=Status.DRAFTED,
        total=str(dossier.card.total),
        grade=dossier.card.grade,
        items=len(dossier.draft.problems),
        blocks=severities.count(Severity.BLOCK),
        reviews=severities.count(Severity.REVIEW),
        refusals=len(dossier.draft.refusals),
        calls=len(calls),
        tokens=sum(call.prompt_tokens + call.completion_tokens for call in calls),
        unasked=unasked,
    )
