"""A row of a table told again beside it, with another value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.checks.tables.beside import sentences_beside
from drafter.audit.doubts import Doubt
from drafter.audit.governing import label_of
from drafter.audit.grid import Cell, Row, Table
from drafter.audit.model import Issue
from drafter.audit.plausible import slip_of_a_digit
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, range_of
from drafter.audit.statements import FACTORS, Figure, Sentence

KIND = "two_values"

_UNIT = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（）()]{1,6})[)）]")
_MONEY = {"元": Decimal(1), "千元": Decimal(1000), **{u: f for u, f in FACTORS.items() if u.endswith("元")}}
_BESIDE = re.compile(
    r"上年|去年|同期|[比较]|增|减|其中|占|平均|人均|每|目标|计划|上半年|季度|月|累计|剩余|未|不含|扣除|除|20\d{2}"
)
_COPULA = re.compile(r"(?:共计|合计|总计|分别|实际|完成|发放|支出|预算|决算|金额|数量|数|额|为|是|共|达|计)*$")
_NUMBERED = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])+|\s")
_SHORTEST = 3
_DIGITS = re.compile(r"[^\d.]")


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of the text and the cell that should say the same."""

    figure: Figure
    cell: Cell
    factor: Decimal
    name: str

    @property
    def same(self) -> bool:
        """Whether both may stand for one value."""
        value = (self.cell.value or Decimal(0)) * self.factor
        return range_of(self.figure).meets(around(value, self.cell.half * self.factor))


def check(reading: Reading) -> Iterator[Issue]:
    """Values beside a table that are named as one of its cells and are not in it."""
    starts = [block.start for block in reading.blocks]
    for table in reading.tables:
        if (
            not table.celled
            or table.entangled
            or not table.heads
            or any(len(r.cells) != table.width for r in table.rows)
        ):
            continue
        told = [
            one for s in sentences_beside(reading, table, starts) for f in s.figures if (one := _told(table, s, f))
        ]
        agree = sum(one.same for one in told)
        for one in told:
            if not one.same:
                stated, cell = _DIGITS.sub("", one.figure.text), _DIGITS.sub("", one.cell.text)
                sure = (agree or slip_of_a_digit(stated, cell)) and _only_here(reading, one.name)
                yield reading.issue(
                    KIND,
                    "retold",
                    [one.figure.span, one.cell.span],
                    doubt=None if sure else Doubt.SAME,
                    name=one.name,
                    stated=one.figure.text,
                    cell=one.cell.text,
                )


def _told(table: Table, sentence: Sentence, figure: Figure) -> _Told | None:
    """The cell that a figure tells of: its label names one row, and the column where there are several."""
    label = label_of(sentence, figure)
    if figure.quantity.hedge or not label or _BESIDE.search(label):
        return None
    rows = [row for row in table.rows if _names(table, row, label)]
    if len(rows) != 1:
        return None
    name = _NUMBERED.sub("", rows[0].label)
    rest = label.replace(name, "")
    columns = [i for i, head in enumerate(table.heads) if _fits(table, i, head, figure)]
    named = [i for i in columns if (bare := _UNIT.sub("", table.heads[i]).strip()) and bare[:2] in rest]
    chosen = named if len(named) == 1 else columns if len(columns) == 1 else []
    if not chosen or rows[0].cells[chosen[0]].value is None:
        return None
    factor = _factor(table, chosen[0], figure)
    return _Told(figure, rows[0].cells[chosen[0]], factor, name) if factor else None


def _only_here(reading: Reading, name: str) -> bool:
    """Whether one table alone has such a row: others may be of another body, or of another year."""
    return sum(any(_NUMBERED.sub("", row.label) == name for row in table.rows) for table in reading.tables) == 1


def _names(table: Table, row: Row, label: str) -> bool:
    """Whether a label ends with the name of a row, or with that and the head of a column."""
    name = _NUMBERED.sub("", row.label)
    bare = _COPULA.sub("", name) or name
    if len(name) < _SHORTEST or bare not in label:
        return False
    rest = _COPULA.sub("", label.rpartition(bare)[2])
    return not rest or any(rest in head for head in table.heads)


def _fits(table: Table, column: int, head: str, figure: Figure) -> bool:
    """Whether a column can hold a figure of that kind."""
    percent = any(row.cells[column].percent for row in table.rows)
    if (figure.quantity.dimension == "%") != percent or re.search("上年|去年|增减|序号|名次", head):
        return False
    return _factor(table, column, figure) is not None


def _factor(table: Table, column: int, figure: Figure) -> Decimal | None:
    """What one of a column is in the scale of a figure; `None` where they are of two kinds."""
    named = _UNIT.search(table.heads[column])
    unit = named["unit"] if named else table.unit
    if figure.quantity.dimension == "元":
        return _MONEY.get(unit)
    if figure.quantity.dimension == "%":
        return Decimal(1)
    return Decimal(1) if named and unit == figure.quantity.dimension else None
