"""Columns whose heads say what they are of others: 增减额, 结余, 占比, 增长率, 总分, 金额 of 数量 and 单价.

The head names the kind of relation, and the other rows show of which columns it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations, takewhile

from drafter.audit.comparable import RESTATED
from drafter.audit.doubts import Doubt
from drafter.audit.grid import Cell, Row, Table
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, around, plain, ratio

_DIFFERENCE = re.compile(
    r"增减|差额|差异|差值|结余|剩余|未支出|未使用|未执行|节约|变动|净增|增加额|减少额|超支|核减|空编|缺编|缺口|余额|尚缺|尚欠"
)
_BROUGHT = re.compile(r"上年结|年初|期初|以前年度|收入$")
"""What is brought forward from the year before is an amount of its own."""
_TOTAL = re.compile(
    r"(?:总分|总得分|总评分?|综合评分|合计|总计|小计|共计|总成绩|得分合计|综合得分|总数|全年|合计得分)(?:[（(][^）)]*[）)])?$"
)
_SHARE = re.compile(r"占比|比重|所占比例|构成比|占[^，]{0,8}(?:比例|%|％)")
_GROWTH = re.compile(
    r"增长率|增幅|增减率|增减幅度|增长幅度|降幅|同比|增减[（(]?[%％]|增长[（(]?[%％]|变动率|变动幅度"
)
_PRODUCT = re.compile(r"金额|合价|总价|补[助贴]额|加权得分|应[发付]|折算得分")
_RATE = re.compile(r"率|%|％|比|幅")
_NOT_ADDED = re.compile(
    r"率|比|%|％|幅|名次|排名|位次|序号|行次|编码|年份|备注|等[级次]|权重|加分|扣分|平均|均|上年|去年|增减|满分|其中"
)
_FACTOR = re.compile(r"数量|单价|标准|人数|户数|人次|面积|权重|月数|次数|得分|天数|套数|台数")
_WHOLE_ROW = re.compile(r"(?:[一-龥]{0,6}(?:合计|总计|小计|共计)|全[年省市县区镇乡])")
_POINTS = re.compile(r"得分$")
_MOST = re.compile(r"满分|分值|标准分|权重")
_AMONG = re.compile(r"\s*其中")
_CLOSING = re.compile(r"期末|年末|月末")
_FLOWS = (re.compile(r"期初|年初|月初"), re.compile(r"增加|新增|收入"), re.compile(r"减少|支出|核销"))
_MOST_COLUMNS = 9
_LONGEST = 80
_ENOUGH = 2
_ONE_IN = 4
_PAIR = 2
_HUNDRED = Decimal(100)
_ROUNDED = "亿元"
_TAIL = Decimal("1.5")
"""Last digits by which the one share may be off that makes up for the rounding of the others."""

_Value = Callable[[Row], Range | None]


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a column may be: the columns that it is of, how that is written, and what it gives for a row."""

    others: tuple[int, ...]
    terms: str
    value: _Value
    rate: bool = False
    named: bool = False

    def holds(self, row: Row, column: int) -> bool | None:
        """Whether a row keeps to it; `None` where that cannot be told."""
        cell, found = row.cells[column], self.value(row)
        if found is None or cell.value is None or any(row.cells[i].value is None for i in self.others):
            return None
        half = Decimal(1).scaleb(-cell.places) / 2 if self.rate else cell.half
        return found.meets(around(cell.value, half))

    def tells(self, row: Row, column: int) -> bool:
        """Whether a row that keeps to it speaks for it: nothing in it is nought, no two figures alike."""
        values = [row.cells[i].value for i in (column, *self.others)]
        if self.named:
            return bool(values[0])
        return all(values) and len({*values}) == len(values)


def check(reading: Reading) -> Iterator[Issue]:
    """Rows that break what the head of a column and the other rows say that it is."""
    for table in reading.tables:
        if not table.celled or table.entangled or not 1 < table.width <= _MOST_COLUMNS or not table.heads:
            continue
        rows = [row for row in table.rows if len(row.cells) == table.width]
        if _ENOUGH < len(rows) <= _LONGEST:
            for column in range(table.width):
                yield from _column(reading, table, rows, column)


