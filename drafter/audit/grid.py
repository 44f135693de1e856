"""What a table is to the checks: rows with a label, and figures with their places."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import pairwise

from drafter.audit.layout import Block
from drafter.text.units import scaled
from drafter.text.width import narrow

FIGURE = re.compile(r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
CODE = re.compile(r"\d{3}(?:\s*\d{2}){0,2}\s*(?=[^\d\s.,，%])")
EMPTY = frozenset({"", "-", "—", "–", "--", "——", "/", "－", "无"})
_TRAILING_UNIT = re.compile(r"(?:[万亿千]?元|分|%|个|项|件|人|台|家|户|份|次)$")
_OWN_UNIT = re.compile(r"[万亿千百]?元$")
_TWO_CODES = re.compile(r"[\u4e00-\u9fff）)].*?\d{3}(?:\d{2}){0,2}[\u4e00-\u9fff]")
_AMONG_WORDS = re.compile(r"\d{1,3}(?:,\d{3})+|\d\.\d{2}(?!\d)")
_AMOUNT = 1000  # no table of counts or points has such figures
_NO_NAME = re.compile(
    r"(?:栏\s*次|行\s*次|栏\s*目|序\s*号|编\s*号|年\s*[份度]|[^\w]|_|[甲乙丙类款项]|科目编码|科目名称)*"
)
_YEARS = (1949, 2100)
_FIRST_NUMBERS = 4
_FEWEST_HEADS = 2
_PARTED = re.compile(r"\d\s+(?!\d{3}(?!\d))\d")  # blanks between thousands are a way of writing
_CENTS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A figure of a table.

    Attributes:
        text: as written.
        start: offset in the document.
        end: offset behind it.
        value: `None` for an empty cell or a dash.
        places: displayed decimals.
        percent: it is a percentage.
        factor: what one of its own unit is in the table's; `value` is in the table's.
        exact: its table is of no money, so that whole numbers are counts or points.
    """

    text: str
    start: int
    end: int
    value: Decimal | None
    places: int
    percent: bool
    factor: Decimal = Decimal(1)
    exact: bool = False

    @property
    def unread(self) -> bool:
        """Whether it holds digits that are no figure, as where two cells ran together."""
        return self.value is None and any(sign.isdigit() for sign in self.text)

    @property
    def half(self) -> Decimal:
        """Half of its last displayed place; nothing for whole numbers that are no money, such as points."""
        if (self.exact and not self.places) or not self.value:
            return Decimal(0)
        return self.factor * Decimal(1).scaleb(-self.places) / 2

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row: its words, and its figures from left to right."""

    label: str
    start: int
    end: int
    cells: tuple[Cell, ...]
    words: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.start, self.end


@dataclass(eq=False)
class Table:
    """Rows that stand together.

    Attributes:
        caption: its title; empty without one.
        unit: of its money, where it is named.
        header: the names of the figure columns; empty where they cannot be told.
        heads: all that stands above each of them, row by row; empty for lines.
        rows: those with figures.
        lines: all lines, the header and broken labels among them.
        unread: offsets of lines below the header that are part of no row.
        celled: its cells came with the document; else it was put together from lines.
    """

    caption: str
    unit: str
    header: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    lines: list[Block] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    celled: bool = False

    @cached_property
    def entangled(self) -> bool:
        """Whether figures stand among the words of a row: two tables side by side, or lines run together."""
        return any(
            _AMONG_WORDS.search(row.label) or (CODE.match(row.label) and _TWO_CODES.search(row.label))
            for row in self.rows
        )

    def whole(self, rows: Sequence[Row]) -> bool:
        """Whether every line from the first of some rows to the last was read: no part of a sum is missing."""
        first, last = min(row.start for row in rows), max(row.end for row in rows)
        return not any(first <= offset < last for offset in self.unread)

    def malformed(self, row: Row) -> bool:
        """Whether stray digits may be glued to a cell of a row, as on a drawn page.

        A blank parts the digits of a figure, or it has more decimals than amounts have and than any other row has.
        """
        most = max((c.places for other in self.rows if other is not row for c in other.cells), default=0)
        return any(_PARTED.search(cell.text) or cell.places > max(most, _CENTS) for cell in row.cells)

    @cached_property
    def width(self) -> int:
        """How many figures most rows have."""
        counts = Counter(len(row.cells) for row in self.rows)
        return max(counts, key=lambda n: (counts[n], n)) if counts else 0


def is_head(row: Row) -> bool:
    """Whether a row only numbers the columns (栏次 1 2 3) or names their years: it holds no data.

    A row that bears a name of its own is one of data, whatever its figures are.
    """
    filled = [cell for cell in row.cells if cell.value is not None]
    values = [cell.value for cell in filled if cell.value is not None and cell.text.strip().isdecimal()]
    if len(values) < _FEWEST_HEADS or len(values) != len(filled) or not _NO_NAME.fullmatch(row.label):
        return False
    numbers = values[0] <= _FIRST_NUMBERS and all(second == first + 1 for first, second in pairwise(values))
    return numbers or all(_YEARS[0] <= value <= _YEARS[1] for value in values)


def cell_of(text: str, start: int) -> Cell:
    """A cell from what is written in it."""
    narrowed = narrow(text)
    match = FIGURE.search(narrowed)
    if match is None or narrowed.replace(" ", "") in EMPTY:
        return Cell(text, start, start + len(text), None, 0, percent=False)
    digits = match[0].replace(",", "").replace("，", "")
    try:
        value: Decimal | None = Decimal(digits)
    except InvalidOperation:
        value = None
    if not is_figure(text):
        value = None
    return Cell(text, start, start + len(text), value, len(digits.partition(".")[2]), "%" in narrowed)


def is_figure(text: str) -> bool:
    """Whether a cell holds nothing but a figure, with or without its unit."""
    bare = _TRAILING_UNIT.sub("", narrow(text).replace(" ", ""))
    return bool(FIGURE.fullmatch(bare))


def in_unit(cell: Cell, unit: str) -> Cell:
    """A cell that names a unit of its own, in the unit of its table."""
    own = _OWN_UNIT.search(cell.text)
    if not unit and own is None:
        return replace(cell, exact=True)
    if own is None or not unit or own[0] == unit or cell.value is None:
        return cell
    factor = scaled(own[0])[1] / scaled(unit)[1]
    return replace(cell, value=cell.value * factor, factor=factor)


def as_money(table: Table) -> None:
    """Take whole numbers as rounded where some are too large to be counts or points."""
    if any(abs(cell.value or Decimal(0)) >= _AMOUNT for row in table.rows for cell in row.cells):
        table.rows = [replace(row, cells=tuple(replace(c, exact=False) for c in row.cells)) for row in table.rows]
