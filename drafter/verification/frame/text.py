"""A notice as one stream of signs, in which its expected parts are found whatever the layout.

Blanks, line wraps, widths of signs, Markdown marks and the bars of tables are left out of the stream. Where they
stood is remembered: a part of a notice begins and ends at such an edge, and so does every cell of a table row.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache, partial

from drafter.text.width import narrow

HOLE = "\x01"
"""Stands in an expected text for a blank that people fill in."""

_SAME = str.maketrans("，；：！？（）〔［【〕］】“”„〝〞‘’—–―", ",;:!?()[[[]]]" + '"' * 5 + "''" + "---")
_NOT_SEEN = "\u200b"
_SEEN = re.compile(r"[^\s*_|\\`\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LINE_MARKS = re.compile(r"\s*(?:(?:#{1,6}|>)[ \t\u3000]+)+")
_RULER = re.compile(r"\s*\|?[\s:|-]*-{3}[\s:|-]*\|?\s*$")
_PAGE = re.compile(r"\s*(?:[-—–]+\s*\d{1,4}\s*[-—–]+|第\s*\d{1,4}\s*页[\s，,/]*(?:共\s*\d{1,4}\s*页)?)\s*$")
_LONGEST_FILLING = 60
_STOP = "。"


class PartKind(StrEnum):
    """How freely a part may be worded."""

    TEXT = "text"
    FIXED = "fixed"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, heading or table row that a notice of the case has outside of its two sections.

    Attributes:
        kind: a person may reword `TEXT`; `FIXED` stands as it is, and so does every cell of a `ROW`.
        text: what stands there, `HOLE` for blanks that people fill in; the cells of a row put together.
        cells: of a row.
        table: number of the table it belongs to, from 1; 0 for none.
        mark: a text that has several such parts is a whole notice.
        optional: nothing is missing without it.
        central: it stands within the two sections.
        open: a blank for as much text as somebody writes there.
        grouped: how many leading cells may repeat what stands above.
    """

    kind: PartKind
    text: str
    cells: tuple[str, ...] = ()
    table: int = 0
    mark: bool = False
    optional: bool = False
    central: bool = False
    open: bool = False
    grouped: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the stream: where it begins and ends, and its cells if it is a row of a table.

    Attributes:
        start: the place of its first sign.
        end: the place behind its last.
        cells: their spans.
        begin: its offset in the text.
        offsets: for each of its signs, the offset in the line.
    """

    start: int
    end: int
    cells: tuple[tuple[int, int], ...]
    begin: int
    offsets: tuple[int, ...]


@dataclass(frozen=True)
class Stream:
    """A text without its layout.

    Attributes:
        key: its signs.
        edges: for every place in `key`, and the one behind it, whether layout or a full stop stood before it.
        lines: those that hold anything.
    """

    key: str
    edges: bytearray
    lines: tuple[Line, ...]

    def at(self, offset: int) -> int:
        """The place of the first sign at or behind an offset of the text."""
        index = bisect_right(self._begins, offset) - 1
        if index < 0:
            return 0
        line = self.lines[index]
        return line.start + bisect_left(line.offsets, offset - line.begin)

    def offset(self, place: int) -> int:
        """The offset in the text of a sign."""
        line = self.line_at(place)
        return line.begin + line.offsets[place - line.start]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text of a stretch of the stream."""
        if start < end:
            return self.offset(start), self.offset(end - 1) + 1
        last = len(self.key) - 1
        place = self.offset(start) if start <= last else (self.offset(last) + 1 if self.key else 0)
        return place, place

    def occurrences(self, key: str, start: int) -> Iterator[tuple[int, int]]:
        """Where a part of some signs stands from a place on: between two edges."""
        for begin, end in self._found(key, start):
            if self.edges[begin] and self.edges[end]:
                yield begin, end

    def line_at(self, place: int) -> Line:
        """The line in which a sign stands."""
        return self.lines[max(bisect_right(self._starts, place) - 1, 0)]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _begins(self) -> list[int]:
        return [line.begin for line in self.lines]

    def _found(self, key: str, start: int) -> Iterator[tuple[int, int]]:
        pattern = pattern_of(key)
        if isinstance(pattern, str):
            begin = self.key.find(key, start) if key else -1
            while begin >= 0:
                yield begin, begin + len(key)
                begin = self.key.find(key, begin + 1)
            return
        for begin in self._beginning(key.partition(HOLE)[0], start):
            if self.edges[begin] and (match := pattern.match(self.key, begin)):
                yield begin, self._filled_to(match)

    def _beginning(self, lead: str, start: int) -> Iterator[int]:
        """The places from one on where some signs stand; every edge, for none."""
        find = partial(self.key.find, lead) if lead else partial(self.edges.find, 1)
        begin = find(start)
        while 0 <= begin < len(self.key):
            yield begin
            begin = find(begin + 1)

    def _filled_to(self, match: re.Match[str]) -> int:
        """A blank at the end of a part is filled up to the end of its line."""
        end = self.line_at(match.end() - 1).end if match.end() > match.start() else match.end()
        return min(end, match.end() + _LONGEST_FILLING) if match.re.pattern.endswith("?") else match.end()


