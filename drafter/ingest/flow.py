"""Printed lines to paragraphs: what a margin, a column or the end of a page cut is whole again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from drafter.ingest.assembly import Assembly, Grid, padded
from drafter.ingest.lines import columns
from drafter.ingest.numbering import begins_block, caption, numbered
from drafter.ingest.plain import heading_level
from drafter.ingest.printed import PrintedLine, PrintedTable

_STOPS = "。！？!?"
_CLOSERS = "。！？；：!?;:"
_FIRST_WORD = re.compile(r"[A-Za-z0-9.,%_/-]+|.", re.DOTALL)
_CANNOT_LEAD = frozenset("，。、；：！？）》”’」』】〕,.;:!?)%％")
_OPENS = frozenset("（《“‘「『【〔(")
_LIST = re.compile(r"[•·●○■□▪◆◇➢✓√►→※]\s*\S|[-*]\s+\S|[①-⑳⑴-⒇]|[a-zA-Z][.)、]\s")
_LABEL = re.compile(r"[一二三四五六七八九十]{1,3}是|其[一二三四五六七八九十]")
_INDENT = 1.1
_SAME_SIZE = 0.15
_LARGE = 1.12
_LOOSE = 1.6
_FAR = 2.4
_SAME_EDGE = 4.0
_CENTRED = 2.0
_ROOM = 0.6
_LONGEST_WORD = 16


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document is set.

    Attributes:
        size: height of the lines of its body.
        indents: whether paragraphs begin with an indent.
    """

    size: float
    indents: bool


@dataclass
class _Table:
    table: PrintedTable
    rows: list[list[str]]
    filled: list[list[str]]
    covered: set[tuple[int, int]]
    pages: list[int]


