"""Tables: rows with a label and figures, from cells or from lines in which a table was flattened."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property

from drafter.audit.layout import Block, BlockKind
from drafter.audit.lines import numerics
from drafter.text.units import scaled
from drafter.text.width import narrow

_FIGURE = re.compile(r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
_UNIT = re.compile(r"单位[:：]\s*(?P<unit>[万亿千百]?元)")
_TRAILING_UNIT = re.compile(r"(?:[万亿千]?元|分|%|个|项|件|人|台|家|户|份|次)$")
_OWN_UNIT = re.compile(r"[万亿千百]?元$")
_EMPTY = frozenset({"", "-", "—", "–", "--", "——", "/", "－", "无"})
_CODE = re.compile(r"\d{3}(?:\s*\d{2}){0,2}\s*(?=[^\d\s.,，%])")
_BARE_CODE = re.compile(r"\d{3}(?:\s*\d{2}){0,2}")
_TWO_CODES = re.compile(r"[\u4e00-\u9fff）)].*?\d{3}(?:\d{2}){0,2}[\u4e00-\u9fff]")
_CODE_CELL = re.compile(r"\d{2,3}|\d{5}|\d{7}")
_CODE_HEAD = re.compile(r"编码|代码|^[类款项]$")
_AMONG_WORDS = re.compile(r"\d{1,3}(?:,\d{3})+|\d\.\d{2}(?!\d)")
_FARTHEST_LABEL = 3
_FARTHEST_CODE = 6
_ENOUGH_CODES = 2
_LONGEST_LABEL = 40
_MOST_HEADER_LINES = 6
_AMOUNT = 1000  # no table of counts or points has such figures


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
            _AMONG_WORDS.search(row.label) or (_CODE.match(row.label) and _TWO_CODES.search(row.label))
            for row in self.rows
        )

    def whole(self, rows: Sequence[Row]) -> bool:
        """Whether every line from the first of some rows to the last was read: no part of a sum is missing."""
        first, last = min(row.start for row in rows), max(row.end for row in rows)
        return not any(first <= offset < last for offset in self.unread)

    @cached_property
    def width(self) -> int:
        """How many figures most rows have."""
        counts = Counter(len(row.cells) for row in self.rows)
        return max(counts, key=lambda n: (counts[n], n)) if counts else 0


def tables(blocks: Sequence[Block]) -> tuple[Table, ...]:
    """The tables of a document, in its order."""
    return tuple(table for group in _groups(blocks) if (table := _table(*group)).rows)


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Lines of tables that follow each other, each with the captions above them."""
    captions: list[Block] = []
    lines: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.CELL:
            lines.append(block)
            continue
        if lines:
            yield captions, lines
            captions, lines = [], []
        captions = [*captions, block] if block.kind is BlockKind.CAPTION else []
    if lines:
        yield captions, lines


def _table(captions: Sequence[Block], lines: Sequence[Block]) -> Table:
    above = " ".join(block.text for block in captions)
    unit = _UNIT.search(above) or _UNIT.search("".join(line.text for line in lines[:2]))
    table = Table(above, unit["unit"] if unit else "", lines=list(lines), celled=any(line.cells for line in lines))
    if table.celled:
        _fill_cells(table)
    else:
        _fill_lines(table)
    return table


def _fill_cells(table: Table) -> None:
    """Rows of cells: the columns of figures are those in which most rows have one."""
    rows = [line for line in table.lines if line.cells]
    columns = max((len(line.cells) for line in rows), default=0)
    filled = [sum(_is_figure(line.cells[i]) for line in rows if i < len(line.cells)) for i in range(columns)]
    first = next((i for i, line in enumerate(rows) if sum(map(_is_figure, line.cells)) > 0), len(rows))
    body = rows[first:]
    written = [sum(_written(line.cells[i]) for line in body if i < len(line.cells)) for i in range(columns)]
    codes = _code_columns(rows, first, columns)
    ordinal = {0} if rows and re.fullmatch(r"序\s*号|编号", rows[0].cells[0].strip()) else set()
    chosen = [i for i in range(columns) if filled[i] and i not in ordinal | codes and 2 * filled[i] >= written[i]]
    if first and chosen:
        head = rows[first - 1].cells
        table.header = tuple(head[i] if i < len(head) else "" for i in chosen)
        above = rows[max(0, first - _MOST_HEADER_LINES) : first]
        table.heads = tuple("".join(row.cells[i] for row in above if i < len(row.cells)) for i in chosen)
    for line in rows[first:]:
        if len(line.cells) == columns:
            table.rows.append(_celled_row(line, chosen, table.unit, codes))
    _as_money(table)


def _as_money(table: Table) -> None:
    """Take whole numbers as rounded where some are too large to be counts or points."""
    if any(abs(cell.value or Decimal(0)) >= _AMOUNT for row in table.rows for cell in row.cells):
        table.rows = [replace(row, cells=tuple(replace(c, exact=False) for c in row.cells)) for row in table.rows]


def _written(text: str) -> bool:
    return narrow(text).replace(" ", "") not in _EMPTY


