"""What the terminal shows of a draft, and of the verdict on a text."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from drafter.console.scores import converted_json, result
from drafter.console.screen import results, show_list
from drafter.errors import Problem
from drafter.messages import catalogue
from drafter.verification.model import Manuscript, Report, Severity, Violation

if TYPE_CHECKING:
    from drafter.pipeline import DraftedNotice

_say = catalogue("drafter")


def show_draft(drafted: "DraftedNotice", written: Sequence[Path]) -> None:
    """What a run made: score and grade, counts, the verdict, notes, what is left to fill in, and the files."""
    dossier = drafted.dossier
    report, draft = dossier.report, dossier.draft
    blocked = [violation for violation in report.violations if violation.severity is Severity.BLOCK]
    verdict = _say("verdict_blocked", count=len(blocked)) if blocked else _say("verdict_clean")
    results.print(result(dossier.card), style="bold")
    results.print(
        _say(
            "draft_counts",
            problems=len(draft.problems),
            clauses=sum(len(item.clauses) for item in draft.problems),
            recommendations=len(draft.recommendations),
            verdict=verdict,
        )
    )
    if drafted.fell_back:
        results.print(escape(_say("fell_back", reason=drafted.fell_back)), style="yellow")
    if draft.refusals:
        results.print(_say("refused", count=len(draft.refusals)), style="yellow")
    _show_violations(dossier.manuscript, blocked)
    show_list(_say("warnings"), dossier.notes())
    if dossier.notice.blanks:
        names = _say("joint").join(blank.what for blank in dossier.notice.blanks)
        results.print(escape(_say("blanks", names=names)))
    show_list(_say("written"), [str(path) for path in written])


def show_report(manuscript: Manuscript, report: Report, warnings: Sequence[Problem] = ()) -> None:
    """Every violation with its line, what was remarked about the case, then the verdict."""
    if not manuscript.whole:
        results.print(_say("report_piece"), style="dim")
    _show_violations(manuscript, report.violations)
    show_list(_say("warnings"), [str(problem) for problem in warnings])
    blocked = sum(violation.severity is Severity.BLOCK for violation in report.violations)
    if blocked:
        results.print(_say("report_blocked", count=blocked), style="bold red")
        return
    supported = sum(bool(quantity.support) for quantity in report.quantities)
    review = _say("report_review", count=len(report.violations)) if report.violations else ""
    results.print(_say("report_clean", quantities=supported) + review, style="bold green")


def _show_violations(manuscript: Manuscript, violations: Sequence[Violation]) -> None:
    for violation in violations:
        line = manuscript.text.count("\n", 0, violation.start) + 1
        said = _say(
            "violation" if violation.text else "violation_of_part",
            severity=_say(violation.severity.value),
            check=violation.check,
            line=line,
            text=violation.text,
            message=violation.message,
        )
        results.print(escape(said), style="red" if violation.severity is Severity.BLOCK else "yellow")
        if violation.remedy:
            results.print(escape(_say("violation_remedy", remedy=violation.remedy)))


def draft_json(drafted: "DraftedNotice", written: Sequence[Path]) -> dict[str, object]:
    """The document of `drafter draft --json`."""
    dossier = drafted.dossier
    return {
        "case": dossier.case.id,
        "total": str(dossier.card.total),
        "max": str(dossier.card.max),
        "grade": dossier.card.grade,
        **converted_json(dossier.card),
        "writer": dossier.record["writer"],
        "fell_back": drafted.fell_back,
        "refusals": [refusal.model_dump(mode="json") for refusal in dossier.draft.refusals],
        "violations": dossier.report.model_dump(mode="json")["violations"],
        "warnings": list(dossier.notes()),
        "blanks": [{"field": blank.field, "what": blank.what} for blank in dossier.notice.blanks],
        "files": [str(path) for path in written],
    }
