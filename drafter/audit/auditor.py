"""The whole audit of a document: every check over one reading."""

from collections.abc import Callable, Iterable, Iterator

from drafter.audit.checks import (
    accounts,
    achieved,
    against_budget,
    annex,
    annex_scores,
    blanks,
    breakdowns,
    broken_codes,
    budget_items,
    budget_totals,
    ceilings,
    changes,
    changes_of_parts,
    classes,
    closed,
    code_names,
    codes,
    columns,
    comparisons,
    contents,
    contributions,
    copied_reasons,
    counts,
    covered,
    criteria,
    dates,
    denials,
    documents,
    doubling,
    drawn,
    due,
    earned,
    economic,
    elided,
    empty_tables,
    explained,
    forms,
    formulas,
    funds,
    growth,
    growth_floor,
    growth_of_parts,
    impossible,
    item_years,
    items,
    kept_level,
    limits,
    limits_of_whole,
    list_starts,
    losses,
    mangled,
    moved,
    named_columns,
    names,
    numbered_parts,
    numbering,
    one_digit,
    other_level,
    outgrown,
    over_the_year,
    overfulfilled,
    own_year,
    paid,
    parts,
    people,
    punctuation,
    raised,
    rate_first,
    rates,
    ratios,
    reasons,
    references,
    repetition,
    residue,
    rows,
    rules,
    score_lists,
    score_tables,
    scoring,
    self_sheets,
    shares,
    spelling,
    staff,
    stale,
    stated_bases,
    tallies,
    targets,
    terms,
    three_public,
    titles,
    told,
    twice,
    undated,
    units,
    variants,
    wording,
)
from drafter.audit.copied import told_once
from drafter.audit.model import Audit, Issue, Severity
from drafter.audit.reading import Reading
from drafter.ingest.model import Document

CHECKS: tuple[Callable[[Reading], Iterator[Issue]], ...] = (
    parts.check,
    formulas.check,
    rates.check,
    growth.check,
    outgrown.check,
    stated_bases.check,
    shares.check,
    columns.check,
    rows.check,
    codes.check,
    scoring.check,
    score_tables.check,
    score_lists.check,
    losses.check,
    counts.check,
    numbering.check,
    references.check,
    residue.check,
    dates.check,
    limits.check,
    item_years.check,
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
    earned.check,
    ceilings.check,
    staff.check,
    annex.check,
    annex_scores.check,
    covered.check,
    told.check,
    code_names.check,
    economic.check,
    punctuation.check,
    forms.check,
    contents.check,
    doubling.check,
    targets.check,
    spelling.check,
    terms.check,
    variants.check,
    documents.check,
    stale.check,
    reasons.check,
    explained.check,
    rules.check,
    elided.check,
    changes.check,
    moved.check,
    three_public.check,
    overfulfilled.check,
    people.check,
    undated.check,
    ratios.check,
    funds.check,
    paid.check,
    breakdowns.check,
    against_budget.check,
    mangled.check,
    raised.check,
    own_year.check,
    numbered_parts.check,
    due.check,
    drawn.check,
    classes.check,
    growth_of_parts.check,
    changes_of_parts.check,
    impossible.check,
    list_starts.check,
    over_the_year.check,
    other_level.check,
    rate_first.check,
    contributions.check,
    blanks.check,
    closed.check,
    named_columns.check,
    empty_tables.check,
    broken_codes.check,
    growth_floor.check,
    one_digit.check,
    copied_reasons.check,
    budget_totals.check,
    kept_level.check,
    self_sheets.check,
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
    found = list(told_once(reading, _once(all_of_it)))
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


def _once(issues: Iterable[Issue]) -> Iterator[Issue]:
    """The issues without those that only say of the same places again what another check said first."""
    seen: set[tuple[str, frozenset[tuple[int, int]]]] = set()
    for issue in issues:
        said = issue.kind, frozenset((quote.start, quote.end) for quote in issue.quotes)
        if len(issue.quotes) == 1 or said not in seen:
            yield issue
        seen.add(said)
