"""Comma-separated text, as Excel and WPS save it: one grid, every cell known by its address in the spreadsheet."""

import csv
import io
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from drafter.findings.decoding import decode
from drafter.messages import catalogue
from drafter.sheets.grid import Book, Cell, Grid, State, column_letters
from drafter.sheets.guard import refusal

_say = catalogue("drafter.sheets")
_MOST_ROWS = 5000
_MOST_COLUMNS = 120
_TAB = "\t"
_DELIMITERS = (",", _TAB, ";", "，")
_FEWEST = 3
"""So many lines with tabs are a table."""

_LONGEST = 200_000
"""Characters of the longest cell: a quote that is never closed swallows the rest of the file."""


def read_csv(path: Path, data: bytes) -> Book:
    """The cells of a file; what begins with = is a formula without a result.

    Raises:
        InputError: it cannot be decoded, is longer than any score sheet, or its quotes are not closed.
    """
    decoded = decode(data)
    if decoded is None:
        raise refusal(path, "not_text")
    try:
        rows = _rows(decoded.text, _delimiter(decoded.text))
    except _UnclosedError as error:
        raise refusal(path, "bad_quotes", place=_say("place_line", line=error.line)) from error
    if len(rows) > _MOST_ROWS:
        raise refusal(path, "long_csv", most=_MOST_ROWS)
    return Book(str(path), _grids(path.name, rows))


def tabbed(name: str, text: str) -> tuple[Grid, ...]:
    """The table in a text whose cells are parted by tabs, as a spreadsheet pastes or saves them; else none."""
    if sum(line.count(_TAB) > 1 for line in text.splitlines()[:_MOST_ROWS]) < _FEWEST:
        return ()
    try:
        rows = _rows(text, _TAB)
    except _UnclosedError:
        rows = [line.split(_TAB) for line in text.splitlines()]
    return _grids(name, rows[:_MOST_ROWS])


class _UnclosedError(Exception):
    """A quote is not closed, or stands where none may; `line` is that up to which was read."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows of a text, one more than is of use at the most."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(islice(reader, _MOST_ROWS + 1))
    except csv.Error as error:
        raise _UnclosedError(reader.line_num) from error


def _grids(name: str, rows: Sequence[Sequence[str]]) -> tuple[Grid, ...]:
    width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
    if not width:
        return ()
    cells = ([_cell(name, row, number, column) for column in range(width)] for number, row in enumerate(rows))
    return (Grid(name, tuple(map(tuple, cells))),)


def _delimiter(text: str) -> str:
    """What parts the cells: of the signs in question the one that most lines hold, and hold most often."""
    lines = [line for line in text.splitlines()[:_MOST_ROWS] if line.strip()]
    counted = {sign: [line.count(sign) for line in lines] for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (sum(map(bool, counted[sign])), sum(counted[sign])))


def _cell(sheet: str, row: Sequence[str], number: int, column: int) -> Cell | None:
    text = row[column].strip() if column < len(row) else ""
    if not text:
        return None
    state = State.NO_RESULT if text.startswith("=") else State.READ
    place = f"{sheet}!{column_letters(column)}{number + 1}"
    return Cell(text if state is State.READ else "", place, number, column, state)
