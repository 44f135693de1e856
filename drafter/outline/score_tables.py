"""Scores in tables: columns told by their heads, rows of parts and the row of the total."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.outline.model import OutlineTable, ScoreRole, StatedScore
from drafter.outline.words import is_named, is_word

_NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*分?$")
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


def _rows(text: str, table: OutlineTable) -> Iterator[StatedScore]:
    head, *rows = table.rows
    full = next((at for at, word in enumerate(head) if is_word(word, "full")), None)
    points = next((at for at, word in enumerate(head) if is_word(word, "awarded")), None)
    if full is None or points is None:
        return
    detailed = any(is_word(word, "standard") or is_word(word, "meaning") for word in head)
    place = table.start
    for row in rows:
        values = [_number(row[at]) if at < len(row) else None for at in (full, points)]
        total = is_named(row[0], "total")
        if None in values or (detailed and not total):
            continue
        start = _place(text, row, place, table.end)
        place = start
        yield StatedScore(
            role=ScoreRole.TOTAL if total else ScoreRole.ITEM,
            subject="" if total else row[0],
            maximum=values[0],
            points=values[1],
            start=start,
            end=start + len(row[0]),
        )


def _place(text: str, row: Sequence[str], first: int, end: int) -> int:
    """Where a row begins in the text, by its first word."""
    found = text.find(row[0][:4], first, end) if row[0] else -1
    return found if found >= 0 else first


def _number(cell: str) -> Decimal | None:
    match = _NUMBER.fullmatch(cell.strip())
    return Decimal(match[1]) if match else None
