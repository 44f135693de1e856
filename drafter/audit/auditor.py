"""The whole audit of a document: every check over one reading."""

from drafter.audit.checks import budgets, changes, names, rates, scores, tables, times, values, wholes, writing
from drafter.audit.checks.writing import repetition
from drafter.audit.copied import told_once
from drafter.audit.model import Audit, Issue, Severity
from drafter.audit.once import once
from drafter.audit.reading import Check, Reading
from drafter.ingest.model import Document

CHECKS: tuple[Check, ...] = (
    *wholes.CHECKS,
    *rates.CHECKS,
    *changes.CHECKS,
    *tables.CHECKS,
    *scores.CHECKS,
    *values.CHECKS,
    *budgets.CHECKS,
    *names.CHECKS,
    *times.CHECKS,
    *writing.CHECKS,
)

_COMPARING = frozenset(
    {
        "achieved_vs_rate",
        "comparison",
        "denial",
        "full_marks",
        "name",
        "numbering",
        "score_vs_figures",
        "target_value",
        "two_values",
    }
)
"""The kinds whose places must speak of one body, one list, one task or one quantity."""

_OF_ONE_YEAR = frozenset({"date_year"})
"""The kinds that hold a year against that of the report, which several reports do not share."""


def audit(document: Document) -> Audit:
    """Look for contradictions inside a document. Linear in its length; reads nothing but the document."""
    reading = Reading(document)
    all_of_it = (issue for check in CHECKS for issue in check(reading) if _told_of_one(reading, issue))
    found = list(told_once(reading, once(all_of_it)))
    found.sort(key=lambda issue: (issue.quotes[0].start, issue.kind, issue.message))
    return Audit(
        source=document.source,
        issues=tuple(issue for issue in found if issue.severity is not Severity.HINT),
        hints=tuple(issue for issue in found if issue.severity is Severity.HINT),
        notes=(*document.remarks, *reading.notes),
    )


def _told_of_one(reading: Reading, issue: Issue) -> bool:
    """Whether an issue is about the first telling of a text, and does not compare two reports of one file."""
    if reading.papers.several and issue.kind in _OF_ONE_YEAR:
        return False
    compares = issue.kind in _COMPARING and reading.papers.apart([(q.start, q.end) for q in issue.quotes])
    return not compares and not _in_copy(reading, issue)


def _in_copy(reading: Reading, issue: Issue) -> bool:
    """Whether an issue is about a copy of what the file has told before; that there is one is said of the file."""
    copies, kind = reading.copies, issue.kind
    return (
        copies is not None
        and kind != repetition.KIND
        and any(copies.holds((q.start, q.end)) for q in issue.quotes)
    )
