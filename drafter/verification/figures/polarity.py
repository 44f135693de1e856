"""Words of direction agree with the data: 上升, 下降, 高于, 低于, 超过, 未达到, 超支, 结余, 由A增加到B，增加C."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from drafter.findings.model import Role
from drafter.verification.facts.known import Known
from drafter.verification.figures.changes import Slip, slips
from drafter.verification.figures.lines import FIGURE, Line
from drafter.verification.figures.quantities import NAME
from drafter.verification.model import QuantitySupport, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.claims import Claim, claims
from drafter.verification.words.meaning import meaning

_RANGE = re.compile("[-—–~～至到]|——")
_FORMULA = re.compile(r"(?P<more>\S+) - (?P<less>\S+)")
_TABLE = re.compile(r"\||\t")
_AHEAD = 12
"""How far before a figure the word that says what it is by may stand."""

_BEHIND = 8
_DENIED = 4
_LONGEST = 2_000
"""A sentence without a stop longer than this is no prose, and is not read for its directions."""


def check(examination: Examination, supports: Sequence[QuantitySupport]) -> Iterator[Violation]:
    """Words of direction and signs of range against the figures they join and the facts they speak of."""
    yield from _ranges(examination, supports)
    figures = [one for one in supports if one.dimension != "date"]
    for start, group in groupby(figures, key=lambda one: examination.sentence_at(one.start).start):
        line = _line(examination, start, tuple(group))
        if line:
            for slip in slips(line):
                yield _said(examination, slip)
            yield from _differences(examination, line)
    if not examination.manuscript.whole:
        for scope in examination.scopes:
            yield from claimed(examination, scope.start, scope.end, scope.points or ())


def claimed(examination: Examination, start: int, end: int, points: Sequence[str]) -> Iterator[Violation]:
    """Comparisons said without figures, against the facts of the points that a stretch of text tells."""
    flat = _unfigured(examination.flat(start, end)) if points else ""
    for claim in claims().claims:
        pair = _pair(examination, points, claim) if claim.above.search(flat) or claim.below.search(flat) else None
        if pair and _value(pair[0]) != _value(pair[1]):
            found = claim.below if _value(pair[0]) > _value(pair[1]) else claim.above
            for match in found.finditer(flat):
                before = flat[max(match.start() - _DENIED, 0) : match.start()]
                if not meaning().denial.search(before):
                    where = _place(examination, start, end, match.group())
                    first, second = map(_named, pair)
                    expected = _relation(*pair)
                    yield violation(
                        NAME,
                        "claim_wrong",
                        where,
                        expected=expected,
                        word=match.group(),
                        first=first,
                        second=second,
                    )


def _unfigured(flat: str) -> str:
    """A text in which `#` stands before every figure: a comparison with a figure is read beside it."""
    return re.sub(r"(?=\d)(?<![\d.,])", "#", flat)


def _pair(examination: Examination, points: Sequence[str], claim: Claim) -> tuple[Known, Known] | None:
    """The one fact of each side of a claim; none where there are several, or two dimensions."""
    book = examination.book
    known = [one for point in points if point in book.points for one in book.used_by(point)]
    here = {one.ref: one for one in known if one.quantity and book.case.fiscal_year in one.years}
    first = [one for one in here.values() if one.fact.role in claim.one]
    second = [one for one in here.values() if one.fact.role in claim.other]
    if len(first) != 1 or len(second) != 1 or first[0].fact.subject != second[0].fact.subject:
        return None
    one, other = first[0], second[0]
    same = one.quantity and other.quantity and one.quantity.dimension == other.quantity.dimension
    return (one, other) if same else None


def _value(known: Known) -> Decimal:
    return known.quantity.value if known.quantity else Decimal(0)


def _named(known: Known) -> str:
    return f"{known.fact.label}{known.written}"


def _relation(one: Known, other: Known) -> str:
    sign = "＞" if _value(one) > _value(other) else "＜" if _value(one) < _value(other) else "＝"
    return f"{_named(one)}{sign}{_named(other)}"


def _differences(examination: Examination, line: Line) -> Iterator[Violation]:
    """A difference of two facts that is called 超支 where it is left, or an increase where it is a decrease."""
    at = -1
    for figure in line.figures:
        at = line.text.index(FIGURE, at + 1)
        formula = _FORMULA.fullmatch(figure.support)
        pair = [examination.book.by_ref.get(ref) for ref in formula.group("more", "less")] if formula else []
        if len(pair) == 2 and pair[0] and pair[1]:  # noqa: PLR2004 - the two sides of a difference
            word = _contrary(line.text, at, pair[0], pair[1])
            if word:
                where = _place(examination, *_around(examination, figure), word)
                first, second, expected = _named(pair[0]), _named(pair[1]), _relation(pair[0], pair[1])
                yield violation(
                    NAME, "difference_wrong", where, expected=expected, word=word, first=first, second=second
                )


def _contrary(text: str, at: int, more: Known, less: Known) -> str:
    """The word beside a difference that says the opposite of which of two facts is larger."""
    words = claims().words
    before = re.split(f"[，。；{FIGURE}]", text[max(at - _AHEAD, 0) : at])[-1]
    behind = re.split(f"[，。；{FIGURE}]", text[at + 1 : at + 1 + _BEHIND])[0]
    if more.fact.role in claims().planned and less.fact.role in claims().spent:
        found = words["over"].search(before)
        return found.group() if found else ""
    if more.fact.role in claims().spent and less.fact.role in claims().planned:
        found = words["under"].search(before) or words["under"].search(behind)
        return found.group() if found else ""
    kin = more.fact.role is less.fact.role or Role.PRIOR_YEAR in (more.fact.role, less.fact.role)
    if kin and more.years and less.years and more.years != less.years:
        later = min(more.years) > min(less.years)
        found = (words["down"] if later else words["up"]).search(before)
        return found.group() if found and found.end() >= len(before) - 2 else ""
    return ""


def _around(examination: Examination, figure: QuantitySupport) -> tuple[int, int]:
    """The stretch of its sentence around a figure in which a word about it may stand."""
    sentence = examination.sentence_at(figure.start)
    return max(sentence.start, figure.start - 3 * _AHEAD), min(sentence.end, figure.end + 3 * _BEHIND)


def _line(examination: Examination, start: int, figures: tuple[QuantitySupport, ...]) -> Line | None:
    """A sentence of a section with signs for its figures; none of a table."""
    sentence = examination.sentence_at(start)
    judged = examination.judged(examination.scope_at(figures[0].start))
    if not judged or _TABLE.search(sentence.text) or len(sentence.text) > _LONGEST:
        return None
    bounds = [sentence.start, *(place for one in figures for place in (one.start, one.end)), sentence.end]
    pieces = [examination.flat(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    told = Counter(one.support for one in figures)
    exact = (one if told[one.support] > 1 else _exactly(examination, one) for one in figures)
    labels = (examination.book.by_ref.get(one.support) for one in figures)
    named = tuple(known.fact.label if known else "" for known in labels)
    return Line(FIGURE.join(pieces), tuple(exact), named)  # 逾360万元、不足370万元 bend one fact twice


def _exactly(examination: Examination, figure: QuantitySupport) -> QuantitySupport:
    """A figure with the value of its fact, where the text rounds it: about 80% goes down by what 79.6% does."""
    known = examination.book.by_ref.get(figure.support)
    exact = known.quantity if known else None
    if exact is None or exact.dimension != figure.dimension or exact.value == Decimal(figure.value):
        return figure
    return figure.model_copy(update={"value": f"{exact.value:f}"})


_FROM = frozenset("由从自")


def _ranges(examination: Examination, supports: Sequence[QuantitySupport]) -> Iterator[Violation]:
    """3—5个 goes up; a range that goes down has its ends exchanged."""
    for first, second in pairwise(supports):
        if first.dimension != second.dimension or first.dimension == "date" or second.start - first.end > _DENIED:
            continue
        sign = examination.text[first.end : second.start].strip("\n")
        if examination.text[max(first.start - 1, 0) : first.start] in _FROM:
            continue  # 从61,075人次到48,210人次 is no range
        if _RANGE.fullmatch(sign) and Decimal(first.value) > Decimal(second.value):
            where = (examination.text, first.start, second.end)
            expected = f"{second.text}{sign}{first.text}"
            yield violation(NAME, "range_descends", where, expected=expected, first=first.text, second=second.text)


def _said(examination: Examination, slip: Slip) -> Violation:
    """What a slip is called, at the word, or at the size that is wrong."""
    first, second = slip.first.text, slip.second.text
    if slip.size:
        where = (examination.text, slip.size.start, slip.size.end)
        expected = slip.expected + slip.size.dimension
        return violation(NAME, slip.key, where, expected=expected, word=slip.word, first=second, second=first)
    low, high = sorted((slip.first, slip.second), key=lambda one: one.start)
    behind = examination.sentence_at(low.start).end
    where = _place(examination, low.end, max(high.start, min(behind, high.end + 3 * _BEHIND)), slip.word)
    expected = f"{first}{slip.expected}{second}"
    return violation(NAME, slip.key, where, expected=expected, word=slip.word, first=first, second=second)


def _place(examination: Examination, start: int, end: int, word: str) -> tuple[str, int, int]:
    """Where a word stands in the original, wraps allowed."""
    spaced = re.compile(r"\s*".join(map(re.escape, word)))
    match = spaced.search(examination.text, start, end)
    return (examination.text, *(match.span() if match else (start, end)))
