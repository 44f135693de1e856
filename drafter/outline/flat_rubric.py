"""The indicators of a rubric whose table was flattened: cells one after the other, broken by their columns.

What remains of such a table is its order. An indicator begins where a name, broken over some short lines, is
followed by its full marks alone on a line; in a table that was filled in, its points are the next number that
stands alone behind the words of a standard. What a page break cut off of the standard stands behind the reasons.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.outline.criteria import criteria_of
from drafter.outline.layout import Line
from drafter.outline.model import Criterion, RubricRow
from drafter.outline.words import is_named, is_word

_BARE = re.compile(r"\d{1,3}(?:\.\d{1,2})?分?")
_RULE = re.compile(r"得\s*\d|得满分|不得分|扣\s*\d|扣完|按比例|[得评计打扣]分|考核|反映|衡量")
_NAME_LINE = re.compile(r"[\w\s“”\"（）()、/·.—-]{1,24}")
_OTHER_WORDS = re.compile(r"[\d%％=]")
_POINT = re.compile(r"(?:^|(?<=\s))(?P<n>\d{1,2})(?:[、．]|\.(?!\d+\s*分))")
_SENTENCE = re.compile(r"得\s*[\d.]*\s*分|扣|=|≤|≥|的，")
_SPREAD = re.compile(r"[\u4e00-\u9fff](?:\s[\u4e00-\u9fff]){1,5}")
_ENDS = tuple("。；;")
_TITLE = re.compile(r"^附[件表]|表$")
_HEADS = ("level", "name", "full", "awarded", "standard", "meaning", "reason")
_MOST_NAME_LINES, _MOST_FULL, _LONGEST_RULE, _SHORTEST_RULE, _WRAPPED, _UNEVEN = 14, 100, 3000, 8, 2, 2
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """An indicator by the indices of its lines."""

    path: tuple[str, ...]
    begin: int
    name: int
    full: int
    awarded: int


def flat_rows(lines: Sequence[Line]) -> tuple[RubricRow, ...]:
    """The indicators in the lines of one flattened table; none where it is no rubric."""
    found = list(_found(lines))
    if len(found) < _FEWEST_ROWS:
        return ()
    bounds = [one.begin for one in found[1:]] + [len(lines)]
    return tuple(_row(lines, one, bound) for one, bound in zip(found, bounds, strict=True))


def _found(lines: Sequence[Line]) -> Iterator[_Found]:
    numbers = [index for index, line in enumerate(lines) if _BARE.fullmatch(line.text)]
    at = behind = 0
    path: tuple[str, ...] = ()
    while at + 1 < len(numbers):
        full, awarded = numbers[at], numbers[at + 1]
        name = _name(lines, full, behind)
        if name < full and _scored(lines, full, awarded):
            above, begin = _headings(lines, name, behind)
            path = (*path[: max(len(path) - len(above), 0)], *above) if len(above) == 1 else above or path
            yield _Found(path, begin, name, full, awarded)
            behind = awarded + 1
            at += 1
        at += 1


def _scored(lines: Sequence[Line], full: int, awarded: int) -> bool:
    """Whether two numbers are full marks and points: a standard between them, and the second not higher."""
    most, points = _value(lines[full]), _value(lines[awarded])
    if not 0 < most <= _MOST_FULL or points > most or lines[awarded].start - lines[full].start > _LONGEST_RULE:
        return False
    between = lines[full + 1 : awarded]
    long = sum(len(line.text) for line in between) >= _SHORTEST_RULE
    return long and any(_RULE.search(line.text) for line in between)


def _value(line: Line) -> Decimal:
    return Decimal(line.text.rstrip("分"))


def _width(line: Line) -> int:
    return sum(2 - char.isascii() for char in line.text if char.isalnum())


def _name(lines: Sequence[Line], full: int, behind: int) -> int:
    """The first line of the name that stands right before some full marks; the marks' own where there is none."""
    first, widest = full, 0
    while first > max(behind, full - _MOST_NAME_LINES):
        line = lines[first - 1]
        if not _may_name(line.text) or (not behind and _is_head(line.text)):
            break
        if full - first >= _WRAPPED and _width(line) > widest + _UNEVEN:
            break
        widest = max(widest, _width(line))
        first -= 1
    return first


