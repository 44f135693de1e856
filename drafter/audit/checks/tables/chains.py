"""Rows that lead from one amount to the next: 送审金额, 减：核减额, 审定金额; 减：违约金, 实际应付."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.grid import Row
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain

KIND = "sum"

_SIGN = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?(?P<sign>减|扣除?|加|增)[:：]")
_RESULT = re.compile(
    r"实际|应[付收拨缴]|实[付收拨缴]|净|余|审定|可用|剩余|最终|期末|年末|利润|结转|结存|调整后|核定|本期|数$"
)
_AMONG = re.compile(r"其中|[（(][一二三四五六七八九十\d]{1,3}[)）]")


@dataclass(frozen=True, slots=True)
class _Step:
    """An amount, what is added to it and taken off it, and the amount that is left."""

    base: Row
    moves: tuple[tuple[int, Row], ...]
    result: Row

    def gap(self, column: int) -> Decimal | None:
        """What is left by computing, less what is stated; 0 within rounding, `None` where nothing can be told."""
        cells = [row.cells[column] for row in (self.base, *(row for _, row in self.moves), self.result)]
        if any(cell.value is None or cell.percent for cell in cells):
            return None
        values = [cell.value or Decimal(0) for cell in cells]
        slack = sum((cell.half for cell in cells), Decimal(0))
        signs = [sign for sign, _ in self.moves]
        gaps = [
            values[0]
            + sum((sign * read(value) for sign, value in zip(signs, values[1:-1], strict=True)), Decimal(0))
            for read in (abs, Decimal)  # a sum taken off may be printed with its sign, and may be below nought
        ]
        left = [gap - values[-1] for gap in gaps]
        return Decimal(0) if any(abs(gap) <= slack for gap in left) else left[0]


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts that are not what the signed rows above them leave."""
    for table in reading.tables:
        if not table.celled or table.entangled or any(len(row.cells) != table.width for row in table.rows):
            continue
        steps = list(_steps(table.rows))
        for step in steps:
            gaps = {column: gap for column in range(table.width) if (gap := step.gap(column)) is not None}
            broken = [column for column, gap in gaps.items() if gap]
            held = [column for column, gap in gaps.items() if not gap and step.result.cells[column].value]
            if len(broken) == 1 and table.whole([step.base, step.result]):
                yield _issue(reading, step, broken[0], steps, held=bool(held))


def _steps(rows: Sequence[Row]) -> Iterator[_Step]:
    """The stretches of signed rows with the amounts before and behind them."""
    base: Row | None = None
    moves: list[tuple[int, Row]] = []
    for row in rows:
        label = re.sub(r"\s", "", row.label)
        match = _SIGN.match(label)
        if match and base:
            moves.append((-1 if match["sign"][0] in "减扣" else 1, row))
            continue
        if _AMONG.match(label):
            continue
        if base and moves and _RESULT.search(label):
            yield _Step(base, tuple(moves), row)
        base, moves = row, []


def _issue(reading: Reading, step: _Step, column: int, steps: Sequence[_Step], *, held: bool) -> Issue:
    """A step that does not hold in one column; in several it may be no step at all."""
    stated, gap = step.result.cells[column], step.gap(column) or Decimal(0)
    cells = [(sign, row.cells[column]) for sign, row in step.moves]
    alone = any(other.gap(column) == 0 for other in steps) or len(step.moves) > 1
    sure = held or (alone and not reading.drawn)
    return reading.issue(
        KIND,
        "chain",
        [stated.span, step.base.cells[column].span, *(cell.span for _, cell in cells)],
        doubt=None if sure else Doubt.LEVELS,
        label=step.result.label,
        stated=stated.text,
        terms=step.base.cells[column].text
        + "".join(f"{'-' if sign < 0 else '+'}{cell.text.lstrip('-')}" for sign, cell in cells),
        value=plain((stated.value or Decimal(0)) + gap),
    )