@lru_cache(maxsize=1024)
def key_of(text: str) -> str:
    """The signs of one expected text."""
    return stream_of(text, plain=True).key


@lru_cache(maxsize=1024)
def pattern_of(key: str) -> "str | re.Pattern[str]":
    """What finds an expected text, whatever has been filled in."""
    if HOLE not in key:
        return key
    filling = f"[^{_STOP}{HOLE}]{{0,{_LONGEST_FILLING}}}?"
    return re.compile(re.sub(f"{HOLE}+", lambda _: filling, re.escape(key).replace("\\" + HOLE, HOLE)))


def stream_of(text: str, *, plain: bool = False) -> Stream:
    """The stream of a text; a plain one has no marks of Markdown at the beginning of its lines."""
    signs: list[str] = []
    edges = bytearray()
    lines: list[Line] = []
    position = first = 0
    for line in text.splitlines(keepends=True):
        read = _read(line, plain=plain)
        if read.signs:
            signs.append(read.signs)
            edges += read.edges
            cells = tuple((first + start, first + end) for start, end in read.cells)
            lines.append(Line(first, len(edges), cells, position, read.offsets))
            first = len(edges)
        position += len(line)
    edges.append(1)
    return Stream("".join(signs), edges, tuple(lines))


@dataclass(frozen=True, slots=True)
class _Read:
    """What a line brings into the stream; offsets and cells count from where it begins."""

    signs: str = ""
    offsets: tuple[int, ...] = ()
    edges: bytes = b""
    cells: tuple[tuple[int, int], ...] = ()


_NOTHING = _Read()


@lru_cache(maxsize=1024)
def _read(line: str, *, plain: bool) -> _Read:
    """Read a line; rulers of tables and numbers of pages say nothing."""
    flat = narrow(line).translate(_SAME)
    if not plain and (_RULER.match(flat) or _PAGE.match(flat)):
        return _NOTHING
    marks = None if plain else _LINE_MARKS.match(flat)
    bar = "|" if flat.lstrip().startswith("|") else "\t" if "\t" in flat.strip() else ""
    return _signs(flat, marks.end() if marks else 0, bar)


def _signs(flat: str, start: int, bar: str) -> _Read:
    flat = _GROUPED.sub(_NOT_SEEN, flat)
    edge, opened, position = True, 0, start
    signs, offsets, edges = "", list[int](), bytearray()
    cells: list[tuple[int, int]] = []
    for begin, end in (*(match.span() for match in _SEEN.finditer(flat, start)), (len(flat), len(flat))):
        for offset in range(position, begin):
            if flat[offset] == bar and flat[offset - 1 : offset] != "\\":
                cells.append((opened, len(offsets)))
                opened = len(offsets)
            edge = edge or flat[offset].isspace() or flat[offset] == bar
        seen = flat[begin:end]
        signs += seen
        offsets.extend(range(begin, end))
        edges += bytes([edge, *map(_STOP.__eq__, seen[:-1])]) if seen else b""
        edge, position = seen.endswith(_STOP), end
    rest = [(opened, len(offsets))] if bar == "\t" else []
    told = (*(cells[1:] if bar == "|" else cells), *rest) if bar else ()
    return _Read(signs, tuple(offsets), bytes(edges), told)
