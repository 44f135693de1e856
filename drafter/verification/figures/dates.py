"""Every date of a text is a date of the case, with the role and of the thing its words say."""

import re
from collections.abc import Iterator

from drafter.findings.display import shown
from drafter.text.marks import Mark, MarkKind
from drafter.verification.binding.binding import Binding
from drafter.verification.binding.figure import Figure
from drafter.verification.binding.objection import Objection
from drafter.verification.facts.candidates import dated, is_date
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.figures.attributed import Attributed
from drafter.verification.figures.due import Due
from drafter.verification.figures.duties import Duties
from drafter.verification.figures.partial import Partial
from drafter.verification.figures.periods import (
    date_support,
    loose_date,
    of_voucher,
    parts_of_years,
    reckoned,
    reckons,
    told_date,
)
from drafter.verification.model import QuantitySupport, Section, Severity
from drafter.verification.reading.examination import Examination, Scope

_DAY = 8
"""Where the day begins in an ISO date."""
_THIRDS = {
    "上旬": range(1, 11),
    "中旬": range(11, 21),
    "下旬": range(21, 32),
    "初": range(1, 11),
    "中": range(10, 22),
    "底": range(20, 32),
    "末": range(20, 32),
}
"""Days of a month that a word right behind it tells; of 初, 中 and 底 those that nobody would call otherwise."""
_THIRD, _THIRD_BEHIND = re.compile("(?:[上中下]旬|[初中底末])$"), re.compile("[上中下]旬|[初底末]")


def bind_dates(examination: Examination, binding: Binding) -> Iterator[tuple[QuantitySupport, Objection | None]]:
    """Every date of a text with its support; an objection beside it where it has none or is doubtful."""
    partial = Partial(examination, binding.rivals.placing)
    yield from parts_of_years(examination, partial)
    for mark in examination.scan.marks:
        if mark.kind is MarkKind.DATE:
            scope = examination.scope_at(mark.start)
            support, objection = _bound(examination, binding, mark, scope)
            if support and not objection and not mark.names_day:
                objection = _of_another(partial, mark, scope)
            yield date_support(mark, support), objection


def _bound(examination: Examination, binding: Binding, mark: Mark, scope: Scope) -> tuple[str, Objection | None]:
    facts = examination.book.within(scope.points)
    told = binding.told(mark.start, facts)
    stated = examination.enclosing(mark.start, mark.end) or ([told] if told else [])
    if stated:
        return stated[0].ref, None
    meant = binding.misstated(mark.start)
    if meant:
        key = "date_misstated" if dated(mark, facts.dates) else "date_altered"
        return "", Objection(key, {"actual": meant.fact.label}, shown(meant.fact))
    duty = Duties(examination).of_date(mark, scope)
    candidates = dated(mark, facts.dates)
    if candidates:
        attributed = Attributed(examination).bound(mark) if mark.names_day and not scope.points else None
        if attributed:
            return attributed
        support, objection = _chosen(binding, mark, candidates, facts, scope)
        past = duty and not duty[0] and not mark.names_day
        return duty if duty and (objection or past) else (support, objection)
    return duty or _unregistered(examination, mark, scope)


def _of_another(partial: Partial, mark: Mark, scope: Scope) -> Objection | None:
    """What speaks against a year or month beside a verb whose own date is another."""
    examination = partial.examination
    coming = mark.value[:4].isdigit() and int(mark.value[:4]) > examination.book.case.fiscal_year
    if scope.section is Section.RECOMMENDATIONS and coming:
        return None
    facts = examination.book.within(scope.points)
    own, text = examination.text[mark.start : mark.end], examination.text
    found = _THIRD.search(own) or _THIRD_BEHIND.match(text, mark.end)
    third = _THIRDS[found.group()] if found else None

    def told(known: Known) -> bool:
        value = known.fact.value
        day = int(value[_DAY:]) if third and value[_DAY:].isdecimal() else 0
        return is_date(mark.value, value) and (not (third and day) or day in third)

    return partial.objection(mark, facts, told)


def _unregistered(examination: Examination, mark: Mark, scope: Scope) -> tuple[str, Objection | None]:
    """A date that is no fact: a year of the case, of a point's own words, or of nothing."""
    loose = loose_date(examination, mark, scope)
    if loose:
        return loose, None
    told = told_date(examination, mark, scope)
    if told:
        return told, Objection("date_told", {}, severity=Severity.REVIEW)
    end = reckoned(examination, mark)
    if end:
        return end, None
    due, how = Due(examination).told(mark, examination.book.within(scope.points))
    if due:
        return due, Objection("date_reckoned", {"formula": how}, severity=Severity.REVIEW)
    elsewhere = dated(mark, examination.book.of_case.dates)
    if elsewhere:
        return "", Objection("date_elsewhere", {"actual": elsewhere[0].fact.label})
    doubtful = reckons(examination, mark) or of_voucher(examination, mark)
    severity = Severity.REVIEW if doubtful else Severity.BLOCK
    return "", Objection("date_unbound", {}, severity=severity)


def _chosen(
    binding: Binding, mark: Mark, candidates: list[Known], facts: Shelf, scope: Scope
) -> tuple[str, Objection | None]:
    """The date that the words mean; a year or a month alone is not told apart by words."""
    if not mark.names_day:
        return candidates[0].ref, None
    known, objection = binding.choose(Figure(mark.start, mark.end, "date"), candidates, facts, scope)
    return known.ref if known else "", objection
