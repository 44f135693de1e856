"""Drafts one case of a batch after the other, whatever becomes of any of them."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.batch.finished import Finished
from drafter.batch.model import Outcome, Status, Task
from drafter.errors import DrafterError, InputError
from drafter.findings.loading import LoadedCase
from drafter.findings.model import Case
from drafter.pipeline import DraftedNotice, Services, draft_notice, write_notice
from drafter.records import Call
from drafter.rendering.proof_sources import Sources
from drafter.verification.model import Severity

_log = logging.getLogger(__name__)


class Silent:
    """Watches nothing: a batch shows its cases, not their stages."""

    def stage(self, name: str) -> None:
        """Nothing."""

    def progress(self, done: int, total: int) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Worker:
    """Drafts cases; several threads may share one.

    Attributes:
        services: what one run needs, with a writer of its own.
        load: reads a case file.
        sources: the files that a case is made from.
        finished: remembers the cases that are drafted.
    """

    services: Callable[[], Services]
    load: Callable[[Path], LoadedCase]
    sources: Callable[[Path, Case], Sources]
    finished: Finished

    def __call__(self, task: Task) -> Outcome:
        """Draft a case; an error ends this case and no other."""
        try:
            return self._drafted(task)
        except InputError as error:
            listed = "\n".join([str(error), *map(str, error.problems)])
            return Outcome(name=task.name, status=Status.FAILED, error=listed, remedy=error.remedy)
        except DrafterError as error:
            return Outcome(name=task.name, status=Status.FAILED, error=str(error), remedy=error.remedy)
        except Exception as error:
            _log.exception("%s could not be drafted", task.case)
            told = f"an unexpected error: {type(error).__name__}: {error}"
            return Outcome(name=task.name, status=Status.FAILED, error=told, remedy="report it with the case file")

    def _drafted(self, task: Task) -> Outcome:
        loaded = self.load(task.case)
        sources = self.sources(task.case, loaded.case)
        warnings = tuple(map(str, loaded.warnings))
        services = self.services()
        drafted = draft_notice(loaded.case, services, Silent(), warnings=warnings, sources=sources)
        self.finished.forget(task)
        written = write_notice(drafted, task.folder)
        outcome = _outcome(task, drafted, services.calls())
        self.finished.mark(task, written, outcome)
        return outcome


def _outcome(task: Task, drafted: DraftedNotice, calls: Sequence[Call]) -> Outcome:
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
    )
