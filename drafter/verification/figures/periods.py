"""Years, halves and quarters: those of the case, of a fact, of the notice or of a cited norm, and no others."""

import re
from collections.abc import Iterator

from drafter.findings.model import FactKind
from drafter.knowledge.model import Norm
from drafter.text.dates import find_dates
from drafter.text.marks import Mark, MarkKind
from drafter.verification.binding.objection import Objection
from drafter.verification.facts.book import Book
from drafter.verification.facts.candidates import is_date, matching
from drafter.verification.facts.known import Known
from drafter.verification.facts.titles import title_key
from drafter.verification.figures.partial import Partial
from drafter.verification.model import QuantitySupport, Section, Severity
from drafter.verification.names.citations import cited_norms
from drafter.verification.reading.examination import Examination, Scope

_YEAR_ONLY = 4
_AHEAD = 3
"""A recommendation may speak of so many years after the one reviewed, and after the notice."""
_ENDS = re.compile("[底末]$")
_AS_OF = re.compile("(?:截[至止]|截止到|[至到]|止)$")
_MARKS = "，。；：\n"
_NEAR = 6
_PART = re.compile("(?P<half>[上下])半年|第?(?P<quarter>[一二三四1234])季度")
_MONTHS = {"上": range(1, 7), "下": range(7, 13)}
_QUARTERS = {name: range(3 * i + 1, 3 * i + 4) for names in ("一二三四", "1234") for i, name in enumerate(names)}


def latest_year(book: Book) -> int:
    """The last year of which a recommendation on a case may speak."""
    issued = book.case.notice.issued
    return max(book.case.fiscal_year, issued.year if issued else 0) + _AHEAD


def date_support(mark: Mark, support: str) -> QuantitySupport:
    """A date with what supports it."""
    return QuantitySupport(
        start=mark.start, end=mark.end, text=mark.text, value=mark.value, dimension="date", support=support
    )


def loose_date(examination: Examination, mark: Mark, scope: Scope) -> str:
    """What supports a date that is no fact: a year of the case, a fact's period, a cited norm; or empty."""
    return (
        _year(examination, mark, scope)
        or _period(examination, mark, scope)
        or _named(examination, mark)
        or _of_norm(examination, mark, scope)
        or _of_source(examination, mark, scope)
    )


def reckoned(examination: Examination, mark: Mark) -> str:
    """What supports the end of the year reviewed, as of which its figures are: 截至12月底; or empty."""
    year = examination.book.case.fiscal_year
    ends = mark.value in {f"{year}-12-31", "--12-31"} or (mark.value[4:] == "-12" and _ENDS.search(mark.text))
    whose = mark.value[:_YEAR_ONLY] in (str(year), "--12")
    return "case.fiscal_year" if ends and whose and _led(examination, mark) else ""


def reckons(examination: Examination, mark: Mark) -> bool:
    """Whether figures are told as of the end of a month of the year reviewed, which no fact can speak against."""
    own = mark.value.startswith(("--", str(examination.book.case.fiscal_year)))
    return own and bool(_ENDS.search(mark.text)) and not mark.names_day and _led(examination, mark)


def of_voucher(examination: Examination, mark: Mark) -> bool:
    """Whether a month may be that of a voucher of its sentence, of which no fact says when it was: 11-0047."""
    if mark.names_day or not mark.value.startswith("--"):
        return False
    sentence = examination.sentence_at(mark.start)
    named = examination.mentioned(sentence.start, sentence.end)
    return any(known.fact.kind is FactKind.VOUCHER_NUMBER for _, _, known in named)


def _led(examination: Examination, mark: Mark) -> bool:
    lead = examination.flat(max(mark.start - _NEAR, 0), mark.start)
    return bool(_AS_OF.search(lead)) or not lead or lead[-1] in _MARKS


def told_date(examination: Examination, mark: Mark, scope: Scope) -> str:
    """The point whose account states a date in words, or an empty string."""
    book = examination.book
    points = scope.points if scope.points is not None else tuple(book.dates_told)
    return next((point for point in points if mark.value in book.dates_told.get(point, ())), "")


def parts_of_years(
    examination: Examination, partial: Partial
) -> Iterator[tuple[QuantitySupport, Objection | None]]:
    """Halves and quarters of a year, each of a date or a text of the case."""
    for mark in examination.scan.marks:
        part = _PART.fullmatch(mark.value) if mark.kind is MarkKind.RELATIVE_DATE else None
        if part and examination.scope_at(mark.start).section is not Section.RECOMMENDATIONS:
            months = _MONTHS[part["half"]] if part["half"] else _QUARTERS[part["quarter"]]
            yield _part(examination, partial, mark, months)


