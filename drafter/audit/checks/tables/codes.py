"""Budget tables by function: 类 201, 款 20106 and 项 2010601, each the sum of what stands below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.grid import Cell, Row, Table
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain

KIND = "sum"

_CODE = re.compile(r"(\d{3}(?:\d{2}){0,2})(?=[^\d.,])")
_TOTAL = re.compile(r"[总合]计|小计")
_SHARE = Decimal("0.9")
_ENOUGH = 3

_WITHHELD = ("203", "204")
"""Of defence and public security some items are not published; the class above them holds them all the same."""


@dataclass(frozen=True, slots=True)
class _Item:
    code: str
    row: Row
    cell: Cell


def check(reading: Reading) -> Iterator[Issue]:
    """Codes whose sum over the codes below them is another, in tables whose first column is the total."""
    for table in reading.tables:
        items = [] if table.entangled else _items(table)
        if len(items) >= _ENOUGH and _first_is_total(items):
            yield from _sums(reading, table, items)


def _items(table: Table) -> list[_Item]:
    found = []
    for row in table.rows:
        match = _CODE.match(row.label.replace(" ", ""))
        if match and row.cells and row.cells[0].value is not None:
            found.append(_Item(match[1], row, row.cells[0]))
    codes = [item.code for item in found]
    return found if len(set(codes)) == len(codes) else []


def _first_is_total(items: Sequence[_Item]) -> bool:
    several = [item for item in items if len(item.row.cells) > 1]
    held = sum(
        abs(item.cell.value - sum((c.value or Decimal(0) for c in item.row.cells[1:]), Decimal(0)))
        <= item.cell.half * len(item.row.cells)
        for item in several
        if item.cell.value is not None
    )
    return len(several) >= _ENOUGH and held >= _SHARE * len(several)


def _read_to_the_end(table: Table, items: Sequence[_Item], first: int, behind: int) -> bool:
    """Whether every row below a code was read as one, up to the first row that is not below it."""
    start = items[first].row.start
    end = items[behind].row.start if behind < len(items) else table.lines[-1].end
    if table.celled and table.lines and not _TOTAL.match(table.lines[-1].text) and behind >= len(items):
        return False  # the next page may go on with them
    known = {item.row.start for item in items}
    rows = [row for row in table.rows if start <= row.start < end and not _TOTAL.match(row.label)]
    return all(row.start in known for row in rows) and not any(start <= at < end for at in table.unread)


def _sums(reading: Reading, table: Table, items: Sequence[_Item]) -> Iterator[Issue]:
    for index, item in enumerate(items):
        below = []
        behind = index + 1
        for other in items[index + 1 :]:
            if not other.code.startswith(item.code):
                break
            behind += 1
            if len(other.code) == len(item.code) + 2:
                below.append(other)
        values = [other.cell.value or Decimal(0) for other in below]
        whole = item.cell.value or Decimal(0)
        slack = item.cell.half + sum((other.cell.half for other in below), Decimal(0))
        total = sum(values, Decimal(0))
        withheld = item.code.startswith(_WITHHELD) and total < whole
        if below and not withheld and abs(total - whole) > slack and _read_to_the_end(table, items, index, behind):
            yield reading.issue(
                KIND,
                "column",
                [item.cell.span, *(other.cell.span for other in below)],
                doubt=None if table.celled and total > whole else Doubt.LEVELS,  # what lacks may be withheld
                label=item.row.label,
                column=item.row.label,
                total=item.cell.text,
                sum=plain(total),
                gap=plain(abs(total - whole)),
                terms="+".join(other.cell.text for other in below),
            )