def _may_name(text: str) -> bool:
    return bool(_NAME_LINE.fullmatch(text)) and not _OTHER_WORDS.search(text) and not is_named(text, "total")


def _is_head(text: str) -> bool:
    return bool(_TITLE.search(text)) or all(any(is_word(word, key) for key in _HEADS) for word in text.split())


def _headings(lines: Sequence[Line], first: int, behind: int) -> tuple[tuple[str, ...], int]:
    """The headings, each with its full marks, that stand before a name; and the line at which they begin."""
    found: list[str] = []
    while first - 1 >= behind and _BARE.fullmatch(lines[first - 1].text):
        begin = _name(lines, first - 1, behind)
        if begin == first - 1:
            break
        found.insert(0, _joined(line.text for line in lines[begin : first - 1]))
        first = begin
    return tuple(found), first


def _row(lines: Sequence[Line], found: _Found, bound: int) -> RubricRow:
    standard, used = _standard(lines, found, bound)
    rest = _rest_of_name(lines, found, bound)
    used |= set(rest)
    reason = [line.text for index, line in enumerate(lines[:bound]) if index > found.awarded and index not in used]
    return RubricRow(
        name=_joined(lines[index].text for index in (*range(found.name, found.full), *rest)),
        path=found.path,
        maximum=_value(lines[found.full]),
        awarded=_value(lines[found.awarded]),
        criteria=standard,
        reason="".join(reason),
        start=lines[found.name].start,
        end=lines[bound - 1].end,
    )


def _joined(texts: Iterable[str]) -> str:
    """A name that was broken over lines and spread over its column."""
    return re.sub(r"\s+", "", "".join(texts))


def _rest_of_name(lines: Sequence[Line], found: _Found, bound: int) -> list[int]:
    """The lines behind the points that a page break cut off a name: spread like the rest of it, and the last."""
    index = found.awarded + 1
    while index < bound and _SPREAD.fullmatch(lines[index].text):
        index += 1
    rest = list(range(found.awarded + 1, index))
    if rest and index < bound and re.fullmatch(r"[\u4e00-\u9fff]{1,4}", lines[index].text):
        rest.append(index)
    return rest


def _standard(lines: Sequence[Line], found: _Found, bound: int) -> tuple[tuple[Criterion, ...], set[int]]:
    """The standard of an indicator, and the lines behind its points that belong to it."""
    before = list(range(found.full + 1, found.awarded))
    after = list(range(found.awarded + 1, bound))
    first = next((index for index in before if _numbered(lines[index].text, 1)), None)
    if first is None:
        return criteria_of(_prose(lines, before)), set()
    pieces = [lines[index].text for index in range(first, found.awarded)]
    counted = sum(1 for _ in _POINT.finditer("\n".join(pieces)))
    used: set[int] = set()
    wanted, taking = counted + 1, not pieces[-1].endswith(_ENDS)
    for index in after:
        text = lines[index].text
        if place := _numbered(text, wanted):
            pieces.append(text[place - 1 :])
            wanted, taking = wanted + 1, True
            used.add(index)
        elif taking and used and not pieces[-1].endswith(_ENDS):
            pieces.append(text)
            used.add(index)
        else:
            taking = False
    return criteria_of("\n".join(pieces)), used


def _numbered(text: str, value: int) -> int:
    """One more than where a numbered sentence begins in a line; 0 where none of this number does."""
    return next((match.start() + 1 for match in _POINT.finditer(text) if int(match["n"]) == value), 0)


def _prose(lines: Sequence[Line], before: Sequence[int]) -> str:
    """A standard without numbers: what stands behind the last sentence of the explanation before it."""
    texts = [lines[index].text for index in before]
    breaks = [at for at in range(1, len(texts)) if texts[at - 1].endswith("。")]
    widest = max((_width(lines[index]) for index in before), default=0)
    wide = next((at for at in breaks if _width(lines[before[at]]) > widest * 0.7), None)
    if wide is not None and _SENTENCE.search("".join(texts[wide:])):
        return "\n".join(texts[wide:])
    return "\n".join(texts)