def _code_columns(rows: Sequence[Block], first: int, columns: int) -> frozenset[int]:
    """The columns that hold the codes of subjects: they say so, or stand first and hold nothing else."""
    found = set()
    for i in range(columns):
        head = "".join(line.cells[i] for line in rows[:first] if i < len(line.cells))
        own = [line.cells[i].strip() for line in rows[first:] if i < len(line.cells) and line.cells[i].strip()]
        coded = [bool(_CODE_CELL.fullmatch(text)) for text in own]
        named = _CODE_HEAD.search(head) and 2 * sum(coded) >= len(own)
        if coded and (named or (i == 0 and all(coded) and len(coded) >= _ENOUGH_CODES)):
            found.add(i)
    return frozenset(found)


def offsets_of(line: Block) -> list[int]:
    """Where the cells of a row stand in its source."""
    offsets, position = [], 0
    for cell in line.cells:
        found = line.source.find(cell, position) if cell else position
        offsets.append(max(found, position))
        position = offsets[-1] + len(cell)
    return offsets


def _celled_row(line: Block, chosen: Sequence[int], unit: str, codes: frozenset[int]) -> Row:
    offsets = offsets_of(line)
    cells = tuple(_in_unit(_cell(line.cells[i], line.start + offsets[i]), unit) for i in chosen)
    words = tuple(cell for i, cell in enumerate(line.cells) if i not in chosen)
    code = "".join(line.cells[i].strip() for i in sorted(codes))
    label = code + next((word for word in words if word and not _is_figure(word)), "")
    return Row(label, line.start, line.end, cells, words)


def _in_unit(cell: Cell, unit: str) -> Cell:
    """A cell that names a unit of its own, in the unit of its table."""
    own = _OWN_UNIT.search(cell.text)
    if not unit and own is None:
        return replace(cell, exact=True)
    if own is None or not unit or own[0] == unit or cell.value is None:
        return cell
    factor = scaled(own[0])[1] / scaled(unit)[1]
    return replace(cell, value=cell.value * factor, factor=factor)


def _is_figure(text: str) -> bool:
    bare = _TRAILING_UNIT.sub("", narrow(text).replace(" ", ""))
    return bool(_FIGURE.fullmatch(bare))


def _cell(text: str, start: int) -> Cell:
    narrowed = narrow(text)
    match = _FIGURE.search(narrowed)
    if match is None or narrowed.replace(" ", "") in _EMPTY:
        return Cell(text, start, start + len(text), None, 0, percent=False)
    digits = match[0].replace(",", "").replace("，", "")
    try:
        value: Decimal | None = Decimal(digits)
    except InvalidOperation:
        value = None
    if not _is_figure(text):
        value = None
    return Cell(text, start, start + len(text), value, len(digits.partition(".")[2]), "%" in narrowed)


def _fill_lines(table: Table) -> None:
    pending: list[Block] = []
    started = False
    coded = sum(bool(_CODE.match(line.source)) for line in table.lines) >= _ENOUGH_CODES
    for line in table.lines:
        figures = numerics(line.source)
        code_alone = coded and _BARE_CODE.fullmatch(line.source)
        if not figures or code_alone or not re.search(r"\d", "".join(figures)):
            pending.append(line)
            continue
        if not started:
            _name_columns(table, pending, len(figures))
            started = bool(table.header) or bool(table.rows)
        row = _flat_row(line, figures, pending)
        if table.rows:
            table.unread += _unread(table, [block for block in pending if block.start < row.start])
        table.rows.append(replace(row, cells=tuple(_in_unit(cell, table.unit) for cell in row.cells)))
        pending = []
    if table.rows:
        table.unread += _unread(table, pending)
    if table.header and len(table.header) != table.width:
        table.header = ()
    _as_money(table)


def _unread(table: Table, lines: Sequence[Block]) -> list[int]:
    """The offsets of lines without figures, those of a header that the next page repeats left out."""
    head = {word for line in table.lines if line.start < table.rows[0].start for word in line.source.split()}
    return [line.start for line in lines if not set(line.source.split()) & (head | set(table.header))]


def _name_columns(table: Table, above: Sequence[Block], count: int) -> None:
    """The names of the columns, from the last line above the first row that has one word for each."""
    for line in reversed(above[-_MOST_HEADER_LINES:]):
        words = line.source.split()
        if len(words) in (count, count + 1):
            table.header = tuple(words[-count:])
            return


def _flat_row(line: Block, figures: Sequence[str], pending: Sequence[Block]) -> Row:
    cells = []
    position = len(line.source)
    for figure in reversed(figures):
        position = line.source.rfind(figure, 0, position)
        cells.append(_cell(figure, line.start + position))
    label = line.source[:position].strip()
    above = _label_above(label, pending)
    start = above[0].start if above else line.start
    label = "".join(block.text for block in above) + label
    return Row(re.sub(r"\s+", "", label), start, line.end, tuple(reversed(cells)), (label,))


def _label_above(label: str, pending: Sequence[Block]) -> Sequence[Block]:
    """The lines above a row of figures that hold its name: from its code on, else the short ones right above."""
    if _CODE.match(label):
        return ()
    for back, block in enumerate(reversed(pending[-_FARTHEST_CODE:]), 1):
        if _CODE.match(block.source) or _BARE_CODE.fullmatch(block.source):
            return pending[-back:]
    if label:
        return ()
    return [block for block in pending[-_FARTHEST_LABEL:] if len(block.text) <= _LONGEST_LABEL]
