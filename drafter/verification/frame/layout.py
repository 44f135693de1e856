"""Where the parts of a frame stand in a text, and what is left of the text beside them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby, takewhile

from drafter.verification.frame.difference import Comparison
from drafter.verification.frame.pieces import Gap, Piece, covering, pairs
from drafter.verification.frame.sameness import same_number
from drafter.verification.frame.text import HOLE, Part, PartKind, Stream, key_of, stream_of
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.manuscripts import section_heads
from drafter.verification.words.stock import ordinary, stock

_ALIKE = 0.5
_LIKE_LENGTH = 0.34
_STOP = "。"
_PAIR = 2
_NUMBER = re.compile("[0-9][0-9万亿元%]")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_JOINING = frozenset(",的了才为是于由却仍已被把将则就")
"""What joins words to a sentence; the cells of a row only stand beside each other."""


@dataclass
class Layout:
    """The parts of a frame in one text; `read` fills it.

    Attributes:
        examination: of the text.
        parts: what is expected.
        comparison: of pieces of the text with parts.
        found: where parts stand, by their places among `parts`; an empty span for rows that were cut up.
        moved: those that stand before one that they should follow.
        told: the pieces that stand in the place of other parts.
        fillings: the pieces with which blanks are filled.
        gaps: the parts that were not found, run by run.
        left: the pieces that are meant for no part.
    """

    examination: Examination
    parts: Sequence[Part]
    comparison: Comparison
    found: dict[int, tuple[int, int]] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    told: dict[int, list[Piece]] = field(default_factory=dict)
    fillings: dict[int, list[Piece]] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    left: list[Piece] = field(default_factory=list)

    def read(self) -> None:
        """Find every part."""
        self._locate()
        self.gaps = list(self._runs())
        self.left = self._settle(self.gaps, self._pieces())

    @cached_property
    def stream(self) -> Stream:
        """The text without its layout."""
        return stream_of(self.examination.text)

    @cached_property
    def keys(self) -> list[str]:
        """The signs of every part."""
        return [key_of(part.text) for part in self.parts]

    @cached_property
    def own(self) -> bytearray:
        """The signs of the items of both sections, which other checks read."""
        mask = bytearray(len(self.stream.key))
        for item in self.examination.manuscript.items:
            start, end = self.stream.at(item.start), self.stream.at(item.end)
            mask[start:end] = b"\x01" * (end - start)
        return mask

    @cached_property
    def taken(self) -> bytearray:
        """The signs that are expected."""
        return bytearray(len(self.stream.key))

    def _locate(self) -> None:
        cursor = 0
        for index, part in enumerate(self.parts):
            if part.open:
                continue
            span = self._place(index, part, cursor) or (self._place(index, part, 0) if cursor else None)
            if span is None:
                continue
            self.found[index] = span
            self.taken[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
            if span[0] >= cursor:
                cursor = span[1]
            else:
                self.moved.add(index)

    def _place(self, index: int, part: Part, start: int) -> tuple[int, int] | None:
        for begin, end in self.stream.occurrences(self.keys[index], start):
            free = self.taken.find(1, begin, end) < 0 and (part.central or self.own.find(1, begin, end) < 0)
            if free and self._fits(part, begin, end):
                return begin, end
        return None

    def _fits(self, part: Part, begin: int, end: int) -> bool:
        """Whether what stands there reads alike by its cells, and its blanks are filled with no marks."""
        if HOLE in part.text:
            return not self.comparison.judges(self.stream.key[begin:end], part.text)
        if part.kind is not PartKind.ROW:
            return True
        if not all(self.stream.edges[begin + offset] for offset in _beginnings(part.cells)):
            return False
        cells = self.stream.line_at(begin).cells
        if len(cells) != len(part.cells):
            return True
        return self.same_cells(part, cells)

    def same_cells(self, part: Part, cells: Sequence[tuple[int, int]]) -> bool:
        """Whether cells read as expected, one by one; the leading ones may repeat what stands above."""
        for place, (expected, (start, end)) in enumerate(zip(part.cells, cells, strict=True)):
            found, key = self.stream.key[start:end], key_of(expected)
            same = found == key or (place > 0 and same_number(found, key))  # 1.10 is another indicator than 1.1
            if not same and not (place < part.grouped and not key):
                return False
        return True

    def _runs(self) -> Iterator[Gap]:
        """Runs of parts that were not found, with the stretch between their neighbours."""
        fixed = sorted(index for index in self.found if index not in self.moved)
        lost = [index for index in range(len(self.parts)) if index not in self.found]
        for place, run in groupby(lost, key=lambda index: bisect_left(fixed, index)):
            start = self.found[fixed[place - 1]][1] if place else 0
            end = self.found[fixed[place]][0] if place < len(fixed) else len(self.stream.key)
            yield Gap(list(run), start, max(start, end))

    def _pieces(self) -> list[Piece]:
        """All that is left, line by line; of the two sections too, as a table may stand there."""
        known = bytearray(self.taken)
        for start, end in section_heads(self.examination.text).values():
            a, b = self.stream.at(start), self.stream.at(end)
            known[a:b] = b"\x01" * (b - a)
        return [
            piece for line in self.stream.lines for piece in self._rest(line.start, line.end, known, line.cells)
        ]

    def _rest(self, start: int, stop: int, known: bytearray, cells: Sequence[tuple[int, int]]) -> Iterator[Piece]:
        begin = known.find(0, start, stop)
        while begin >= 0:
            end = known.find(1, begin, stop)
            end = end if end >= 0 else stop
            if any(sign.isalnum() for sign in self.stream.key[begin:end]):
                yield Piece(begin, end, row=bool(cells), own=bool(self.own[begin]))
            begin = known.find(0, end, stop)

    def _settle(self, gaps: Sequence[Gap], pieces: Sequence[Piece]) -> list[Piece]:
        """Set every piece against the part that it may be meant for; returns those that are meant for none."""
        starts = [piece.start for piece in pieces]
        used = self._settle_flattened(pieces)
        for gap in gaps:
            within = range(bisect_left(starts, gap.start), bisect_right(starts, gap.end))
            near = [place for place in within if pieces[place].end <= gap.end and place not in used]
            used |= self._settled(gap, {place: pieces[place] for place in near})
        far = {place: piece for place, piece in enumerate(pieces) if place not in used and not piece.own}
        lost = [i for gap in gaps for i in gap.parts if i not in self.told and i not in self.found]
        used |= self._assign([index for index in lost if not self.parts[index].open], far, _ALIKE + 0.1)
        return [piece for place, piece in enumerate(pieces) if place not in used and not self._repeats(piece)]

    def _settled(self, gap: Gap, pieces: dict[int, Piece]) -> set[int]:
        parts = [i for i in gap.parts if not self.parts[i].open and i not in self.found]
        central = any(self.parts[index].central for index in parts)
        reachable = {place: piece for place, piece in pieces.items() if central or not piece.own}
        used = self._assign(parts, reachable, _ALIKE)
        used |= self._pair(parts, {place: piece for place, piece in reachable.items() if place not in used})
        opened = [index for index in gap.parts if self.parts[index].open]
        rest = {place: piece for place, piece in reachable.items() if place not in used and not piece.own}
        return used | self._filling(opened, rest)

    def _settle_flattened(self, pieces: Sequence[Piece]) -> set[int]:
        """Tables that stand there sign by sign though their rows were cut up, as when copied out of a page."""
        used: set[int] = set()
        for table in sorted({part.table for part in self.parts if part.table}):
            rows = [i for i, p in enumerate(self.parts) if p.table == table and p.kind is PartKind.ROW]
            lost = [index for index in rows if index not in self.found]
            start, end = self._region(rows)
            within = [p for p, piece in enumerate(pieces) if start <= piece.start and piece.end <= end]
            prose = takewhile(lambda place: not pieces[place].row, within)
            texts = (self.text_of(pieces[place]) for place in prose)
            count = covering("".join(self.keys[index] for index in lost), self.keys[rows[0]], texts) if lost else 0
            if count and count != len(lost):
                self.found |= dict.fromkeys(lost, (start, start))
                used.update(within[:count])
        return used

    def _region(self, rows: Sequence[int]) -> tuple[int, int]:
        """From the last part before a table to the first behind it."""
        fixed = [index for index in self.found if index not in self.moved]
        start = max((self.found[index][1] for index in fixed if index < rows[0]), default=0)
        end = min((self.found[i][0] for i in fixed if i > rows[-1]), default=len(self.stream.key))
        return start, end

    def _assign(self, parts: Sequence[int], pieces: dict[int, Piece], alike: float) -> set[int]:
        """Give every piece to the part that shares most of its pairs of signs."""
        grams = {index: pairs(self.keys[index]) for index in parts}
        used: set[int] = set()
        last = -1
        for place, piece in pieces.items():
            mine = pairs(self.stream.key[piece.start : piece.end])
            fit = {
                index: len(mine & theirs) / len(mine) for index, theirs in grams.items() if self._may(index, piece)
            }
            best = max(fit, key=lambda index: (fit[index], index >= last, -index), default=-1)
            if best >= 0 and fit[best] >= alike:
                self.told.setdefault(best, []).append(piece)
                used.add(place)
                last = best
        return used

    def _may(self, index: int, piece: Piece) -> bool:
        part = self.parts[index]
        row = part.kind is PartKind.ROW
        kind = row or not piece.row
        if row and not piece.row and self._sentence(piece, self.keys[index]):
            return False
        return kind and (part.central or not piece.own) and not self.comparison.harmless(self.text_of(piece))

    def _sentence(self, piece: Piece, row: str) -> bool:
        """Whether a piece is running prose: it ends or is joined as a sentence is, and as the row is not."""
        text = self.text_of(piece)
        ends = text.endswith(_STOP) and _STOP not in row
        return ends or not (_JOINING & set(text)).issubset(row) or self._goes_on(piece)

    def _goes_on(self, piece: Piece) -> bool:
        """Whether a word or number goes on from the end of a piece's line into the next, as in wrapped prose."""
        line = self.stream.line_at(piece.start)
        around = self.stream.key[line.end - 1 : line.end + 1]
        number = bool(_NUMBER.match(around))
        known = around in stock().pairs or around in ordinary().words or around in self.examination.book.everything
        return len(around) == _PAIR and piece.end == line.end and (number or (known and bool(_HAN.match(around))))

    def _pair(self, parts: Sequence[int], pieces: dict[int, Piece]) -> set[int]:
        """Give what is left to what is still missing, in order, where it is of a kind and a length."""
        used: set[int] = set()
        for index in (index for index in parts if index not in self.told):
            for place, piece in pieces.items():
                if place in used or piece.own or not self._may(index, piece):
                    continue
                lengths = sorted((len(self.keys[index]), piece.end - piece.start))
                row = self.parts[index].kind is PartKind.ROW
                akin = row or pairs(self.keys[index]) & pairs(self.text_of(piece))
                if row == piece.row and akin and lengths[0] >= _LIKE_LENGTH * lengths[1]:
                    self.told[index] = [piece]
                    used.add(place)
                    break
        return used

    def _filling(self, opened: Sequence[int], pieces: dict[int, Piece]) -> set[int]:
        """The pieces with which somebody filled a blank: a line of it, or as much as there is."""
        used: set[int] = set()
        for index in opened:
            kind = self.parts[index].kind
            fit = [place for place, piece in pieces.items() if place not in used and self._fills(kind, piece)]
            fit = fit[:1] if kind is PartKind.FIXED else fit
            self.fillings[index] = [pieces[place] for place in fit]
            used.update(fit)
        return used

    def _fills(self, kind: PartKind, piece: Piece) -> bool:
        """Whether a piece may stand in a blank for a line, for a table or for whatever there is to say."""
        text = self.text_of(piece)
        if kind is PartKind.ROW:
            return piece.row or self.comparison.blank(text) or _STOP not in text
        return self.comparison.blank(text) or not self.comparison.judges(text, "")

    def text_of(self, piece: Piece) -> str:
        """The signs of a piece."""
        return self.stream.key[piece.start : piece.end]

    def _repeats(self, piece: Piece) -> bool:
        """Whether a row of a table only repeats what stands above it."""
        return piece.row and self.text_of(piece) in self._groups

    @cached_property
    def _groups(self) -> frozenset[str]:
        rows = (part for part in self.parts if part.grouped)
        return frozenset(key_of("".join(part.cells[:count])) for part in rows for count in (1, 2)) | frozenset(
            key_of(cell) for part in self.parts for cell in part.cells[: part.grouped]
        )


@lru_cache(maxsize=1024)
def _beginnings(cells: tuple[str, ...]) -> tuple[int, ...]:
    """How far behind the first sign of a row each of its cells begins that holds any."""
    lengths = [len(key_of(cell)) for cell in cells]
    return tuple(sum(lengths[:place]) for place, length in enumerate(lengths) if length)
