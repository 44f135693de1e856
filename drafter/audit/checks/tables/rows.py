"""The rows of a table: a column that is the sum, the difference or the rate of others in every other row."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from drafter.audit.comparable import RESTATED
from drafter.audit.doubts import Doubt
from drafter.audit.grid import Cell, Row, Table
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, plain, ratio

_ENOUGH = 3
_ENOUGH_CELLS = 10
_MOST_COLUMNS = 8
_SHARE = Decimal("0.75")
_HUNDRED = Decimal(100)
_RATE_NAME = re.compile(r"率|比|%|进度")
_RATE_HEAD = re.compile(r"率|比重|比例|%|％|增幅|降幅")
_WHOLES = frozenset({"合计", "总计", "支出合计", "本年支出合计"})
_HALVES = frozenset({"基本支出", "项目支出"})
_CODES = frozenset({"类", "款", "项", "科目", "编码"})
_PAIR = 2
_ROUNDED = "亿元"
_TAIL = 2
_MOST_BROKEN = {"sum": 1, "rate": 3}
_FEW_OF = 8


@dataclass(frozen=True, slots=True)
class _Relation:
    """What one column is of others: `value` gives what should stand there, and by how much it may differ."""

    kind: str
    column: int
    others: tuple[int, ...]
    value: Callable[[Sequence[Cell]], tuple[Decimal, Decimal] | None]
    terms: str


def check(reading: Reading) -> Iterator[Issue]:
    """Rows that break what holds between the columns in the other rows of their table."""
    for table in reading.tables:
        if table.entangled or not 1 < table.width <= _MOST_COLUMNS:
            continue
        rows = [row for row in table.rows if len(row.cells) == table.width]
        told: set[int] = set()
        for column in range(table.width):
            yield from _column(reading, table, [row for row in rows if row.start not in told], column, told)


def _column(reading: Reading, table: Table, rows: Sequence[Row], column: int, told: set[int]) -> Iterator[Issue]:
    """The rows that break what a column is of others; of the columns of one row the first is enough."""
    kept: list[tuple[int, _Relation]] = []
    many = False  # what so many rows break is no rule of the table
    for relation in _relations(table, column):
        held = sum(_holds(row, relation) is True and _telling(row, relation) for row in rows)
        broken = sum(_holds(row, relation) is False for row in rows)
        named = _named(table, relation)
        enough = _ENOUGH_CELLS if table.celled and broken and relation.kind == "sum" else _ENOUGH
        if held >= (1 if named else enough) and (held > broken if named else held >= _SHARE * (held + broken)):
            kept.append((held, relation))
            many = many or (not named and broken > max(_MOST_BROKEN[relation.kind], held // _FEW_OF))
    if not kept or many:
        return
    held, best = max(kept, key=lambda pair: pair[0])
    doubt = None if _named(table, best) or held >= _ENOUGH_CELLS else Doubt.COLUMNS
    for row in rows:
        wrong = _holds(row, best) is False and not any(_holds(row, other) for _, other in kept)
        wrong = wrong and not (reading.drawn and table.malformed(row))
        if wrong and not _misread(row, best) and not _tail(table, row, best):
            told.add(row.start)
            yield _issue(reading, table, row, best, doubt)


def _relations(table: Table, column: int) -> Iterator[_Relation]:
    others = [other for other in range(table.width) if other != column]
    rates = {i for i, head in enumerate(table.heads) if _RATE_HEAD.search(head)}
    percent = any(row.cells[column].percent for row in table.rows if len(row.cells) == table.width)
    name = table.header[column] if table.header else ""
    if percent or _RATE_NAME.search(name):
        if RESTATED.search(name):
            return  # 同口径: of figures that stand in no other column
        for a, b in permutations(others, 2):
            yield _Relation("rate", column, (a, b), _rate, "{0}÷{1}")
        return
    others = [other for other in others if other not in rates]
    if column in rates:
        return
    for a, b in permutations(others, 2):
        yield _Relation("sum", column, (a, b), _difference, "{0}-{1}")
        if a < b:
            yield _Relation("sum", column, (a, b), _sum, "{0}+{1}")
    if len(others) > _PAIR:  # two columns are covered above
        yield _Relation("sum", column, tuple(others), _sum, "+".join(f"{{{i}}}" for i in range(len(others))))


def _sum(cells: Sequence[Cell]) -> tuple[Decimal, Decimal] | None:
    if any(cell.percent for cell in cells) or all(cell.value is None for cell in cells):
        return None
    return (
        sum((cell.value or Decimal(0) for cell in cells), Decimal(0)),
        sum((cell.half for cell in cells if cell.value), Decimal(0)),
    )


def _difference(cells: Sequence[Cell]) -> tuple[Decimal, Decimal] | None:
    if any(cell.percent for cell in cells) or all(cell.value is None for cell in cells):
        return None
    first, second = (cell.value or Decimal(0) for cell in cells)
    return first - second, sum((cell.half for cell in cells if cell.value), Decimal(0))


def _rate(cells: Sequence[Cell]) -> tuple[Decimal, Decimal] | None:
    above, below = cells
    if above.value is None or not below.value or above.percent or below.percent:
        return None
    found = ratio(around(above.value, above.half), around(below.value, below.half))
    return (_HUNDRED * above.value / below.value, (found.high - found.low) / 2) if found else None


def _holds(row: Row, relation: _Relation) -> bool | None:
    """Whether a row keeps to a relation; `None` where it cannot be told."""
    cell = row.cells[relation.column]
    found = relation.value([row.cells[other] for other in relation.others])
    if found is None or cell.value is None:
        return None
    value, slack = found
    half = Decimal(1).scaleb(-cell.places) / 2 if relation.kind == "rate" else cell.half
    if relation.kind == "rate" and cell.value < value < _HUNDRED <= cell.value + 2 * half:
        return True  # 99.99% is not told as all of it
    return abs(cell.value - value) <= slack + half


def _tail(table: Table, row: Row, relation: _Relation) -> bool:
    """Whether a sum in 亿元 is off by no more than each of its figures may have been rounded by in its own way."""
    found = relation.value([row.cells[other] for other in relation.others])
    cell = row.cells[relation.column]
    if relation.kind != "sum" or table.unit != _ROUNDED or found is None or cell.value is None:
        return False
    return cell.places > 0 and abs(cell.value - found[0]) <= _TAIL * Decimal(1).scaleb(-cell.places)


def _misread(row: Row, relation: _Relation) -> bool:
    """Whether a row that breaks a relation may only be read wrongly: a cell is empty, or another column is a part.

    A rate a hundred times as large as it should be is of a cell in which two were run together.
    """
    cell, others = row.cells[relation.column], [row.cells[other] for other in relation.others]
    found = relation.value(others)
    if found is None or cell.value is None:
        return True
    value = found[0]
    if relation.kind == "sum" and bool(cell.places) != any(other.places for other in others):
        return True  # a rate among amounts
    if relation.kind == "rate":
        return abs(value) > _HUNDRED * max(abs(cell.value), Decimal(1))
    if len(others) == _PAIR and not all(other.value for other in others):
        return True
    rest = [c for i, c in enumerate(row.cells) if i not in (relation.column, *relation.others) and c.value]
    gap = abs(cell.value - value)
    sums = [
        sum((c.value or Decimal(0) for c in some), Decimal(0)) for n in (1, 2) for some in combinations(rest, n)
    ]
    return any(abs(gap - abs(total)) <= found[1] + cell.half + 1 for total in sums)


def _telling(row: Row, relation: _Relation) -> bool:
    """Whether a row that keeps to a relation speaks for it: nothing in it is zero or the whole."""
    values = [row.cells[other].value for other in (relation.column, *relation.others)]
    if any(not value for value in values):
        return False
    return relation.kind != "rate" or len({*values}) == len(values)


def _named(table: Table, relation: _Relation) -> bool:
    """Whether the names of the columns say what the relation is: 得分率 of 分值 and 得分."""
    if not table.header:
        return False
    name = table.header[relation.column]
    if relation.kind == "sum":
        halves = {table.header[other] for other in relation.others}
        return name in _WHOLES and relation.value is _sum and halves == _HALVES
    above, below = (table.header[other] for other in relation.others)
    if "得分率" in name:
        return bool(re.search(r"得分|评分", above) and re.search(r"分值|满分|权重", below))
    if re.search(r"(?:执行|支出|完成|使用)率", name):
        return bool(
            re.search(r"决算|支出|执行|使用|完成", above) and re.search(r"调整|全年|预算|计划|目标", below)
        )
    return False


def _title(table: Table, column: int) -> str:
    """The name of a column, or its number where the words above it are those of the columns of codes."""
    if not table.header or set(table.header) <= _CODES:
        return f"第{column + 1}列数字"
    return table.header[column]


def _issue(reading: Reading, table: Table, row: Row, relation: _Relation, doubt: Doubt | None) -> Issue:
    cell = row.cells[relation.column]
    others = [row.cells[other] for other in relation.others]
    found = relation.value(others)
    value = found[0] if found else Decimal(0)
    name = _title(table, relation.column)
    return reading.issue(
        relation.kind,
        "row",
        [cell.span, *(other.span for other in others)],
        severity=Severity.ERROR,
        doubt=doubt,
        label=row.label[:30],
        column=name,
        stated=cell.text,
        terms=relation.terms.format(*(other.text or "0" for other in others)),
        value=plain(value.quantize(Decimal(1).scaleb(-max(cell.places, 2))))
        + ("%" if relation.kind == "rate" else ""),
    )