@dataclass
class Flow:
    """Takes what is printed in reading order; what parts a paragraph or a table waits until it is whole."""

    habits: Habits
    assembly: Assembly = field(default_factory=Assembly)
    _lines: list[PrintedLine] = field(default_factory=list)
    _page: int = 0
    _last_page: int = 0
    _table: _Table | None = None
    _waiting: list[Callable[[], None]] = field(default_factory=list)

    def line(self, line: PrintedLine, page: int, pitch: float) -> None:
        """A line of text; `pitch` is the usual distance of the lines of its page from each other."""
        if self._table or not self._lines or not self._goes_on(line, page, pitch):
            self.close()
            self._page = page
        self._lines.append(line)
        self._last_page = page

    def aside(self, text: str) -> None:
        """What belongs to the page."""
        self._later(lambda: self.assembly.aside(text))

    def note(self, lines: Sequence[PrintedLine], page: int) -> None:
        """A footnote."""
        text = "\n".join(line.text for line in lines)
        self._later(lambda: self.assembly.paragraph(text, page=page))

    def table(self, table: PrintedTable, page: int) -> None:
        """A table; one that begins a page and has the columns of the one before it goes on with that."""
        if self._table is None or self._last_page == page or not _continues(self._table, table):
            self.close()
            self._table = _Table(table, [], [], set(), [])
        self._last_page = page
        self._take(self._table, table.grid, page)

    def _take(self, into: _Table, grid: Grid, page: int) -> None:
        rows = padded(grid.rows)
        first = _repeated_head(into.filled, grid.filled)
        held: list[int] = []
        for row in rows[:first]:
            self._later(lambda row=row: self.assembly.aside("\t".join(row)))  # type: ignore[misc]
        for index in range(first, len(rows)):
            if index == first and into.rows and page != into.pages[-1] and _is_rest(into.rows[-1], rows[index]):
                _mend(into.rows[-1], rows[index])
                _mend(into.filled[-1], rows[index])
                continue
            into.covered |= {(len(into.rows), column) for row, column in grid.covered if row == index}
            into.filled.append(list(grid.filled[index]))
            if into.rows and page != into.pages[-1]:
                held = _held(into.filled[-2], into.filled[-1])
            for column in held:
                if not rows[index][column] and (index == first or (index, column) in grid.covered):
                    into.filled[-1][column] = into.filled[-2][column]
                    into.covered.add((len(into.rows), column))
            into.rows.append(list(rows[index]))
            into.pages.append(page)

    def _later(self, emit: Callable[[], None]) -> None:
        if self._lines or self._table:
            self._waiting.append(emit)
        else:
            emit()

    def close(self) -> None:
        """Nothing goes on here."""
        if self._lines:
            text = "\n".join(line.text for line in self._lines)
            level = None if self._is_large() else heading_level(text)
            self.assembly.paragraph(text, level, page=self._page)
        if self._table:
            grid = Grid(self._table.rows, self._table.filled, frozenset(self._table.covered))
            self.assembly.table(grid, pages=self._table.pages)
        self._lines, self._table = [], None
        waiting, self._waiting = self._waiting, []
        for emit in waiting:
            emit()

    def _is_large(self) -> bool:
        first = self._lines[0]
        return first.size > 2 * self.habits.size and numbered(first.text) is None

    def _goes_on(self, line: PrintedLine, page: int, pitch: float) -> bool:
        before = self._lines[-1]
        if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size):
            return False
        beside = page == self._last_page and line.top > before.top
        if beside and pitch and line.top - before.top > (_LOOSE if before.text[-1] in _CLOSERS else _FAR) * pitch:
            return False
        if caption(self._lines[0].text) or _LIST.match(line.text):
            return _is_centred(before) and _is_centred(line) and beside and not caption(line.text)
        if _is_title(before, self.habits) and _is_title(line, self.habits) and beside:
            return True
        if not _is_cut(before, line):
            return False
        return self._is_next(before, line)

    def _is_next(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a line below one that fills its column goes on with it: its indent tells, or its number."""
        em = line.em
        own, lead = line.x0 - line.left, before.x0 - before.left
        hangs = len(self._lines) > 1 and abs(own - lead) < em / 2
        indented = own > _INDENT * em and not hangs
        stopped = before.text[-1] in _CLOSERS
        if indented and (self.habits.indents or stopped):
            return not stopped and lead >= own - em / 2 and len(self._lines) == 1 and not begins_block(line.text)
        if begins_block(line.text):
            inside = self.habits.indents and before.text[-1] not in "；;：:" and lead < own + em / 2
            return inside and not (numbered(line.text) and before.text[-1] in _STOPS) and not _heads(self._lines)
        return self.habits.indents or before.text[-1] not in _STOPS


def _heads(lines: Sequence[PrintedLine]) -> bool:
    """Whether a paragraph is so far a numbered heading without any stop."""
    number = numbered(lines[0].text)
    return number is not None and not any(set(_STOPS + "；") & set(line.text) for line in lines)


def _is_cut(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether the first word of a line had no room at the end of the one before it."""
    em = before.em
    match = _FIRST_WORD.match(line.text)
    end = match.end() if match else 1
    while end < len(line.text) and (line.text[end] in _CANNOT_LEAD or line.text[end - 1] in _OPENS):
        end += 1
    word = min(columns(line.text[:end]), _LONGEST_WORD) / 2 * em
    return before.x1 + word > before.right - _ROOM * em


def _is_centred(line: PrintedLine) -> bool:
    em = line.em
    left, right = line.x0 - line.left, line.right - line.x1
    return left > _CENTRED * em and abs(left - right) < _CENTRED * em


def _is_title(line: PrintedLine, habits: Habits) -> bool:
    """Whether a line is a part of a title: larger than the body, without a number or a stop."""
    large = line.size > _LARGE * habits.size and _is_middle(line)
    return large and numbered(line.text) is None and line.text[-1] not in _CLOSERS


def _is_middle(line: PrintedLine) -> bool:
    em = line.em
    return abs((line.x0 - line.left) - (line.right - line.x1)) < _CENTRED * em


def _continues(before: _Table, table: PrintedTable) -> bool:
    """Whether a table has the columns of the one before it, and is no form of the same kind that begins anew."""
    one, other = before.table.edges, table.edges
    if len(one) != len(other) or any(abs(a - b) > _SAME_EDGE for a, b in zip(one, other, strict=True)):
        return False
    rows = table.grid.filled
    head = _repeated_head(before.filled, rows)
    titled = head > 0 and all(len(set(row)) == 1 for row in rows[:head])
    return not (
        titled and head < min(len(rows), len(before.filled)) and rows[head][0] == before.filled[head][0] != ""
    )


_MOST_HEAD_ROWS = 4


def _repeated_head(rows: Sequence[Sequence[str]], following: Sequence[Sequence[str]]) -> int:
    """How many rows a page repeats from the beginning of a table that goes on."""
    count = 0
    for one, other in zip(rows[:_MOST_HEAD_ROWS], following, strict=False):
        if list(one) != list(other) or not any(other):
            break
        count += 1
    return count if count < len(following) or count == 1 else 0


def _is_rest(row: Sequence[str], following: Sequence[str]) -> bool:
    """Whether a row that begins a page holds only the rest of cells that the page before it cut."""
    filled = [column for column, text in enumerate(following) if text]
    if not filled or len(filled) >= sum(bool(text) for text in row) or following[0]:
        return False
    return all(
        row[column] and row[column][-1] not in _CLOSERS and not re.search(r"\d$", following[column])
        for column in filled
    )


def _held(row: Sequence[str], following: Sequence[str]) -> list[int]:
    """The first columns of a row that begins a page, if they are empty as a merged cell goes on beside them."""
    count = next((column for column, text in enumerate(following) if text), 0)
    return list(range(count)) if all(row[:count]) else []


def _mend(row: list[str], rest: Sequence[str]) -> None:
    for column, text in enumerate(rest):
        row[column] += text


def remargined(line: PrintedLine, left: float, right: float) -> PrintedLine:
    """A line of a page with few lines, with the margins that the document has elsewhere."""
    near = abs(line.left - left) < 2 * line.size and line.right < right
    return replace(line, right=right) if near and line.x1 <= right else line
