"""Amounts of the text in 亿元 that a table has in 万元: 收不抵支1100亿元 beside -0.11 in a table in 亿元."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.grid import Cell, Row, Table
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import FACTORS, Figure, Sentence

KIND = "unit"

_STEPS = ((Decimal(10**4), "万元", "亿元"), (1 / Decimal(10**4), "亿元", "万元"))
_IN_TITLE = re.compile(r"[（(](?:单位[:：])?(?P<unit>[万亿]元)[)）]$")
_FAR = Decimal(10)
_FEWEST_DIGITS = 2
_NAMED = 4
_Known = dict[Decimal, list[tuple[Row, Cell]]]


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts that are those of a cell of their name, but for their unit, and far from all the table holds."""
    tables = [(table, FACTORS[unit]) for table in reading.tables if (unit := _unit(table)) in FACTORS]
    if not tables:
        return
    known = _cells(tables)
    least, most = min(known, default=Decimal(0)), max(known, default=Decimal(0))
    for sentence in reading.sentences:
        for figure in sentence.figures:
            for step, right, wrong in _STEPS:
                exact = figure.quantity.unit == wrong and figure.quantity.hedge is None
                off = figure.value > _FAR * most if step > 1 else _FAR * figure.value < least
                if exact and off and len(figure.written.normalize().as_tuple().digits) > 1:
                    yield from _told(reading, sentence, figure, right, known.get(figure.value / step, ()))


def _unit(table: Table) -> str:
    """The unit of a table's money, be it told in brackets behind its title."""
    told = _IN_TITLE.search(table.caption)
    return table.unit or (told["unit"] if told else "")


def _cells(tables: list[tuple[Table, Decimal]]) -> _Known:
    """The cells of the tables by their value in 元, without sign."""
    found: _Known = defaultdict(list)
    for table, factor in tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.value and not cell.percent:
                    found[abs(cell.value * factor)].append((row, cell))
    return found


def _told(
    reading: Reading, sentence: Sentence, figure: Figure, right: str, cells: Sequence[tuple[Row, Cell]]
) -> Iterator[Issue]:
    """A figure that is a cell's in another unit, where the sentence names the row of the cell."""
    for row, cell in [pair for pair in cells if _names(sentence, figure, pair[0])][:1]:
        yield reading.issue(
            KIND,
            "unit_of_cell",
            [figure.span, cell.span],
            stated=figure.text,
            row=row.label,
            cell=cell.text,
            right=right,
        )


def _names(sentence: Sentence, figure: Figure, row: Row) -> bool:
    """Whether what stands before a figure holds most of the name of a row."""
    lead = sentence.block.text[sentence.at : figure.at]
    name = re.sub(r"[^\u4e00-\u9fff]", "", row.label)
    return len(name) >= _FEWEST_DIGITS and (name in lead or (len(name) >= _NAMED and _held(name, lead)))


def _held(name: str, lead: str) -> bool:
    """Whether the letters of a name stand in a text in their order."""
    rest = iter(lead)
    return all(letter in rest for letter in name)
