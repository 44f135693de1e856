"""The totals of a budget in its text against those of its tables: 收入预算A万元, 其中：财政拨款收入B万元."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.grid import Cell
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, plain, range_of
from drafter.audit.statements import FACTORS, Figure

KIND = "two_values"

_TOTALS = {"收": re.compile(r"收入总计|财政拨款收入"), "支": re.compile(r"支出总计")}
_TOTAL = re.compile(r"收入总计|支出总计")
_SAID = re.compile(r"(?:^|[^款金算])(?P<side>收|支)[入出]预算$|^(?:其中)?财政拨款(?P<fund>收入|支出预算)$")
_NEXT = re.compile(r"，其中：财政拨款")
_NUMBER = re.compile(r"^[一二三四五六七八九十\d]{1,2}[、.．]")
_ONE_YUAN = Decimal(1)

_Totals = dict[str, list[tuple[Cell, Decimal]]]


def check(reading: Reading) -> Iterator[Issue]:
    """Totals of the text that no table shows, where another of them stands in the tables."""
    known = _totals(reading)
    if not all(known.values()):
        return
    said = [(side, f) for s in reading.sentences for f in s.figures if (side := _side(s.before(f), f, s.text))]
    agree = any(_shown(known[side], f) for side, f in said)
    for side, figure in said:
        if agree and not _shown(known[side], figure):
            cell, factor = min(
                known[side], key=lambda one: abs((one[0].value or Decimal(0)) * one[1] - figure.value)
            )
            yield reading.issue(
                KIND,
                "budget_total",
                [figure.span, cell.span],
                side={"收": "收入", "支": "支出"}[side],
                stated=figure.text,
                cell=cell.text,
                value=f"{plain((cell.value or Decimal(0)) * factor / figure.factor)}{figure.quantity.unit}",
            )


def _totals(reading: Reading) -> _Totals:
    """The cells of the rows of totals by their side, with the factor of their unit."""
    found: _Totals = {side: [] for side in _TOTALS}
    for table in reading.tables:
        factor = FACTORS.get(table.unit, _ONE_YUAN)
        for row in table.rows if table.unit and table.celled and not table.entangled else ():
            label = _NUMBER.sub("", re.sub(r"\s", "", row.label))
            for side, pattern in _TOTALS.items():
                if pattern.fullmatch(label):
                    found[side] += [(cell, factor) for cell in row.cells if cell.value]
    return found


def _side(label: str, figure: Figure, sentence: str) -> str:
    """On which side of the budget a total of the text stands; empty for other figures."""
    match = _SAID.search(label) if figure.quantity.dimension == "元" and not figure.quantity.hedge else None
    if match is None or "比" in label or not _NEXT.search(sentence):
        return ""
    return match["side"] or match["fund"][0]


def _shown(cells: list[tuple[Cell, Decimal]], figure: Figure) -> bool:
    return any(
        range_of(figure).meets(around((cell.value or Decimal(0)) * factor, cell.half * factor))
        for cell, factor in cells
    )
