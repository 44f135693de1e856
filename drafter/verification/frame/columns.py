"""A row of a table that an editor set with fewer columns: the cells left are those of the row, in order."""

from collections.abc import Sequence

from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.verification.frame.text import key_of

_LEAST = 2
"""A row of one cell has no columns that could be told apart."""


def columns_left_out(cells: Sequence[str], found: str) -> tuple[int, ...] | None:
    """The columns that a row leaves out, if it holds nothing but the others, in their order and with the first.

    Args:
        cells: of the row as it is expected.
        found: the text that stands in its place; dates may be written with or without leading zeros, and lack 日.

    Returns:
        Places among `cells`, from 0; none of them means that only the form of dates differs. `None` where anything
        else stands in the row, or a part of a cell.
    """
    rest, left_out = _plain(found), []
    expected = [_plain(cell) for cell in cells]
    for place, cell in enumerate(expected):
        if cell and rest.startswith(cell):
            rest = rest[len(cell) :]
        elif cell and not place:
            return None
        elif cell:
            left_out.append(place)
    kept = sum(map(bool, expected)) - len(left_out)
    return tuple(left_out) if not rest and kept >= _LEAST else None


def _plain(text: str) -> str:
    """The signs of a text with its dates as 2022-12-30, however they are written."""
    pieces, end = [], 0
    for mark in scan(text).marks:
        if mark.kind is MarkKind.DATE and mark.value:
            pieces += [key_of(text[end : mark.start]), mark.value]
            end = mark.end
    return "".join([*pieces, key_of(text[end:])])
