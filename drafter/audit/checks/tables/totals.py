"""Rows that say they are the total of those above them, in tables whose cells came with the document.

Which rows a total adds is what its neighbours show: the same rows add up in another column, or the table has
nothing but plain rows and what is lacking is a slip of the pen in one figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.grid import Cell, Row, Table
from drafter.audit.model import Issue
from drafter.audit.plausible import slip_of_a_digit
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain

KIND = "sum"

_TOTAL = re.compile(
    r"(?:[一-龥]{0,8}(?:合计|总计|小计|共计|总和|汇总)|全[年省市县区州镇乡村校院局系统]+|[两三四五六七八九十]?项?累计)(?:[（(][^）)]*[）)])?[:：]?"
)
_DISTINCT = re.compile(r"去重|不重复|剔除|扣除重")
_GRAND = re.compile(r"总计|总和")
_AMONG = re.compile(r"[一二三四五六七八九十\d.、（）()\s]*其中")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_DEEPER = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|#|[-—·*]")
_CODE = re.compile(r"\d{3,}")
_SIGNED = re.compile(r"(?:[一二三四五六七八九十\d]{1,3}[、.．])?(?P<sign>[减加])[:：]")
_NOT_ADDED = re.compile(
    r"率|比|%|％|增幅|增长|幅度|完成|占|均|单价|序号|行次|栏次|编号|年份|年度|排名|名次|位次|标准|备注|编码|日期|时间|满意|系数|得分率|余额|期末|年末|库存|存量"
)
_COUNTS = re.compile(r"人次|人数|户数|数量|[（(](?:人|人次|户|个|件|起|台|辆|家|次|项|处|套|册|场|份|所|村)[)）]")
_MONEY = re.compile(r"元|金额|资金|收入|支出|预算|决算|经费")
_ENOUGH = 2
_LONGEST = 60
_MANY_UNDER = 4
_RIVAL = 2
_ROUNDED = "亿元"
_TAIL = 2


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and one way in which its parts may be meant."""

    total: Row
    parts: tuple[Row, ...]

    def gap(self, column: int, *, exact: bool) -> Decimal | None:
        """The parts less the total, 0 within rounding; `None` where nothing can be told."""
        whole, cells = self.total.cells[column], [row.cells[column] for row in self.parts]
        if whole.value is None or whole.percent or any(cell.unread for cell in cells):
            return None
        gap = sum((_value(row, column) for row in self.parts), Decimal(0)) - whole.value
        slack = Decimal(0) if exact else whole.half + sum((cell.half for cell in cells if cell.value), Decimal(0))
        return Decimal(0) if abs(gap) <= slack else gap

    def telling(self, column: int) -> bool:
        """Whether a column that adds up speaks for the rows: several of them are in it."""
        return sum(bool(row.cells[column].value) for row in self.parts) >= _ENOUGH


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that the rows above them do not give."""
    for table in reading.tables:
        if not table.celled or table.entangled or not table.width or len(table.rows) > _LONGEST:
            continue
        if all(len(row.cells) == table.width for row in table.rows):
            yield from _table(reading, table)


def _table(reading: Reading, table: Table) -> Iterator[Issue]:
    columns = [column for column in range(table.width) if _added(table, column)]
    start = 0
    under: list[Row] = []
    for index, row in enumerate(table.rows):
        label = re.sub(r"\s", "", row.label)
        if not _TOTAL.fullmatch(label) or _DISTINCT.search(label):
            continue
        above = table.rows[start:index]
        before = [table.rows[start - 1]] if start and _GRAND.search(label) else []
        if "小计" in label:
            under.append(row)
        elif len(under) >= _ENOUGH and not above:
            before, above, under = [], under, []
        start = index + 1
        options = [_Sum(row, (*before, *parts)) for parts in _parts(above) if len(parts) + len(before) >= _ENOUGH]
        found = _wrong(table, options, columns)
        if found and table.whole([found[0].total, *found[0].parts]):
            misread = reading.drawn and any(map(table.malformed, (row, *found[0].parts)))
            if not misread:
                yield _issue(reading, table, *found)


def _added(table: Table, column: int) -> bool:
    name = table.heads[column] if table.heads else ""
    return not _NOT_ADDED.search(name) and not any(row.cells[column].percent for row in table.rows)


def _parts(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """The ways in which rows may make up a total: those of a list, without what stands below one of them."""
    labels = [re.sub(r"\s", "", row.label) for row in rows]
    if any(map(_CODE.match, labels)):
        return
    chapters = tuple(row for row, label in zip(rows, labels, strict=True) if _CHAPTER.match(label))
    if chapters and all(_CHAPTER.match(one) or _DEEPER.match(one) or _AMONG.match(one) for one in labels):
        if _CHAPTER.match(labels[0]):
            yield chapters
        return
    if not chapters and not any(map(_DEEPER.match, labels)):
        yield from _without_some(rows, [bool(_AMONG.match(label)) for label in labels])


def _without_some(rows: Sequence[Row], among: Sequence[bool]) -> Iterator[tuple[Row, ...]]:
    """Rows without those from 其中 on, up to each that may be the last of them."""
    if not any(among):
        yield tuple(rows)
        return
    first = among.index(True)
    later = next((i for i in range(first + 1, len(rows)) if among[i]), len(rows))
    for end in range(first + 1, min(later, first + _MANY_UNDER) + 1) if first else ():
        rest = [row for row, part in zip(rows[end:], among[end:], strict=True) if not part]
        yield (*rows[:first], *rest)


def _wrong(table: Table, options: Sequence[_Sum], columns: Sequence[int]) -> tuple[_Sum, int] | None:
    """The way of adding that most columns bear out, with the one column that it is not true of."""
    judged = []
    for option in options:
        gaps = {c: option.gap(c, exact=_exact(table, c)) for c in columns}
        held = [c for c, gap in gaps.items() if gap == 0 and option.telling(c)]
        broken = [c for c, gap in gaps.items() if gap]
        judged.append((len(held), option, broken, gaps))
    if not judged or any(not broken for _, _, broken, _ in judged):
        return None
    most, option, broken, gaps = max(judged, key=lambda one: (one[0], -len(one[2])))
    rivals = [one for one in judged if one[1] is not option and _RIVAL * one[0] >= most]
    if len(broken) != 1 or any(broken[0] not in bad for _, _, bad, _ in rivals):
        return None
    gap, column = gaps[broken[0]] or Decimal(0), broken[0]
    tail = _TAIL * Decimal(1).scaleb(-option.total.cells[column].places)
    if table.unit == _ROUNDED and option.total.cells[column].places and abs(gap) <= tail:
        return None  # each figure in 亿元 is rounded in its own way
    filled = sum(row.cells[column].value is not None for row in option.parts)
    if filled < _ENOUGH or _mean(option, column):
        return None
    if most:
        return option, column
    return (option, column) if len(options) == 1 and _plain(option, column, gap) else None


def _exact(table: Table, column: int) -> bool:
    """Whether a column counts things, so that nothing of it was rounded."""
    name = table.heads[column] if table.heads else ""
    places = any(row.cells[column].places for row in table.rows)
    return bool(_COUNTS.search(name)) and not _MONEY.search(name) and not places


def _mean(found: _Sum, column: int) -> bool:
    """Whether a total lies between its parts, as that of a column of rates or levels does."""
    values = [cell.value for row in found.parts if (cell := row.cells[column]).value is not None]
    total = found.total.cells[column].value or Decimal(0)
    return len(values) > 1 and min(values) <= total <= max(values) and total != 0


def _plain(found: _Sum, column: int, gap: Decimal) -> bool:
    """Whether a lone column has a slip of the pen: the total is right but for a digit, no part holds others."""
    cells = [row.cells[column] for row in found.parts]
    if any(cell.value is None and not cell.text.strip() for cell in cells):
        return False
    total = found.total.cells[column]
    added = (total.value or Decimal(0)) + gap
    one_digit = len(gap.normalize().as_tuple().digits) == 1
    if not one_digit and not slip_of_a_digit(total.text, f"{added:.{total.places}f}"):
        return False
    return not any(abs(abs(gap) - abs(cell.value or Decimal(0))) <= cell.half for cell in cells)


def _value(row: Row, column: int) -> Decimal:
    """A figure as it enters a sum: what stands behind 减： is taken off, with its sign or without."""
    value = row.cells[column].value or Decimal(0)
    signed = _SIGNED.match(re.sub(r"\s", "", row.label))
    return -abs(value) if signed and signed["sign"] == "减" else value


def _issue(reading: Reading, table: Table, found: _Sum, column: int) -> Issue:
    total: Cell = found.total.cells[column]
    cells = [
        (row.cells[column], _value(row, column)) for row in found.parts if row.cells[column].value is not None
    ]
    value = sum((value for _, value in cells), Decimal(0))
    pages = reading.drawn and not slip_of_a_digit(total.text, f"{value:.{total.places}f}")
    return reading.issue(
        KIND,
        "column",
        [total.span, *(cell.span for cell, _ in cells)],
        doubt=Doubt.LAYOUT if pages else None,  # a row may be lost, or stand on another page
        label=found.total.label,
        column=(table.header and table.header[column]) or table.caption[:20] or found.total.label,
        total=total.text,
        sum=plain(value),
        gap=plain(abs(value - (total.value or Decimal(0)))),
        terms="+".join(cell.text if value >= 0 else f"（-{cell.text}）" for cell, value in cells),
    )
