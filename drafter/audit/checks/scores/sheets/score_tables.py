"""Score sheets with cells: points above the maximum, totals, full marks that the figures do not earn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.layout import Block
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, tail_of
from drafter.text.width import narrow

KIND = "score"

_MAX = re.compile(r"分值|满分|权重|标准分")
_AWARDED = re.compile(r"(?:自评|评价|复核|评审|实际|核定)?得分$|自评分|评分$|第三方评分")
_TARGET = re.compile(r"(?:年度|预期|计划)?(?:指标|目标)值")
_ACTUAL = re.compile(r"(?:实际|全年|年度)?完成(?:值|情况)|实际值|完成指标值")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_VALUE = re.compile(
    r"(?P<sign>≥|>=|≤|<=|>|<|＞|＜|=|不低于|不少于|不高于|不超过|达到)?(?P<number>\d+(?:\.\d+)?)(?P<unit>[%％\u4e00-\u9fff/]{0,6})$"
)
_AT_LEAST = frozenset({"≥", ">=", ">", "＞", "不低于", "不少于", "达到"})
_AT_MOST = frozenset({"≤", "<=", "<", "＜", "不高于", "不超过"})
_TOTAL = re.compile(r"合计|总计|总分|总得分")
_PERCENT = frozenset({"%", "％"})
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a score sheet stand; -1 for one that it lacks."""

    full: int
    awarded: int
    target: int
    actual: int


@dataclass(frozen=True, slots=True)
class _Line:
    """An indicator of the sheet."""

    block: Block
    full: Decimal
    awarded: Decimal
    awarded_at: int


def check(reading: Reading) -> Iterator[Issue]:
    """Rows of score sheets that contradict themselves, and totals that their rows do not give."""
    for table in reading.tables:
        rows = [line for line in table.lines if line.cells]
        head = next((i for i, line in enumerate(rows[:4]) if _columns(line.cells)), None)
        columns = _columns(rows[head].cells) if head is not None else None
        if head is None or columns is None:
            continue
        width = len(rows[head].cells)
        yield from _sheet(reading, [row for row in rows[head + 1 :] if len(row.cells) == width], columns)


def _columns(cells: Sequence[str]) -> _Columns | None:
    names = [re.sub(r"\s", "", cell) for cell in cells]
    full = [i for i, name in enumerate(names) if _MAX.search(name) and not re.search(r"[一二]级", name)]
    awarded = [i for i, name in enumerate(names) if _AWARDED.search(name)]
    target = [i for i, name in enumerate(names) if _TARGET.search(name) and "完成" not in name]
    actual = [i for i, name in enumerate(names) if _ACTUAL.search(name)]
    if not full or len(awarded) != 1:
        return None
    return _Columns(
        full[-1], awarded[0], target[0] if len(target) == 1 else -1, actual[0] if len(actual) == 1 else -1
    )


def _sheet(reading: Reading, rows: Sequence[Block], columns: _Columns) -> Iterator[Issue]:
    lines: list[_Line] = []
    for row in rows:
        line = _line(row, columns)
        if line is None:
            continue
        if any(_TOTAL.search(cell) for cell in row.cells):
            yield from _total(reading, line, lines)
            break
        lines.append(line)
        if line.awarded > line.full:
            yield _issue(
                reading, line, "score_above", name=_name(row), awarded=plain(line.awarded), max=plain(line.full)
            )
        elif line.awarded == line.full:
            yield from _unearned(reading, row, line, columns)


def _line(row: Block, columns: _Columns) -> _Line | None:
    full, awarded = (
        _NUMBER.fullmatch(narrow(row.cells[i]).strip().removesuffix("分")) for i in (columns.full, columns.awarded)
    )
    if full is None or awarded is None:
        return None
    return _Line(row, Decimal(full[0]), Decimal(awarded[0]), _offset(row, columns.awarded))


def _offset(row: Block, column: int) -> int:
    """Where a cell begins in the source of its row."""
    position = 0
    for cell in row.cells[:column]:
        position = max(row.source.find(cell, position), position) + len(cell) if cell else position
    return row.source.find(row.cells[column], position)


def _total(reading: Reading, total: _Line, lines: Sequence[_Line]) -> Iterator[Issue]:
    if sum((line.full for line in lines), Decimal(0)) != total.full or not lines:
        return
    value = sum((line.awarded for line in lines), Decimal(0))
    if abs(value - total.awarded) > tail_of(line.awarded for line in lines):
        yield _issue(
            reading,
            total,
            "score_total",
            total=plain(total.awarded),
            sum=plain(value),
            count=len(lines),
            terms="+".join(plain(line.awarded) for line in lines),
        )


def _unearned(reading: Reading, row: Block, line: _Line, columns: _Columns) -> Iterator[Issue]:
    if columns.target < 0 or columns.actual < 0:
        return
    target, actual = (
        _VALUE.fullmatch(re.sub(r"\s", "", narrow(row.cells[i]))) for i in (columns.target, columns.actual)
    )
    if target is None or actual is None or target["unit"] != actual["unit"] or actual["sign"]:
        return
    wanted, reached = Decimal(target["number"]), Decimal(actual["number"])
    whole = target["unit"] in _PERCENT and wanted == _WHOLE and not target["sign"]
    below = (target["sign"] in _AT_LEAST or whole) and reached < wanted
    if below or (target["sign"] in _AT_MOST and reached > wanted):
        yield _issue(
            reading,
            line,
            "unearned",
            severity=Severity.WARNING,
            name=_name(row),
            target=row.cells[columns.target],
            actual=row.cells[columns.actual],
        )


def _name(row: Block) -> str:
    words = [cell for cell in row.cells if re.search(r"[\u4e00-\u9fff]{2}", cell) and not _VALUE.fullmatch(cell)]
    return (words[min(2, len(words) - 1)] if words else "")[:20]


def _issue(
    reading: Reading, line: _Line, key: str, *, severity: Severity = Severity.ERROR, **values: str | int
) -> Issue:
    start = line.block.start + line.awarded_at
    text = line.block.source[line.awarded_at :]
    match = _NUMBER.match(narrow(text))
    span = (start, start + (match.end() if match else 1))
    return reading.issue(KIND, key, [span], severity=severity, expected="", doubt=None, **values)
