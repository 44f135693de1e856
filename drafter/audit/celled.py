"""Tables whose cells came with the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.audit.grid import EMPTY, Row, Table, as_money, cell_of, in_unit, is_figure
from drafter.audit.layout import Block
from drafter.audit.lines import numerics
from drafter.text.width import narrow

_CODE_CELL = re.compile(r"\d{2,3}|\d{5}|\d{7}")
_CODE_HEAD = re.compile(r"编码|代码|^[类款项]$")
_TOTAL = re.compile(r"合\s*计$|总\s*计$")
_ENOUGH_CODES = 2
_MOST_HEADER_LINES = 6


@dataclass(frozen=True, slots=True)
class _Side:
    """Columns of a table that belong together: those of words with those of figures behind them."""

    words: tuple[int, ...]
    figures: tuple[int, ...]


def celled_tables(table: Table) -> list[Table]:
    """A table with its rows and columns; one for each side where two stand beside each other, as 收入 and 支出 do.

    The columns of figures are those in which most rows have one.
    """
    rows = [line for line in table.lines if line.cells]
    columns = max((len(line.cells) for line in rows), default=0)
    filled = [sum(is_figure(line.cells[i]) for line in rows if i < len(line.cells)) for i in range(columns)]
    first = next((i for i, line in enumerate(rows) if sum(map(is_figure, line.cells)) > 0), len(rows))
    body = rows[first:]
    written = [sum(_written(line.cells[i]) for line in body if i < len(line.cells)) for i in range(columns)]
    codes = _code_columns(rows, first, columns)
    ordinal = {0} if rows and re.fullmatch(r"序\s*号|编号", rows[0].cells[0].strip()) else set()
    chosen = [i for i in range(columns) if filled[i] and i not in ordinal | codes and 2 * filled[i] >= written[i]]
    whole = [line for line in body if len(line.cells) == columns]
    unread = [line.start for line in _below(table.lines, body) if line not in whole and numerics(line.source)]
    found = [_filled(table, rows[:first], whole, side, codes) for side in _sides(whole, columns, chosen)]
    for one in found:
        one.unread = unread
    return found


def _below(lines: Sequence[Block], body: Sequence[Block]) -> list[Block]:
    """The lines of a table from its first row of figures on, those among them that came without their cells."""
    return [line for line in lines if body and line.start > body[0].start]


def _sides(rows: Sequence[Block], columns: int, chosen: Sequence[int]) -> list[_Side]:
    """The sides of a table: a second one begins at a column of words that has a total beside that of the first."""
    words = [i for i in range(columns) if i not in chosen]
    label = next((i for i in words if any(_TOTAL.search(row.cells[i].strip()) for row in rows)), None)
    cut = next(
        (
            i
            for i in words
            if label is not None
            and any(label < f < i for f in chosen)
            and any(f > i for f in chosen)
            and any(
                _TOTAL.search(row.cells[i].strip()) and _TOTAL.search(row.cells[label].strip()) for row in rows
            )
        ),
        columns,
    )
    ranges = [range(cut), range(cut, columns)] if cut < columns else [range(columns)]
    return [_Side(tuple(i for i in own if i in words), tuple(i for i in own if i in chosen)) for own in ranges]


def _filled(
    table: Table, head: Sequence[Block], body: Sequence[Block], side: _Side, codes: frozenset[int]
) -> Table:
    found = Table(table.caption, table.unit, lines=table.lines, celled=True)
    if head and side.figures:
        last = head[-1].cells
        found.header = tuple(last[i] if i < len(last) else "" for i in side.figures)
        above = head[-_MOST_HEADER_LINES:]
        found.heads = tuple("".join(row.cells[i] for row in above if i < len(row.cells)) for i in side.figures)
    rows = [_celled_row(line, side, table.unit, codes) for line in body]
    partial = len(side.words) + len(side.figures) < max((len(line.cells) for line in body), default=0)
    found.rows = [row for row in rows if not partial or row.label or any(cell.text for cell in row.cells)]
    as_money(found)
    return found


def _written(text: str) -> bool:
    return narrow(text).replace(" ", "") not in EMPTY


def _code_columns(rows: Sequence[Block], first: int, columns: int) -> frozenset[int]:
    """The columns that hold the codes of subjects: they say so, or stand first and hold nothing else."""
    found = set()
    for i in range(columns):
        head = "".join(line.cells[i] for line in rows[:first] if i < len(line.cells))
        own = [line.cells[i].strip() for line in rows[first:] if i < len(line.cells) and line.cells[i].strip()]
        coded = [bool(_CODE_CELL.fullmatch(text)) for text in own]
        named = _CODE_HEAD.search(head) and 2 * sum(coded) >= len(own)
        if coded and (named or (i == 0 and all(coded) and len(coded) >= _ENOUGH_CODES)):
            found.add(i)
    return frozenset(found)


def _offsets_of(line: Block) -> list[int]:
    """Where the cells of a row stand in its source."""
    offsets, position = [], 0
    for cell in line.cells:
        found = line.source.find(cell, position) if cell else position
        offsets.append(max(found, position))
        position = offsets[-1] + len(cell)
    return offsets


def _celled_row(line: Block, side: _Side, unit: str, codes: frozenset[int]) -> Row:
    offsets = _offsets_of(line)
    cells = tuple(in_unit(cell_of(line.cells[i], line.start + offsets[i]), unit) for i in side.figures)
    words = tuple(line.cells[i] for i in side.words)
    code = "".join(line.cells[i].strip() for i in sorted(codes) if i in side.words)
    label = code + next((word for word in words if word and not is_figure(word)), "")
    return Row(label, line.start, line.end, cells, words)
