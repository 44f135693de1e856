"""Tables: rows with a label and figures, from cells or from lines in which a table was flattened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.audit.celled import celled_tables
from drafter.audit.grid import CODE, Row, Table, as_money, cell_of, in_unit, is_head
from drafter.audit.layout import Block, BlockKind
from drafter.audit.lines import numerics

_UNIT = re.compile(r"单位[:：]\s*(?P<unit>[万亿千百]?元)")
_BARE_CODE = re.compile(r"\d{3}(?:\s*\d{2}){0,2}")
_FARTHEST_LABEL = 3
_SEVERAL_HEADS = 3
_FARTHEST_CODE = 6
_ENOUGH_CODES = 2
_LONGEST_LABEL = 40
_MOST_HEADER_LINES = 6


def tables(blocks: Sequence[Block]) -> tuple[Table, ...]:
    """The tables of a document, in its order."""
    found = (table for group in _groups(blocks) for table in _tables(*group))
    return tuple(table for table in map(_without_heads, found) if table.rows)


def _without_heads(table: Table) -> Table:
    """A table without the rows that only number its columns or name their years."""
    table.rows = [row for row in table.rows if not is_head(row)]
    return table


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Lines of tables that follow each other, each with the captions above them."""
    captions: list[Block] = []
    lines: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.CELL:
            lines.append(block)
            continue
        if lines:
            yield captions, lines
            captions, lines = [], []
        captions = [*captions, block] if block.kind is BlockKind.CAPTION else []
    if lines:
        yield captions, lines


def _tables(captions: Sequence[Block], lines: Sequence[Block]) -> list[Table]:
    above = " ".join(block.text for block in captions)
    unit = _UNIT.search(above) or _UNIT.search("".join(line.text for line in lines[:2]))
    table = Table(above, unit["unit"] if unit else "", lines=list(lines), celled=any(line.cells for line in lines))
    if table.celled:
        return celled_tables(table)
    _fill_lines(table)
    return [table]


def _fill_lines(table: Table) -> None:
    pending: list[Block] = []
    started = False
    coded = sum(bool(CODE.match(line.source)) for line in table.lines) >= _ENOUGH_CODES
    alone = _alone(table.lines)
    for index, line in enumerate(table.lines):
        figures = numerics(line.source)
        code_alone = coded and _BARE_CODE.fullmatch(line.source)
        if not figures or code_alone or not re.search(r"\d", "".join(figures)):
            pending.append(line)
            continue
        if not started:
            _name_columns(table, pending, len(figures))
            started = bool(table.header) or bool(table.rows)
        heads = sum(bool(re.search(r"\w", block.source)) for block in pending)
        standing = heads >= _SEVERAL_HEADS and all(alone[index : index + 2]) and index + 1 < len(alone)
        row = _flat_row(line, figures, [] if standing else pending)
        if table.rows:
            table.unread += _unread(table, [block for block in pending if block.start < row.start])
        table.rows.append(replace(row, cells=tuple(in_unit(cell, table.unit) for cell in row.cells)))
        pending = []
    if table.rows:
        table.unread += _unread(table, pending)
    if table.header and len(table.header) != table.width:
        table.header = ()
    as_money(table)


def _alone(lines: Sequence[Block]) -> list[bool]:
    """Of every line whether it is a figure and nothing else.

    A table whose cells stand one below the other has lines of this kind in a row. What stands above the first of
    them is the last of its heads, and which of them is that of the figure cannot be told.
    """
    return [len(re.sub(r"\|", " ", line.source).split()) == 1 and bool(numerics(line.source)) for line in lines]


def _unread(table: Table, lines: Sequence[Block]) -> list[int]:
    """The offsets of lines without figures, those of a header that the next page repeats left out."""
    head = {word for line in table.lines if line.start < table.rows[0].start for word in line.source.split()}
    return [line.start for line in lines if not set(line.source.split()) & (head | set(table.header))]


def _name_columns(table: Table, above: Sequence[Block], count: int) -> None:
    """The names of the columns, from the last line above the first row that has one word for each."""
    for line in reversed(above[-_MOST_HEADER_LINES:]):
        words = line.source.split()
        if len(words) in (count, count + 1):
            table.header = tuple(words[-count:])
            return


def _flat_row(line: Block, figures: Sequence[str], pending: Sequence[Block]) -> Row:
    cells = []
    position = len(line.source)
    for figure in reversed(figures):
        position = line.source.rfind(figure, 0, position)
        cells.append(cell_of(figure, line.start + position))
    label = line.source[:position].strip(" |\t")
    above = _label_above(label, pending)
    start = above[0].start if above else line.start
    label = "".join(block.text for block in above) + label
    return Row(re.sub(r"\s+", "", label), start, line.end, tuple(reversed(cells)), (label,))


def _label_above(label: str, pending: Sequence[Block]) -> Sequence[Block]:
    """The lines above a row of figures that hold its name: from its code on, else the short ones right above."""
    if CODE.match(label):
        return ()
    for back, block in enumerate(reversed(pending[-_FARTHEST_CODE:]), 1):
        if CODE.match(block.source) or _BARE_CODE.fullmatch(block.source):
            return pending[-back:]
    if label:
        return ()
    return [block for block in pending[-_FARTHEST_LABEL:] if len(block.text) <= _LONGEST_LABEL]
