"""The columns of a table: the rows of one level against their total."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from drafter.audit.doubts import Doubt
from drafter.audit.grid import Cell, Row, Table
from drafter.audit.model import Issue
from drafter.audit.plausible import slip_of_a_digit
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain

KIND = "sum"

_TOTAL = re.compile(
    r"^(?:合计|总计|小计|汇总|共计|总和|评价总得分|总得分|总分)|(?:合计|总计|小计)(?:[（(].*[)）])?$"
)
_FORMULA = re.compile(r"[（(][一二三四五六七八九十]\s*[+＋]")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_DEEPER = re.compile(r"其中|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|其中[:：]|#")
_TAKEN_OFF = re.compile(r"(?:[一二三四五六七八九十\d]{1,3}[、.．])?减[:：]")
_CARRIED = re.compile(r"结转|上年|年初.*结余|结余分配|用事业基金|使用非财政")
_NOT_ADDED = re.compile(r"率|比|%|％|增幅|增长|幅度|完成|占|均|单价|序号|编号|年份|排名|标准|备注|数量单位|编码")
_NEAR = Decimal("0.1")
_VERY_NEAR = Decimal("0.005")
_TELLING = 100
_TELLING_DIGITS = 2
_FAR = Decimal("0.25")
_MOST_OTHERS = 25
_MOST_BELOW = 20
_STEPS = (Decimal(10**4), Decimal(10**8), Decimal(10), Decimal(100), Decimal(1000))
_ENOUGH = 2
_ROUNDED = "亿元"
_TAIL = 2


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
        if whole.value is None or any(cell.unread for cell in cells):
            return None
        if sum(cell.value is not None for cell in cells) < _ENOUGH:
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
            rows = [wrong[0].total, *wrong[0].parts] if wrong else []
            misread = reading.drawn and any(table.malformed(row) for row in rows)
            if wrong and table.whole(rows) and not misread and not _explained(table, *wrong):
                yield _issue(reading, table, *wrong)


def _explained(table: Table, found: _Sum, column: int) -> bool:
    """Whether parts may be missing: other rows make up what is lacking, or more is lacking than a slip makes."""
    gap, total = found.gap(column) or Decimal(0), found.total.cells[column]
    if _mixed(found, column) and abs(gap) <= 1:
        return True
    if table.unit == _ROUNDED and total.places and abs(gap) <= _TAIL * Decimal(1).scaleb(-total.places):
        return True  # each figure in 亿元 is rounded in its own way
    if not found.explicit and abs(gap) > _FAR * abs(total.value or Decimal(0)) and _step(found, column) is None:
        return True
    known = {found.total.start, *(row.start for row in found.parts)}
    others = [r.cells[column] for r in table.rows if r.start not in known and column < len(r.cells)]
    values = [cell.value for cell in others if cell.value][:_MOST_OTHERS]
    slack = total.half + len(found.parts) * Decimal(1)
    own = [cell.value for row in found.parts if (cell := row.cells[column]).value]
    if gap > 0 and any(abs(gap - value) <= slack for value in own):
        return True  # one of the parts stands within another
    sums = (sum(some, Decimal(0)) for size in (1, 2, 3) for some in combinations(values, size))
    return any(abs(abs(gap) - abs(value)) <= slack for value in sums)


def _mixed(found: _Sum, column: int) -> bool:
    """Whether whole figures stand among decimals, so that some of them were rounded to whole ones."""
    cells = [c for row in (found.total, *found.parts) if (c := row.cells[column]).value is not None]
    whole = [cell.value == int(cell.value or 0) for cell in cells]
    return any(whole) and not all(whole)


def _of_one_slip(found: _Sum, column: int) -> bool:
    """Whether what a total has beyond its parts can be a slip of the pen in one figure, and not a part unlisted.

    One digit is another, two are turned round, or a part is left out that stands there: then it is doubled.
    """
    gap = abs(found.gap(column) or Decimal(0))
    cells = [c for row in (found.total, *found.parts) if (c := row.cells[column]).value]
    one_digit = len(gap.normalize().as_tuple().digits) == 1
    added = sum((row.cells[column].value or Decimal(0) for row in found.parts), Decimal(0))
    total = found.total.cells[column]
    turned = slip_of_a_digit(total.text, f"{added:.{total.places}f}")
    return one_digit or turned or any(abs(gap - abs(c.value or Decimal(0))) <= c.half for c in cells)


def _columns(table: Table) -> list[int]:
    """The columns that can be added: no rates and no averages."""
    found = []
    for column in range(table.width):
        name = table.heads[column] if table.heads else table.header[column] if table.header else ""
        cells = [row.cells[column] for row in table.rows if len(row.cells) == table.width]
        if not _NOT_ADDED.search(name) and not any(cell.percent for cell in cells):
            found.append(column)
    return found


def _sums(table: Table) -> Iterator[list[_Sum]]:
    """For every total the ways in which its rows may be meant."""
    rows = [_signed(row) for row in table.rows if len(row.cells) == table.width]
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


def _signed(row: Row) -> Row:
    """A row as it enters a sum: what stands behind 减： is taken off, be it printed with its sign or without."""
    if not _TAKEN_OFF.match(row.label):
        return row
    return replace(row, cells=tuple(replace(c, value=-abs(c.value)) if c.value else c for c in row.cells))


def _known_halves(rows: Sequence[Row]) -> Iterator[list[_Sum]]:
    """基本支出 and what it is made of, 人员经费 and 公用经费, in the rows right below it."""
    for index, row in enumerate(rows[:-2]):
        first, second = rows[index + 1], rows[index + 2]
        halves = {"人员" in first.label, "人员" in second.label} == {True, False}
        if "基本支出" in row.label and halves and "公用" in first.label + second.label:
            yield [_Sum(row, (first, second), explicit=True)]


def _options(total: Row, rows: Sequence[Row]) -> list[_Sum]:
    if "小计" in total.label:
        rows = [row for row in rows if not row.label.startswith("其中")]
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
        if _nested(option, columns):
            return None
        gaps = {c: gap for c in columns if (gap := option.gap(c)) is not None and not (gap and _mean(option, c))}
        bad = [column for column, gap in gaps.items() if gap]
        if not gaps or not bad:
            return None
        if any(other.gap(column) == 0 for other in options for column in bad):
            return None
        shown = [c for c, gap in gaps.items() if not gap and option.total.cells[c].value]
        near = all(_slip(gaps[c], option.total.cells[c].value or Decimal(1)) for c in bad)
        if len(shown) >= len(bad) or option.explicit or near or _step(option, bad[0]) is not None:
            return option, bad[0]
    return None


def _slip(gap: Decimal, total: Decimal) -> bool:
    """Whether a sum misses its total by so little, or by one digit, that a part is hardly missing."""
    one_digit = len(gap.normalize().as_tuple().digits) == 1
    return abs(gap) <= (_NEAR if one_digit else _VERY_NEAR) * abs(total)


def _mean(found: _Sum, column: int) -> bool:
    """Whether a total lies between its parts, as that of a column of rates does, though nothing says so."""
    values = [value for row in found.parts if (value := row.cells[column].value) is not None]
    total = found.total.cells[column].value or Decimal(0)
    rates = [cell for row in (*found.parts, found.total) if (cell := row.cells[column]).places]
    return min(values) <= total <= max(values) and bool(rates)


def _nested(found: _Sum, columns: Sequence[int]) -> bool:
    """Whether some parts stand below others that hold them: a row is what the next few make."""
    for column in columns:
        values = [row.cells[column].value or Decimal(0) for row in found.parts]
        for index, value in enumerate(values[:-1]):
            running = Decimal(0)
            for step, following in enumerate(values[index + 1 : index + 1 + _MOST_BELOW]):
                running += following
                if abs(value) >= _TELLING and following and (step or len(values) > _ENOUGH) and running == value:
                    return True
    return False


def _step(option: _Sum, column: int) -> Cell | None:
    """The cell that would make the sum right if it were written in another unit."""
    gap = option.gap(column) or Decimal(0)
    slack = option.total.cells[column].half
    for row in option.parts:
        cell = row.cells[column]
        for step in _STEPS:
            change = (cell.value or Decimal(0)) * (step - 1)
            telling = len(cell.value.normalize().as_tuple().digits) >= _TELLING_DIGITS if cell.value else False
            if cell.value and telling and abs(gap + change) <= slack + cell.half * step:
                return cell
    return None


def _borne_out(table: Table, found: _Sum, column: int) -> bool:
    """Whether the cells came with the document and every other column adds up over the very same rows.

    Where several fall short together, a row is not printed; so may one be that has a figure in one column only,
    unless what lacks looks like a slip.
    """
    others = [c for c in _columns(table) if c != column and found.total.cells[c].value]
    alike = table.celled and bool(others) and all(found.gap(c) == 0 for c in others)
    return alike and ((found.gap(column) or Decimal(0)) > 0 or _of_one_slip(found, column))


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
        doubt=None if found.explicit or _borne_out(table, found, column) else Doubt.LEVELS,
        label=found.total.label,
        column=name or table.caption[:20] or found.total.label,
        total=total.text,
        odd=odd.text if odd else "",
        sum=plain(value),
        gap=plain(abs(value - (total.value or Decimal(0)))),
        terms="+".join(cell.text for cell in cells if cell.value is not None),
    )
