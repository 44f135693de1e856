"""The rows of score tables inside a longer document, each piece with its place in the text; no rubric is needed.

A table that was flattened to lines is told by its numbers: full marks behind a name, points behind a standard.
Names and full marks found so make up a rubric, with which the reader of flattened sheets finds the reasons.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.scoring.card import Band
from drafter.scoring.rubric import Group, Indicator, Level, Rubric
from drafter.scoring.rules.stated import Stated
from drafter.sheets.flat import read_flat
from drafter.sheets.grid import TextLine
from drafter.sheets.numbers import read_points
from drafter.sheets.passages import EMPTY, Passage, SheetRow
from drafter.sheets.rubric_names import RubricNames
from drafter.sheets.table import Entry
from drafter.sheets.text_lines import Line, lines_of, parted
from drafter.sheets.words import bare, is_word

_BARE = re.compile(r"\d{1,3}(?:\.\d{1,2})?分?")
_RULE = re.compile(r"得\s*\d|得满分|不得分|扣\s*\d|扣完|按比例|[得评计打扣]分|考核|反映|衡量")
_NAME_LINE = re.compile(r"[\w\s“”\"（）()、/·.—-]{1,24}")
_OTHER_WORDS = re.compile(r"[\d%％=]")
_HEAD = ("name", "full", "awarded", "deducted", "reason", "problem", "explained", "remark", "standard", "meaning")
_CODE = re.compile(r"^(?:[A-Z]\d{1,3}|\d(?:\.\d{1,2}){1,3})(?=\D)[.、]?\s*")
_TITLE = re.compile(r"^附[件表]|表$")
_MOST_NAME_LINES = 14
_WHOLE = _MOST_FULL = Decimal(100)
_LONGEST_RULE = 3000
_SHORTEST_RULE = 8
_WRAPPED = 2
_UNEVEN = 2
_MOST_AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class _Found:
    """An indicator by the indices of its lines: its headings, its name, its full marks, its points."""

    headings: tuple[tuple[str, Decimal], ...]
    begin: int
    first: int
    full: int
    awarded: int


def flat_rows(text: str) -> tuple[SheetRow, ...]:
    """The rows of a score table that was flattened to lines; none where there is none. Linear in the text.

    Cells of one line may have been joined. They are parted where the full marks of all rows make a hundred then.
    """
    lines = lines_of(text)
    rows = _read(text, lines)
    if _sum(rows) == _WHOLE:
        return rows
    others = _read(text, parted(lines))
    return others if _sum(others) == _WHOLE else rows


def _sum(rows: Sequence[SheetRow]) -> Decimal:
    return sum((row.most for row in rows if row.most), Decimal(0))


def _read(text: str, lines: Sequence[Line]) -> tuple[SheetRow, ...]:
    found = _found(lines)
    rows: list[SheetRow] = []
    for first in range(0, len(found), _MOST_AT_ONCE):  # the reader compares every line with every name
        chosen = found[first : first + _MOST_AT_ONCE]
        following = found[first + _MOST_AT_ONCE : first + _MOST_AT_ONCE + 1]
        rows += _rows(text, lines, chosen, following[0].begin if following else len(lines))
    return tuple(rows)


def _rows(text: str, lines: Sequence[Line], found: Sequence[_Found], behind: int) -> Iterator[SheetRow]:
    first = found[0].begin
    numbered = [TextLine(lines[n].text, str(n), lines[n].opens) for n in range(first, behind)]
    table = read_flat(numbered, RubricNames(_rubric(lines, found)))
    entries = {int(entry.name.place): entry for entry in table.entries} if table else {}
    stated = table.stated if table else ()
    end = next((int(item.label.place) for item in stated), min(_end(lines, found[-1].awarded), behind))
    ends = [item.begin for item in found[1:]] + [end]
    for item, bound in zip(found, ends, strict=True):
        yield _row(text, lines, item, bound, entries.get(item.first))


def _found(lines: Sequence[Line]) -> list[_Found]:
    """The indicators: a number behind a name, words of a standard, and a number that is not higher."""
    numbers = [index for index, line in enumerate(lines) if _BARE.fullmatch(line.text)]
    found: list[_Found] = []
    at, behind = 0, 0
    while at + 1 < len(numbers):
        full, awarded = numbers[at], numbers[at + 1]
        name = _name(lines, full, behind)
        if name < full and _scores(lines, full, awarded):
            headings, begin = _headings(lines, name, behind)
            found.append(_Found(headings, begin, name, full, awarded))
            behind = awarded + 1
            at += 1
        at += 1
    return found


def _scores(lines: Sequence[Line], full: int, awarded: int) -> bool:
    most, points = read_points(lines[full].text).value, read_points(lines[awarded].text).value
    if most is None or points is None or not 0 < most <= _MOST_FULL or points > most:
        return False
    between = lines[full + 1 : awarded]
    if not between or lines[awarded].start - lines[full].start > _LONGEST_RULE:
        return False
    long = sum(len(line.text) for line in between) >= _SHORTEST_RULE
    return long and any(_RULE.search(line.text) for line in between)


def _name(lines: Sequence[Line], full: int, behind: int) -> int:
    """The first line of the name that stands right before some full marks; the marks' own where there is none."""
    first, widest = full, 0
    while first > max(behind, full - _MOST_NAME_LINES):
        line = lines[first - 1]
        if not _may_name(line.text) or (not behind and _is_head(line.text)):
            break
        if full - first >= _WRAPPED and line.width > widest + _UNEVEN:
            break
        widest = max(widest, line.width)
        first -= 1
    return first


