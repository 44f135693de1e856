"""Self-assessment sheets of projects: 执行率（B/A） against A and B, weights beside their total."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, plain, ratio, rounded

_FUND_HEAD = re.compile(r"执行率\(B/A\)")
_FUND = re.compile(r"资金总额")
_PLANNED = re.compile(r"\(A\)$")
_DONE = re.compile(r"\(B\)$")
_FIRST = re.compile(r"年初预算")
_WEIGHT = re.compile(r"^(?:分值|权重|满分)$")
_POINTS = re.compile(r"^得分$")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RATE = re.compile(r"(?P<value>\d+(?:\.\d+)?)%")
_TOTAL = re.compile(r"总分|合计")
_USUAL = Decimal(10)
_FEWEST = 3
_LONGEST = 30
_SLIGHT = Decimal("0.05")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a row, with its place in the document."""

    text: str
    span: tuple[int, int]

    @property
    def number(self) -> Decimal | None:
        """Its value, if it holds nothing but a number."""
        bare = self.text.removesuffix("分")
        return Decimal(bare.replace(",", "")) if _NUMBER.fullmatch(bare) else None


@dataclass(slots=True)
class _Sheet:
    """What was read of a sheet.

    Attributes:
        columns: those of its row of funds.
        width: how many cells that row has.
        scored: the columns of weights and of points in its indicators.
        fund: weight and points of the execution rate.
        indicators: weights and points of the others.
    """

    columns: dict[str, int]
    width: int
    scored: tuple[int, int] | None = None
    fund: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    indicators: list[tuple[_Cell, _Cell]] = field(default_factory=list)


def check(reading: Reading) -> Iterator[Issue]:
    """Rates that the named columns beside them do not give, and totals that are not those of their rows."""
    sheet: _Sheet | None = None
    for row in (block for block in reading.blocks if block.cells):
        if sheet is None and "执行率" not in row.source:
            continue
        cells = _cells(row)
        columns = _fund_columns(cells)
        if columns:
            sheet = _Sheet(columns, len(cells))
        elif sheet and not sheet.scored and any(_FUND.search(cell.text) for cell in cells):
            yield from _rate(reading, sheet, cells)
        elif sheet and (scored := _scored_columns(cells)):
            sheet.scored = scored
        elif sheet and sheet.scored and _TOTAL.fullmatch(cells[0].text):
            yield from _total(reading, sheet, cells)
            sheet = None
        elif sheet and sheet.scored and max(sheet.scored) < len(cells):
            sheet.indicators.append((cells[sheet.scored[0]], cells[sheet.scored[1]]))


def _cells(row: Block) -> list[_Cell]:
    found, position = [], 0
    for text in row.cells:
        at = max(row.source.find(text, position), position) if text else position
        position = at + len(text)
        span = row.start + at, row.start + position
        plain_text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) if len(text) <= _LONGEST else ""
        found.append(_Cell(plain_text, span))
    return found


def _fund_columns(cells: Sequence[_Cell]) -> dict[str, int]:
    """The columns of the row of funds, where the head names both figures and the rate by letters."""
    kinds = {"rate": _FUND_HEAD, "planned": _PLANNED, "done": _DONE, "first": _FIRST}
    kinds |= {"weight": _WEIGHT, "points": _POINTS}
    found = {name: [i for i, c in enumerate(cells) if kind.search(c.text)] for name, kind in kinds.items()}
    known = {name: own[0] for name, own in found.items() if len(own) == 1}
    return known if {*kinds} - {"first"} <= known.keys() else {}


def _rate(reading: Reading, sheet: _Sheet, cells: Sequence[_Cell]) -> Iterator[Issue]:
    """年度资金总额 A B p%: p is B of A; one of the budget of the year's beginning is another habit.

    Where the weight before it is missing on a printed page, its digits may have run into the rate: 1000%.
    """
    if len(cells) != sheet.width:
        return
    weight, points = (cells[sheet.columns[name]].number for name in ("weight", "points"))
    sheet.fund = weight or Decimal(0), points or Decimal(0)
    planned, done = (cells[sheet.columns[name]] for name in ("planned", "done"))
    stated = cells[sheet.columns["rate"]]
    match = _RATE.fullmatch(stated.text)
    first = cells[sheet.columns["first"]].number if "first" in sheet.columns else None
    if match is None or not planned.number or done.number is None:
        return
    value = Decimal(match["value"])
    bases = [planned.number, *([first] if first else [])]
    if any(_near(value, _places(match["value"]), done, base) for base in bases):
        return
    exact = _HUNDRED * done.number / planned.number
    yield reading.issue(
        "rate",
        "rate",
        [stated.span, done.span, planned.span],
        severity=Severity.WARNING if abs(exact - value) <= _SLIGHT else Severity.ERROR,
        doubt=Doubt.LAYOUT if reading.drawn and not cells[sheet.columns["weight"]].text else None,
        label="执行率（B/A）",
        stated=stated.text,
        above=done.text,
        below=planned.text,
        value=f"{plain(rounded(exact, max(_places(match['value']), 2)))}%",
    )


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def _near(stated: Decimal, places: int, done: _Cell, base: Decimal) -> bool:
    """Whether a rate may be told of two amounts: within a last digit of its own, each being rounded itself."""
    half = Decimal(1).scaleb(-_places(done.text)) / 2
    found = ratio(around(done.number or Decimal(0), half), around(base, half))
    return found is None or found.meets(around(stated, Decimal(1).scaleb(-places)))


def _scored_columns(cells: Sequence[_Cell]) -> tuple[int, int] | None:
    """The columns of weights and of points in the head of the indicators."""
    names = [cell.text for cell in cells]
    if not any("三级指标" in name for name in names):
        return None
    weights = [i for i, name in enumerate(names) if _WEIGHT.search(name)]
    points = [i for i, name in enumerate(names) if _POINTS.search(name)]
    return (weights[0], points[0]) if len(weights) == len(points) == 1 else None


def _total(reading: Reading, sheet: _Sheet, cells: Sequence[_Cell]) -> Iterator[Issue]:
    """总分 S, T: no more than S can be awarded, and S is the sum of the weights."""
    if sheet.scored is None or max(sheet.scored) >= len(cells):
        return
    full, awarded = (cells[i] for i in sheet.scored)
    if full.number and awarded.number and awarded.number > full.number:
        yield reading.issue(
            "score",
            "score_above",
            [awarded.span, full.span],
            name=cells[0].text,
            awarded=plain(awarded.number),
            max=plain(full.number),
        )
    elif full.number and awarded.number:
        yield from _weights(reading, sheet, full, awarded)


def _weights(reading: Reading, sheet: _Sheet, full: _Cell, awarded: _Cell) -> Iterator[Issue]:
    """Weights that are not the total above them, where the points of the same rows are that of theirs.

    The points bear out that no row is missing; the execution rate is usually worth ten, be it written or not.
    """
    weights, points = ([pair[i].number for pair in sheet.indicators] for i in (0, 1))
    if len(weights) < _FEWEST or None in weights:
        return
    added, earned = (sum((value or Decimal(0) for value in own), Decimal(0)) for own in (weights, points))
    whole = added + sheet.fund[0]
    if full.number in (added, whole, added + _USUAL) or awarded.number != earned + sheet.fund[1]:
        return
    yield reading.issue(
        "score",
        "score_max",
        [full.span, *(weight.span for weight, _ in sheet.indicators)],
        name="总分",
        whole=full.text,
        sum=plain(whole),
        terms="+".join(plain(value) for value in (sheet.fund[0], *weights) if value),
    )