def _column(reading: Reading, table: Table, rows: Sequence[Row], column: int) -> Iterator[Issue]:
    judged = []
    for relation in _relations(table, rows, column):
        held = sum(bool(relation.holds(row, column)) and relation.tells(row, column) for row in rows)
        broken = [row for row in rows if relation.holds(row, column) is False]
        judged.append((held, relation, broken))
    if not judged:
        return
    held, best, broken = max(judged, key=lambda one: (one[0], -len(one[2])))
    if held < _ENOUGH or held <= len(broken) or len(broken) > max(1, held // _ONE_IN):
        return
    signed = any((row.cells[column].value or Decimal(0)) < 0 for row in rows)
    others = [
        relation
        for count, relation, _ in judged
        if relation is not best and count and not (signed and relation.others == best.others[::-1])
    ]
    for row in broken:
        misread = (reading.drawn and table.malformed(row)) or _tail(table, row, column, best)
        misread = misread or (best.rate and bool(_AMONG.match(row.label)))  # its share may be of the row above
        if (
            not misread
            and table.heads[column].strip()
            and not any(relation.holds(row, column) for relation in others)
        ):
            yield _issue(reading, table, row, column, best)


def _tail(table: Table, row: Row, column: int, relation: _Relation) -> bool:
    """Whether a sum in 亿元 is off by no more than its figures may have been rounded by, each in its own way."""
    cell, found = row.cells[column], relation.value(row)
    if relation.rate or table.unit != _ROUNDED or found is None or not cell.places:
        return False
    return abs((cell.value or Decimal(0)) - (found.low + found.high) / 2) <= _PAIR * Decimal(1).scaleb(
        -cell.places
    )


def _relations(table: Table, rows: Sequence[Row], column: int) -> Iterator[_Relation]:
    name = re.sub(r"\s", "", table.heads[column])
    percent = any(row.cells[column].percent for row in rows)
    if RESTATED.search(name):
        return
    amounts = [
        i
        for i in range(table.width)
        if i != column and not _RATE.search(table.heads[i]) and not any(row.cells[i].percent for row in rows)
    ]
    if percent or _RATE.search(name):
        yield from _rates(rows, amounts, name)
    elif _POINTS.search(name) and any("扣分" in head for head in table.heads):
        lost = [i for i in amounts if "扣分" in table.heads[i]]
        most = [i for i in amounts if _MOST.search(table.heads[i])]
        yield from (_Relation((a, b), "{0}-{1}", _difference(a, b)) for a in most for b in lost)
    else:
        yield from _of_amounts(table, amounts, column, name)


def _rates(rows: Sequence[Row], amounts: Sequence[int], name: str) -> Iterator[_Relation]:
    if _GROWTH.search(name):
        yield from (
            _Relation((a, b), "（{0}-{1}）÷{1}", _grown(a, b), rate=True) for a, b in permutations(amounts, _PAIR)
        )
    elif _SHARE.search(name):
        yield from _shares(rows, amounts)


def _of_amounts(table: Table, amounts: Sequence[int], column: int, name: str) -> Iterator[_Relation]:
    if _CLOSING.search(name):
        yield from _flows(table, amounts)
    elif _DIFFERENCE.search(name) and not _BROUGHT.search(name):
        yield from (_Relation((a, b), "{0}-{1}", _difference(a, b)) for a, b in permutations(amounts, _PAIR))
    elif _TOTAL.search(name):
        yield from _sums(table, amounts, column)
    elif _PRODUCT.search(name):
        factors = [i for i in range(table.width) if i != column and _FACTOR.search(table.heads[i])]
        yield from (_Relation((a, b), "{0}×{1}", _product(a, b)) for a, b in combinations(factors, _PAIR))


def _sums(table: Table, amounts: Sequence[int], column: int) -> Iterator[_Relation]:
    """All columns right before one, or all right behind it, up to one of another kind."""
    for side in (range(column - 1, -1, -1), range(column + 1, table.width)):
        own = sorted(takewhile(lambda i: i in amounts and not _NOT_ADDED.search(table.heads[i]), side))
        if len(own) >= _PAIR:
            terms = "+".join(f"{{{n}}}" for n in range(len(own)))
            yield _Relation(tuple(own), terms, _total(own))


def _shares(rows: Sequence[Row], amounts: Sequence[int]) -> Iterator[_Relation]:
    """Each row of the one that is the total of all."""
    totals = [row for row in rows if _WHOLE_ROW.fullmatch(re.sub(r"\s", "", row.label))]
    if len(totals) == 1:
        yield from (
            _Relation((a,), f"{{0}}÷{totals[0].cells[a].text}", _share(a, totals[0].cells[a]), rate=True)
            for a in amounts
        )


def _flows(table: Table, amounts: Sequence[int]) -> Iterator[_Relation]:
    """期末 of 期初, 增加 and 减少."""
    places = [[i for i in amounts if pattern.search(table.heads[i])] for pattern in _FLOWS]
    if all(len(own) == 1 for own in places):
        first, more, less = (own[0] for own in places)

        def value(row: Row) -> Range | None:
            cells = [row.cells[i] for i in (first, more, less)]
            opening, added, taken = (cell.value or Decimal(0) for cell in cells)
            return around(opening + added - taken, sum((cell.half for cell in cells), Decimal(0)))

        yield _Relation((first, more, less), "{0}+{1}-{2}", value, named=True)


def _difference(a: int, b: int) -> _Value:
    def value(row: Row) -> Range | None:
        first, second = row.cells[a], row.cells[b]
        return around((first.value or Decimal(0)) - (second.value or Decimal(0)), first.half + second.half)

    return value


def _total(columns: Sequence[int]) -> _Value:
    def value(row: Row) -> Range | None:
        cells = [row.cells[i] for i in columns]
        return around(
            sum((c.value or Decimal(0) for c in cells), Decimal(0)), sum((c.half for c in cells), Decimal(0))
        )

    return value


def _grown(a: int, b: int) -> _Value:
    def value(row: Row) -> Range | None:
        now, then = row.cells[a], row.cells[b]
        found = _quotient(now, then)
        return Range(found.low - _HUNDRED, found.high - _HUNDRED) if found else None

    return value


def _share(a: int, total: Cell) -> _Value:
    def value(row: Row) -> Range | None:
        return _quotient(row.cells[a], total)

    return value


def _product(a: int, b: int) -> _Value:
    def value(row: Row) -> Range | None:
        first, second = row.cells[a], row.cells[b]
        if not first.value or not second.value:
            return None
        one, other = first.value, second.value
        rate = _HUNDRED if first.percent or second.percent else Decimal(1)
        slack = abs(first.half * other) + abs(second.half * one)
        return around(one * other / rate, slack / rate)

    return value


def _quotient(above: Cell, below: Cell) -> Range | None:
    if above.value is None or not below.value or above.value < 0:
        return None
    return ratio(around(above.value, above.half), around(below.value, below.half))


def _issue(reading: Reading, table: Table, row: Row, column: int, relation: _Relation) -> Issue:
    cell, others = row.cells[column], [row.cells[i] for i in relation.others]
    found = relation.value(row)
    value = (found.low + found.high) / 2 if found else Decimal(0)
    tail = abs((cell.value or Decimal(0)) - value) <= _TAIL.scaleb(-cell.places)
    return reading.issue(
        "rate" if relation.rate else "sum",
        "row",
        [cell.span, *(other.span for other in others)],
        doubt=Doubt.TAIL if tail and relation.rate and cell.places else None,
        label=row.label[:30],
        column=(table.header and table.header[column]) or f"第{column + 1}列数字",
        stated=cell.text,
        terms=relation.terms.format(*(other.text for other in others)),
        value=plain(value.quantize(Decimal(1).scaleb(-max(cell.places, _PAIR)))) + ("%" if relation.rate else ""),
    )
