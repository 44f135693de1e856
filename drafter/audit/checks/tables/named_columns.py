"""Columns whose names say what they make up: 合计 of 基本支出 and 项目支出, 基本支出 of 人员经费 and 公用经费."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from drafter.audit.doubts import Doubt
from drafter.audit.grid import Cell, Row, Table
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import FACTORS

_PAIRS = (("基本支出", "项目支出"), ("人员经费", "公用经费"))
_TOTAL = re.compile(r"(?:合计|小计|总计)$")
_TOTAL_ROW = re.compile(r"^(?:支出)?[总合]计|[总合]计$")
_HALVES = _PAIRS[1]
_OTHER = re.compile(r"率|比|％|%|其中|上年|增|减|备注|年初|调整|结转|结余|[单均]价|数量|面积|人数|分值|得分|权重")
_ENOUGH = 3
_MANY = 5
_FEW = 4
_LOOSE = Decimal(2)
"""In 亿元 every figure may have been rounded in its own way: by a whole last place, not by half of one."""
_ONE_YUAN = Decimal(1)
"""What two tables in 元 may differ by, where one of them is rounded to whole ones."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """A column that is the sum of others.

    Attributes:
        total: the column.
        parts: what it is the sum of.
        complete: nothing else is in it; else the parts may be less.
    """

    total: int
    parts: tuple[int, ...]
    complete: bool

    def gap(self, row: Row, loose: Decimal) -> Decimal | None:
        """The parts less the total, 0 within `loose` times the rounding; `None` where nothing can be told."""
        total, parts = row.cells[self.total], [row.cells[i] for i in self.parts]
        if total.value is None or any(cell.unread for cell in (total, *parts)) or not _filled(parts):
            return None
        gap = sum((part.value or Decimal(0) for part in parts), Decimal(0)) - total.value
        slack = loose * sum((cell.half for cell in (total, *parts)), Decimal(0))
        return Decimal(0) if abs(gap) <= slack else gap

    def lost(self, row: Row) -> bool:
        """Whether one of the parts is blank, so that its cell may not have been read."""
        return any(not row.cells[i].text.strip() for i in self.parts)


def check(reading: Reading) -> Iterator[Issue]:
    """Rows that their columns contradict, and one total that two tables divide in two ways."""
    told: set[tuple[str, ...]] = set()
    for table in reading.tables:
        rows = [row for row in table.rows if len(row.cells) == table.width and not _numbers(row)]
        seen: set[int] = set()
        for relation in _relations(table):
            for row, gap in _broken(rows, relation, _LOOSE if table.unit == "亿元" else Decimal(1)):
                if reading.drawn and table.malformed(row):
                    continue
                said = (row.label, *(cell.text for cell in row.cells))
                if said not in told and row.start not in seen:
                    doubt = Doubt.LAYOUT if gap < 0 and relation.lost(row) and not reading.structured else None
                    yield _row(reading, table, row, relation, doubt)
                told.add(said)
                seen.add(row.start)
    yield from _divided(reading)


def _heads(table: Table) -> list[str]:
    return [re.sub(r"\s", "", head) for head in table.heads] if table.celled and not table.entangled else []


def _relations(table: Table) -> Iterator[_Relation]:
    """A total with its two halves right behind it, and the first total with all columns behind it."""
    heads = _heads(table)
    for index in range(len(heads) - 2):
        total, *parts = heads[index : index + 3]
        if _TOTAL.search(total) and any(
            all(part.endswith(name) for part, name in zip(parts, pair, strict=True)) for pair in _PAIRS
        ):
            yield _Relation(index, (index + 1, index + 2), complete=len(heads) == index + 3)
    first = next((i for i, head in enumerate(heads) if _TOTAL.search(head)), len(heads))
    rest = heads[first + 1 :]
    if rest and not any(_TOTAL.search(head) or not head or _OTHER.search(head) for head in rest):
        yield _Relation(first, tuple(range(first + 1, len(heads))), complete=True)


def _broken(rows: Sequence[Row], relation: _Relation, loose: Decimal) -> list[tuple[Row, Decimal]]:
    """The rows that a relation does not hold for, if they are few among those that it holds for."""
    gaps = [(row, relation.gap(row, loose)) for row in rows]
    held = sum(gap == 0 and bool(row.cells[relation.total].value) for row, gap in gaps)
    broken = [(row, gap) for row, gap in gaps if gap]
    enough = _ENOUGH if len(relation.parts) > 1 else _MANY
    if held < max(enough, _FEW * len(broken)):
        return []
    return [(row, gap) for row, gap in broken if gap > 0 or relation.complete]


def _filled(parts: Sequence[Cell]) -> bool:
    return any(part.value for part in parts)


def _numbers(row: Row) -> bool:
    """Whether a row numbers the columns: 1 2 3."""
    values = [cell.value for cell in row.cells]
    return all(first is not None and second == first + 1 for first, second in pairwise(values))


def _row(reading: Reading, table: Table, row: Row, relation: _Relation, doubt: Doubt | None) -> Issue:
    total, parts = row.cells[relation.total], [row.cells[i] for i in relation.parts]
    return reading.issue(
        "sum",
        "row",
        [total.span, *(part.span for part in parts if part.value)],
        doubt=doubt,
        label=row.label[:30],
        column=re.sub(r"\s", "", table.heads[relation.total])[-6:],
        stated=total.text,
        terms="+".join(part.text for part in parts if part.value),
        value=plain(sum((part.value or Decimal(0) for part in parts), Decimal(0))),
    )


def _divided(reading: Reading) -> Iterator[Issue]:
    """人员经费 and 公用经费 of the total rows of two tables: the same together, each of them another."""
    found: list[tuple[Cell, Cell, Decimal]] = []
    for table in reading.tables:
        heads = _heads(table)
        places = [[i for i, head in enumerate(heads) if head.endswith(name)] for name in _HALVES]
        totals = [row for row in table.rows if _TOTAL_ROW.search(re.sub(r"\s", "", row.label))]
        if all(len(own) == 1 for own in places) and len(totals) == 1 and table.unit in FACTORS | {"元": _ONE_YUAN}:
            cells = [totals[0].cells[own[0]] for own in places]
            factor = FACTORS.get(table.unit, _ONE_YUAN)
            if all(cell.value for cell in cells):
                found.append((cells[0], cells[1], factor))
    for first, second in pairwise(found):
        slack = sum((c.half * one[2] for one in (first, second) for c in one[:2]), Decimal(0)) + _ONE_YUAN
        together = _sum(first) - _sum(second)
        apart = abs((first[0].value or Decimal(0)) * first[2] - (second[0].value or Decimal(0)) * second[2])
        if abs(together) <= slack < apart:
            yield reading.issue(
                "two_values",
                "divided",
                [first[0].span, second[0].span, first[1].span, second[1].span],
                people=first[0].text,
                office=first[1].text,
                other_people=second[0].text,
                other_office=second[1].text,
            )
            return


def _sum(one: tuple[Cell, Cell, Decimal]) -> Decimal:
    return ((one[0].value or Decimal(0)) + (one[1].value or Decimal(0))) * one[2]
