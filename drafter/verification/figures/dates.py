"""Every date of a text is a date of the case, with the role and of the thing its words say."""

from collections.abc import Iterator

from drafter.findings.model import FactKind
from drafter.text.marks import Mark, MarkKind
from drafter.verification.facts.candidates import dated
from drafter.verification.facts.known import Known
from drafter.verification.figures.binding import Binding, Objection
from drafter.verification.figures.periods import date_support, loose_date, parts_of_years, told_date
from drafter.verification.figures.rivals import Figure
from drafter.verification.model import QuantitySupport, Severity
from drafter.verification.reading.examination import Examination, Scope


def bind_dates(examination: Examination, binding: Binding) -> Iterator[tuple[QuantitySupport, Objection | None]]:
    """Every date of a text with its support; an objection beside it where it has none or is doubtful."""
    yield from parts_of_years(examination)
    for mark in examination.scan.marks:
        if mark.kind is MarkKind.DATE:
            support, objection = _bound(examination, binding, mark, examination.scope_at(mark.start))
            yield date_support(mark, support), objection


def _bound(examination: Examination, binding: Binding, mark: Mark, scope: Scope) -> tuple[str, Objection | None]:
    facts = [known for known in examination.book.within(scope.points) if known.fact.kind is FactKind.DATE]
    told = binding.told(mark.start, facts)
    stated = examination.enclosing(mark.start, mark.end) or ([told] if told else [])
    if stated:
        return stated[0].ref, None
    candidates = dated(mark, facts)
    if candidates:
        return _chosen(binding, mark, candidates, facts, scope)
    return _unregistered(examination, mark, scope)


def _unregistered(examination: Examination, mark: Mark, scope: Scope) -> tuple[str, Objection | None]:
    """A date that is no fact: a year of the case, of a point's own words, or of nothing."""
    loose = loose_date(examination, mark, scope)
    if loose:
        return loose, None
    told = told_date(examination, mark, scope)
    if told:
        return told, Objection("date_told", {}, severity=Severity.REVIEW)
    elsewhere = dated(mark, examination.book.of_case)
    values = {"actual": elsewhere[0].fact.label} if elsewhere else {}
    return "", Objection("date_elsewhere" if elsewhere else "date_unbound", values)


def _chosen(
    binding: Binding, mark: Mark, candidates: list[Known], facts: list[Known], scope: Scope
) -> tuple[str, Objection | None]:
    """The date that the words mean; a year or a month alone is not told apart by words."""
    if not mark.names_day:
        return candidates[0].ref, None
    known, objection = binding.choose(Figure(mark.start, mark.end, "date"), candidates, facts, scope)
    return known.ref if known else "", objection
