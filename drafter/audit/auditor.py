"""The whole audit of a document: every check over one reading."""

from collections.abc import Callable, Iterator

from drafter.audit.checks import (
    accounts,
    achieved,
    budget_items,
    code_names,
    codes,
    columns,
    comparisons,
    counts,
    criteria,
    dates,
    denials,
    economic,
    formulas,
    growth,
    items,
    limits,
    limits_of_whole,
    losses,
    names,
    numbering,
    parts,
    rates,
    references,
    repetition,
    residue,
    rows,
    score_tables,
    scoring,
    shares,
    tallies,
    titles,
    twice,
    units,
    wording,
)
from drafter.audit.model import Audit, Issue
from drafter.audit.reading import Reading
from drafter.ingest.model import Document

CHECKS: tuple[Callable[[Reading], Iterator[Issue]], ...] = (
    parts.check,
    formulas.check,
    rates.check,
    growth.check,
    shares.check,
    columns.check,
    rows.check,
    codes.check,
    scoring.check,
    score_tables.check,
    losses.check,
    counts.check,
    numbering.check,
    references.check,
    residue.check,
    dates.check,
    limits.check,
    twice.check,
    tallies.check,
    units.check,
    comparisons.check,
    items.check,
    denials.check,
    repetition.check,
    achieved.check,
    names.check,
    accounts.check,
    budget_items.check,
    titles.check,
    limits_of_whole.check,
    wording.check,
    criteria.check,
    code_names.check,
    economic.check,
)


def audit(document: Document) -> Audit:
    """Look for contradictions inside a document. Linear in its length; reads nothing but the document."""
    reading = Reading(document)
    issues = [issue for check in CHECKS for issue in check(reading)]
    issues.sort(key=lambda issue: (issue.quotes[0].start, issue.kind, issue.message))
    return Audit(source=document.source, issues=tuple(issues), notes=tuple(reading.notes))