def _part(
    examination: Examination, partial: Partial, mark: Mark, months: range
) -> tuple[QuantitySupport, Objection | None]:
    book, year = examination.book, _year_before(examination, mark)

    def told(known: Known) -> bool:
        value = known.fact.value
        return value.startswith(year) and (not value[5:7] or int(value[5:7]) in months)

    against = partial.objection(mark, book.within(examination.scope_at(mark.start).points), told)
    if against:
        return date_support(mark, ""), against
    if mark.value in book.everything:
        return date_support(mark, "case"), None
    if any(_month(value) in months for value in book.dates_named if _may_be(value, year, book)):
        return date_support(mark, "case"), None
    dates = [known for known in book.of_case.dates if known.fact.value[5:7]]
    within = [known for known in dates if not year or known.fact.value.startswith(year)]
    found = next((known.ref for known in within if told(known)), "")
    if found:
        return date_support(mark, found), None
    strange = bool(year) and int(year) != book.case.fiscal_year
    severity = Severity.BLOCK if within or strange or _others(examination, mark) else Severity.REVIEW
    return date_support(mark, ""), Objection("date_unbound", {}, severity=severity)


def _year_before(examination: Examination, mark: Mark) -> str:
    """The year right before a part of one: 2022年下半年."""
    years = [
        date.value for date in examination.dates(max(mark.start - 8, 0), mark.start) if date.end == mark.start
    ]
    return years[-1][:_YEAR_ONLY] if years else ""


def _month(value: str) -> int:
    """The month of a date as marks give it; 0 for none."""
    month = value[2:4] if value.startswith("--") else value[5:7]
    return int(month or 0)


def _may_be(value: str, year: str, book: Book) -> bool:
    """Whether a date is of a year, or may be: one without a year is of the year reviewed."""
    return not year or value.startswith((year, "--" if int(year) == book.case.fiscal_year else year))


def _others(examination: Examination, mark: Mark) -> bool:
    """Whether the case speaks of another part of a year of the same kind, in whose place this one may stand.

    Where the text tells that part too, this one stands beside it and not in its place.
    """
    parts = {part[0] for part in _PART.finditer(examination.book.everything)} - {mark.value}
    return bool(parts) and not any(map(examination.says, parts))


def _year(examination: Examination, mark: Mark, scope: Scope) -> str:
    book = examination.book
    if len(mark.value) != _YEAR_ONLY or not mark.value.isdigit():
        return ""
    year, fiscal = int(mark.value), book.case.fiscal_year
    ahead = scope.section is Section.RECOMMENDATIONS and fiscal < year <= latest_year(book)
    if year == fiscal or ahead or year in book.years:
        return "case.fiscal_year"
    return ""


def _named(examination: Examination, mark: Mark) -> str:
    """A date by which a fact is called, with the year reviewed or without it."""
    named, year = examination.book.dates_named, examination.book.case.fiscal_year
    bare = mark.value.replace(f"{year}-", "--", 1)
    return "case" if mark.value in named or bare in named or bare.replace("--", f"{year}-", 1) in named else ""


def _period(examination: Examination, mark: Mark, scope: Scope) -> str:
    facts = examination.book.within(scope.points)
    return next((k.ref for k in facts if k.fact.period and is_date(mark.value, k.fact.period)), "")


def _of_source(examination: Examination, mark: Mark, scope: Scope) -> str:
    """The month of the paper in which a figure of the sentence was read: 九月的巡检记录."""
    if mark.names_day or not mark.value.startswith("--"):
        return ""
    sentence, book = examination.sentence_at(mark.start), examination.book
    facts = book.within(scope.points)
    for quantity in examination.quantities(sentence.start, sentence.end):
        for known in matching(quantity, facts):
            source = known.fact.source or book.source_of(known.scope)
            read = find_dates(f"{source.document}，{source.place}") if source else ()
            if any(mark.value[2:] == date.value[-2:] and not date.names_day for date in read):
                return known.ref
    return ""


def _of_norm(examination: Examination, mark: Mark, scope: Scope) -> str:
    norms = examination.book.norms
    cited = (name for name in sorted(cited_norms(examination, scope)) if name in norms)
    return next((f"norm.{name}" for name in cited if _dates(examination, norms[name], mark)), "")


def _dates(examination: Examination, norm: Norm, mark: Mark) -> bool:
    """Whether a date is told by a norm, or of the norm whose title stands beside it: 2018年修正的《预算法》."""
    if mark.text in norm.content:
        return True
    segment = examination.segment_at(mark.start)
    beside = (title.value for title, _ in examination.citations if segment.start <= title.start < segment.end)
    of_norm = any(title_key(title) == title_key(norm.document) for title in beside)
    return of_norm and is_date(mark.value, norm.in_force.isoformat())
