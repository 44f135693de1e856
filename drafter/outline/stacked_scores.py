"""Scores of a table that was copied cell by cell, every cell on a line of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.outline.model import OutlineTable, StatedScore
from drafter.outline.point_heads import is_given
from drafter.outline.score_heads import Head, head_of
from drafter.outline.score_tables import row_scores, unread

_LINE = re.compile(r"[^\n]+")
_IDLE = " \t\r\u3000\xa0|"
_COLUMNS = range(3, 9)
_LONGEST_WORD = 14
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    """A line: a cell of blanks alone is an empty one, a line without anything is none."""

    text: str
    start: int


def stacked_scores(text: str, tables: Sequence[OutlineTable]) -> Iterator[StatedScore]:
    """The scores of such tables, where three rows or more fit the head above them. Linear in the text."""
    cells = list(_cells(text, tables))
    named = [len(cell.text) <= _LONGEST_WORD and is_given(cell.text) for cell in cells]
    place = 0
    while place < len(cells):
        head = _head_at(cells, place) if any(named[place : place + _COLUMNS[-1]]) else None
        rows = list(_rows(cells, place, head)) if head else []
        if head and len(rows) >= _FEWEST_ROWS:
            yield from rows
            place += len(head.words) * (len(rows) + 1)
        else:
            place += 1


def _cells(text: str, tables: Sequence[OutlineTable]) -> Iterator[_Cell]:
    for line in _LINE.finditer(text):
        said = line[0].strip(_IDLE)
        if line[0].strip("|\r") and unread(tables, line.start()):
            yield _Cell(said, line.start() + line[0].find(said[:1]))


def _head_at(cells: Sequence[_Cell], place: int) -> Head | None:
    """The head that begins here: the narrowest one whose first row fits it and names something."""
    words = [cell.text for cell in cells[place : place + _COLUMNS[-1]]]
    for columns in _COLUMNS:
        head = (
            head_of(words[:columns]) if all(0 < len(word) <= _LONGEST_WORD for word in words[:columns]) else None
        )
        if head and next(_rows(cells, place, head), None):
            return head
    return None


def _rows(cells: Sequence[_Cell], place: int, head: Head) -> Iterator[StatedScore]:
    """The scores of the rows below a head, up to the first that does not fit it."""
    columns = len(head.words)
    for first in range(place + columns, len(cells) - columns + 1, columns):
        row = cells[first : first + columns]
        scores = row_scores([cell.text for cell in row], head)
        if not scores:
            return
        for score in scores:
            start = next((cell.start for cell in row if cell.text == score.subject), row[0].start)
            yield score.model_copy(update={"start": start, "end": start + len(score.subject)})