def _may_name(text: str) -> bool:
    words = bool(_NAME_LINE.fullmatch(text)) and not _OTHER_WORDS.search(_CODE.sub("", text, count=1))
    return words and not is_word(text, "rows", "total")


def _is_head(text: str) -> bool:
    """Whether a line is of the head of the table, or of the title above it."""
    return bool(_TITLE.search(text)) or all(
        any(is_word(word, "columns", role) for role in _HEAD) for word in text.split()
    )


def _headings(lines: Sequence[Line], first: int, behind: int) -> tuple[tuple[tuple[str, Decimal], ...], int]:
    """The headings with their full marks that stand before a name, and the line at which they begin."""
    found: list[tuple[str, Decimal]] = []
    while first - 1 >= behind and _BARE.fullmatch(lines[first - 1].text):
        begin = _name(lines, first - 1, behind)
        most = read_points(lines[first - 1].text).value
        if begin == first - 1 or not most:
            break
        found.insert(0, ("".join(bare(line.text) for line in lines[begin : first - 1]), most))
        first = begin
    return tuple(found), first


def _end(lines: Sequence[Line], awarded: int) -> int:
    """Where the last row ends if no total follows: at the end of its page, or of the sentence."""
    after = range(awarded + 1, min(len(lines), awarded + _MOST_NAME_LINES * 2))
    return next((index for index in after if lines[index].opens), min(len(lines), awarded + _MOST_NAME_LINES * 2))


def _rubric(lines: Sequence[Line], found: Sequence[_Found]) -> Rubric:
    """What is known of the table, as a rubric whose rules are unknown."""
    levels = []
    for number, item in enumerate(found, 1):
        name = "".join(line.text for line in lines[item.first : item.full])
        most = read_points(lines[item.full].text).value or Decimal(1)
        indicator = Indicator(id=str(number), name=name, max=most, rule=Stated(kind="stated"))
        headings = ((name, most), (name, most), *item.headings)[-2:]
        group = Group(id=str(number), name=headings[1][0], max=headings[1][1], indicators=(indicator,))
        levels.append(Level(id=str(number), name=headings[0][0], max=headings[0][1], groups=(group,)))
    scale = (Band(grade="-", lower=Decimal(0)),)
    named = {"id": "read", "title": "read", "version": "1", "source": "read", "issued": "2000"}
    return Rubric(**named, max=Decimal(100), scale=scale, levels=tuple(levels))


def _row(text: str, lines: Sequence[Line], item: _Found, end: int, entry: Entry | None) -> SheetRow:
    after = range(item.awarded + 1, end)
    page = next((index for index in after if lines[index].opens), end)
    if entry and entry.reason:
        reason = _aligned(lines, int(entry.reason.place), end, entry.reason.text)
    else:
        reason = [] if page < end else list(after)
    rest = [index for index in after if index >= page and index not in set(reason)]
    rules = [*range(item.full + 1, item.awarded), *rest]
    return SheetRow(
        name=_passage(text, lines, range(item.first, item.full)),
        full=_passage(text, lines, [item.full]),
        awarded=_passage(text, lines, [] if _two_scores(lines, item.awarded) else [item.awarded]),
        rules=_passage(text, lines, rules),
        reason=_passage(text, lines, reason),
        torn=page < end,
    )


def _two_scores(lines: Sequence[Line], awarded: int) -> bool:
    """Whether a second number follows the points: those of two scorers stand side by side."""
    return awarded + 1 < len(lines) and bool(_BARE.fullmatch(lines[awarded + 1].text))


def _aligned(lines: Sequence[Line], first: int, end: int, reason: str) -> list[int]:
    """The lines that make up a reason, which leaves out the lines of other columns."""
    chosen: list[int] = []
    rest = re.sub(r"\s", "", reason)
    for index in range(first, end):
        own = re.sub(r"\s", "", lines[index].text)
        if own and rest.startswith(own):
            chosen.append(index)
            rest = rest[len(own) :]
    return chosen


def _passage(text: str, lines: Sequence[Line], chosen: Sequence[int]) -> Passage:
    return Passage.of(text, [lines[index].span for index in chosen]) if chosen else EMPTY
