"""How many problems or recommendations a notice says there are: 上述三个问题, 以下四个方面, 提出五条建议."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.text.numerals import parse_numeral
from drafter.verification.model import ItemSpan, Section
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.manuscripts import section_bodies

_MANY = r"(?P<many>[一二两三四五六七八九十]{1,3}|\d{1,2})[大]?"
_WHAT = (
    r"(?:[个项条类种点](?:主要|突出|具体)?(?:方面)?的?(?:主要|突出|具体)?)?(?:方面的?)?"
    r"(?P<what>问题|不足|方面|情形|薄弱环节|短板|缺陷|现象|建议|意见|措施|要求"
    r"|(?<=[一二两三四五六七八九十\d])(?:[点条]|项(?=[：:。])))"
)
_ABOVE = re.compile(rf"(?:上述|以上|前述|上列|[综如]上所述的?|这)(?:提到的|所列的?|列举的)?{_MANY}{_WHAT}")
_BELOW = re.compile(
    rf"(?:以下|如下|下列|下述|主要有|主要是|主要存在|存在|表现[为在]|分为|归纳为|包括|有|从|共有?|共?计|共?发现|提出)(?:以下|如下|下列)?{_MANY}{_WHAT}"
)
_TOTAL = re.compile(rf"{_MANY}{_WHAT}")
_ADVICE = ("建议", "意见", "措施", "要求")
_SIDE = "方面"
_NUMBERS = {"两": 2}


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of problems or recommendations that a text says it tells.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        many: the number.
        counts: the numbers that would be right.
        sure: it can speak of nothing else.
    """

    start: int
    end: int
    many: int
    counts: frozenset[int]
    sure: bool

    @property
    def right(self) -> bool:
        """Whether there are so many."""
        return self.many in self.counts


def tallies(examination: Examination) -> Iterator[Tally]:
    """Those of both sections of a whole notice; what the case says itself is none."""
    if not examination.manuscript.whole:
        return
    for section, (start, end) in section_bodies(examination.text).items():
        items = examination.manuscript.of(section)
        if not items:
            continue
        yield from _led_in(examination, section, start, items[0].start)
        for item in items:
            yield from _of_item(examination, section, item)
        yield from _led_in(examination, section, items[-1].end, end)


def _led_in(examination: Examination, section: Section, start: int, end: int) -> Iterator[Tally]:
    """What stands before the first item, or behind the last one, says how many there are in all."""
    for found in _TOTAL.finditer(examination.text, start, end):
        many = _value(found)
        if many:
            yield Tally(*found.span(), many, _overall(examination, section, found.group()), sure=True)


def _of_item(examination: Examination, section: Section, item: ItemSpan) -> Iterator[Tally]:
    text, several = examination.text, len(item.clauses) > 1
    starts = [clause.start for clause in item.clauses]
    for found in _ABOVE.finditer(text, item.start, item.end):
        many, begun = _value(found), bisect_right(starts, found.start())
        if many > 1 and not _recorded(examination, found):
            counts = {every + begun for every in _before(examination, section, item)}
            counts.add(sum(other.start <= found.start() for other in examination.manuscript.of(section)))
            if section is Section.RECOMMENDATIONS:
                counts |= _overall(examination, section, found.group())
            yield Tally(*found.span(), many, frozenset(counts), sure=several and begun == len(starts))
    for found in _BELOW.finditer(text, item.start, starts[0] if starts and item.clauses[0].label else item.start):
        many = _value(found)
        if many > 1 and not _recorded(examination, found):
            yield Tally(*found.span(), many, frozenset({len(starts)}), sure=True)


def _before(examination: Examination, section: Section, item: ItemSpan) -> set[int]:
    """How many clauses stand before an item, counted from any item before it."""
    counts, many = {0}, 0
    for other in reversed([one for one in examination.manuscript.of(section) if one.start < item.start]):
        many += len(other.clauses)
        counts.add(many)
    return counts


def _overall(examination: Examination, section: Section, said: str) -> frozenset[int]:
    """How many items, clauses, points and findings there are; whoever advises may count the problems.

    三个方面 are three items, where there is more than one.
    """
    manuscript, case = examination.manuscript, examination.book.case
    of = {section} if said.endswith(_ADVICE) else {section, Section.PROBLEMS}
    items = {len(manuscript.of(one)) for one in of}
    if _SIDE in said and min(items) > 1:
        return frozenset(items)
    counts = items | {len(manuscript.clauses(one)) for one in of}
    points = {finding.indicator for finding, _ in examination.book.points.values()}
    return frozenset(counts | {len(examination.book.points), len(points), len(case.findings)})


def _recorded(examination: Examination, found: re.Match[str]) -> bool:
    return examination.flat(*found.span()) in examination.book.everything


def _value(found: re.Match[str]) -> int:
    """The number of a tally; 一方面 is none."""
    said = found.group("many")
    many = _NUMBERS.get(said) or (int(said) if said.isdigit() else int(parse_numeral(said) or 0))
    return 0 if found.group().endswith("一方面") else many
