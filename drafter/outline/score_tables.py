"""Scores in tables: columns told by their heads, rows of parts and the row of the total."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.outline.model import OutlineTable, ScoreRole, StatedScore
from drafter.outline.words import is_named, is_word, point_columns

_NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*分?$")
_LINE = re.compile(r"[^\n]+")
_FEWEST_WORDS = 3
_ROWS_BELOW = 60
_BLANK = r"[ \t\u3000]"
_TOTAL_LINE = re.compile(
    rf"^{_BLANK}*(?:合\s*计|总\s*计|总\s*分|总得分|评价总得分|综合得分){_BLANK}+(?P<all>[\d. \t\u3000]+)$",
    re.MULTILINE,
)


def table_scores(text: str, tables: Sequence[OutlineTable]) -> Iterator[StatedScore]:
    """The scores that tables state: their totals, and their rows where no standard stands beside them."""
    for table in tables:
        if table.rows:
            yield from _rows(text, table)
        elif table.flattened:
            yield from _total_line(text, table)


def line_scores(text: str, tables: Sequence[OutlineTable]) -> Iterator[StatedScore]:
    """The scores of forms whose cells only blanks part, below a line that names the columns.

    A merged cell leaves no trace in such a line, so every row is laid below its head by its figures.
    """
    head: Head | None = None
    left = 0
    for line in _LINE.finditer(text):
        words = line[0].split()
        if len(words) < _FEWEST_WORDS or not unread(tables, line.start()):
            continue
        below = head_of(words)
        if below and below.full is not None and len(words) > _FEWEST_WORDS:
            head, left = below, _ROWS_BELOW
        elif head is not None and left > 0 and len(words) <= len(head.words) + 1:
            left -= 1
            if score := row_score(words, head):
                start = line.start() + line[0].find((score.subject or words[0])[:4])
                yield score.model_copy(update={"start": start, "end": line.end()})


def unread(tables: Sequence[OutlineTable], place: int) -> bool:
    """Whether a place stands in no table whose rows are known.

    Args:
        tables: in the order of the text.
        place: an offset.
    """
    at = bisect_right(tables, place, key=lambda table: table.start) - 1
    return at < 0 or not tables[at].rows or place >= tables[at].end


def _total_line(text: str, table: OutlineTable) -> Iterator[StatedScore]:
    """The total of a flattened score table: full marks and points, each perhaps told twice."""
    matches = list(_TOTAL_LINE.finditer(text, table.start, table.end))
    if not matches:
        return
    numbers = [Decimal(word) for word in matches[-1]["all"].split() if _NUMBER.fullmatch(word)]
    if len(numbers) > 1 and numbers[-1] <= numbers[0]:
        yield StatedScore(
            role=ScoreRole.TOTAL,
            maximum=numbers[0],
            points=numbers[-1],
            start=matches[-1].start(),
            end=matches[-1].end(),
        )


@dataclass(frozen=True)
class Head:
    """The row of a table that names its columns; a form has several, one below the other.

    Attributes:
        name: the column of the name: the last of those that name an indicator before its points; `None` where no
            column says so, and the first word of a row is its name.
        full: the column of full marks; `None` without one.
        points: the column of the result.
        words: of the columns.
        detailed: a standard stands beside the points, so that the rows are those of a rubric.
    """

    name: int | None
    full: int | None
    points: int
    words: tuple[str, ...]
    detailed: bool


def head_of(row: Sequence[str]) -> Head | None:
    """The columns that a row names; `None` if it names none of a result."""
    fulls, given = point_columns(row)
    if not given:
        return None
    full, points = (fulls[0] if fulls else None), given[0]
    left = [at for at in range(points) if at != full]
    named = [at for at in left if is_word(row[at], "name") or is_word(row[at], "level")]
    return Head(
        name=named[-1] if named else None,
        full=full,
        points=points,
        words=tuple(row),
        detailed=any(is_word(word, "standard") or is_word(word, "meaning") for word in row),
    )


def _rows(text: str, table: OutlineTable) -> Iterator[StatedScore]:
    head: Head | None = None
    place = table.start
    for row in table.rows:
        if below := head_of(row):
            head = below
        elif head is not None and (score := row_score(row, head)):
            place = _place(text, score.subject or row[0], place, table.end)
            yield score.model_copy(update={"start": place, "end": place + len(score.subject or row[0])})


def row_score(row: Sequence[str], head: Head) -> StatedScore | None:
    """The score of a row, without its place; `None` where the row states none, or a rubric will."""
    total = any(is_named(cell, "total") for cell in row[: (head.name or 0) + 1])
    for shift in _shifts(row, head):
        name, points = _name(row, head, shift), _number(_cell(row, head.points - shift))
        written = "" if head.full is None else _cell(row, head.full - shift)
        full = _number(written)
        if points is None or (written and full is None) or not (total or name):
            continue
        if head.detailed and not total:
            return None
        role, subject = (ScoreRole.TOTAL, "") if total else (ScoreRole.ITEM, name)
        return StatedScore(role=role, subject=subject, maximum=full, points=points, start=0, end=0)
    return None


def _shifts(row: Sequence[str], head: Head) -> Sequence[int]:
    """How far a row may stand to the left of its head, the likeliest first.

    A row that lacks cells before its name, where merged cells stand above it, stands further left; one whose name
    has no word in the head stands one further right.
    """
    if len(row) > len(head.words) + 1:
        return (0,)
    return (*range((head.name or 0) + 1), -1) if len(row) < len(head.words) else (0, -1)


def _name(row: Sequence[str], head: Head, shift: int) -> str:
    """The name of a row: in its column, or in the nearest one with a word to the left of it."""
    if head.name is None:
        return next((row[at].strip() for at in range(min(head.points, len(row))) if _is_name(row, head, at)), "")
    before = range(min(head.name - shift, len(row) - 1), -1, -1)
    return next((row[at].strip() for at in before if _names(row[at])), "")


def _is_name(row: Sequence[str], head: Head, at: int) -> bool:
    """Whether a cell names its row: neither its rank nor the word of the head, which goes down beside the rows."""
    word = head.words[at] if at < len(head.words) else ""
    return _names(row[at]) and row[at] != word and not is_word(word, "rank")


def _names(cell: str) -> bool:
    return any(char.isalpha() for char in cell) and not _NUMBER.fullmatch(cell)


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""


def _place(text: str, words: str, first: int, end: int) -> int:
    """Where a row begins in the text, by its first word."""
    found = text.find(words[:4], first, end) if words else -1
    return found if found >= 0 else first


def _number(cell: str) -> Decimal | None:
    match = _NUMBER.fullmatch(cell.strip())
    return Decimal(match[1]) if match else None
