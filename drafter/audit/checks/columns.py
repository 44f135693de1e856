"""The columns of a table: the rows of one level against their total."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.tables import Cell, Row, Table

KIND = "sum"

_TOTAL = re.compile(
    r"^(?:合计|总计|小计|汇总|共计|总和|评价总得分|总得分|总分)|(?:合计|总计|小计)(?:[（(].*[)）])?$"
)
_FORMULA = re.compile(r"[（(][一二三四五六七八九十]\s*[+＋]")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_DEEPER = re.compile(r"其中|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|其中[:：]|#")
_CARRIED = re.compile(r"结转|上年|年初.*结余|结余分配|用事业基金|使用非财政")
_NOT_ADDED = re.compile(r"率|比|%|均|单价|序号|编号|年份|排名|标准|备注|数量单位|编码")
_NEAR = Decimal("0.1")
_STEPS = (Decimal(10**4), Decimal(10**8), Decimal(10), Decimal(100), Decimal(1000))
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Sum:
    """A row that should be the sum of others."""

    total: Row
    parts: tuple[Row, ...]
    explicit: bool

    def gap(self, column: int) -> Decimal | None:
        """The sum less the total, 0 within rounding; `None` for a column without figures."""
        cells = [row.cells[column] for row in self.parts]
        whole = self.total.cells[column]
        if whole.value is None or sum(cell.value is not None for cell in cells) < _ENOUGH:
            return None
        gap = sum((cell.value or Decimal(0) for cell in cells), Decimal(0)) - whole.value
        slack = whole.half + sum((cell.half for cell in cells if cell.value), Decimal(0))
        return Decimal(0) if abs(gap) <= slack else gap


def check(reading: Reading) -> Iterator[Issue]:
    """Totals of tables that their rows do not give, where it is clear which rows they add."""
    for table in reading.tables:
        if table.entangled:
            continue
        columns = _columns(table)
        for options in _sums(table):
            wrong = _wrong(options, columns)
            if wrong and table.whole([wrong[0].total, *wrong[0].parts]):
                yield _issue(reading, table, *wrong)


def _columns(table: Table) -> list[int]:
    """The columns that can be added: no rates and no averages."""
    found = []
    for column in range(table.width):
        name = table.header[column] if table.header else ""
        cells = [row.cells[column] for row in table.rows if len(row.cells) == table.width]
        if not _NOT_ADDED.search(name) and not any(cell.percent for cell in cells):
            found.append(column)
    return found


def _sums(table: Table) -> Iterator[list[_Sum]]:
    """For every total the ways in which its rows may be meant."""
    rows = [row for row in table.rows if len(row.cells) == table.width]
    if len(rows) != len(table.rows):
        return
    yield from _known_halves(rows)
    start = 0
    for index, row in enumerate(rows):
        if not _TOTAL.search(row.label):
            continue
        below = index == start and index + 1 < len(rows)
        span = rows[index + 1 :] if below else rows[start:index]
        if below:
            later = next((i for i, other in enumerate(span) if _TOTAL.search(other.label)), len(span))
            span = span[:later]
        yield _options(row, span)
        start = index + 1
        if below:
            return


def _known_halves(rows: Sequence[Row]) -> Iterator[list[_Sum]]:
    """基本支出 and what it is made of, 人员经费 and 公用经费, in the rows right below it."""
    for index, row in enumerate(rows[:-2]):
        first, second = rows[index + 1], rows[index + 2]
        halves = {"人员" in first.label, "人员" in second.label} == {True, False}
        if "基本支出" in row.label and halves and "公用" in first.label + second.label:
            yield [_Sum(row, (first, second), explicit=True)]


def _options(total: Row, rows: Sequence[Row]) -> list[_Sum]:
    if "小计" in total.label:
        return [_Sum(total, tuple(rows[start:]), explicit=False) for start in range(len(rows) - 1)]
    chapters = [row for row in rows if _CHAPTER.match(row.label)]
    explicit = bool(_FORMULA.search(total.label))
    if len(chapters) >= _ENOUGH:
        chosen = chapters
    elif chapters or any(_DEEPER.match(row.label) for row in rows):
        return []
    else:
        chosen = list(rows)
    without = [row for row in chosen if not _CARRIED.search(row.label)]
    options = [chosen] if len(without) in (len(chosen), 0) else [chosen, without]
    return [_Sum(total, tuple(parts), explicit) for parts in options if len(parts) >= _ENOUGH]


def _wrong(options: Sequence[_Sum], columns: Sequence[int]) -> tuple[_Sum, int] | None:
    """The sum and the column that is wrong, if the other columns or the figures show that the sum is meant so."""
    for option in options:
        gaps = {column: gap for column in columns if (gap := option.gap(column)) is not None}
        bad = [column for column, gap in gaps.items() if gap]
        if not gaps or not bad:
            return None
        if any(other.gap(column) == 0 for other in options for column in bad):
            return None
        shown = [c for c, gap in gaps.items() if not gap and option.total.cells[c].value]
        near = all(abs(gaps[c]) <= _NEAR * abs(option.total.cells[c].value or Decimal(1)) for c in bad)
        if shown or option.explicit or near or _step(option, bad[0]) is not None:
            return option, bad[0]
    return None


def _step(option: _Sum, column: int) -> Cell | None:
    """The cell that would make the sum right if it were written in another unit."""
    gap = option.gap(column) or Decimal(0)
    slack = option.total.cells[column].half
    for row in option.parts:
        cell = row.cells[column]
        for step in _STEPS:
            change = (cell.value or Decimal(0)) * (step - 1)
            if cell.value and abs(gap + change) <= slack + cell.half * step:
                return cell
    return None


def _issue(reading: Reading, table: Table, found: _Sum, column: int) -> Issue:
    total = found.total.cells[column]
    cells = [row.cells[column] for row in found.parts]
    value = sum((cell.value or Decimal(0) for cell in cells), Decimal(0))
    odd = _step(found, column)
    name = table.header[column] if table.header else ""
    return reading.issue(
        "unit" if odd else KIND,
        "column_unit" if odd else "column",
        [total.span, odd.span] if odd else [total.span, *(cell.span for cell in cells if cell.value is not None)],
        label=found.total.label,
        column=name or table.caption[:20] or found.total.label,
        total=total.text,
        odd=odd.text if odd else "",
        sum=plain(value),
        gap=plain(abs(value - (total.value or Decimal(0)))),
        terms="+".join(cell.text for cell in cells if cell.value is not None),
    )
