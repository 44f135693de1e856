"""What stands around the two sections: the frame of the notice, its tables, and nothing besides.

The program writes all of it, so it is known sign by sign. Every expected part is looked for in the text; what was
not found is set against what is left over where it should stand.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from drafter.verification.frame.columns import columns_left_out
from drafter.verification.frame.difference import Comparison, Excerpt
from drafter.verification.frame.layout import Layout
from drafter.verification.frame.pieces import Piece
from drafter.verification.frame.text import HOLE, Part, PartKind, key_of
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.tallies import Tally
from drafter.verification.report import violation

NAME = "frame"
_WHOLE = 2
"""So many parts that mark a notice make a text one; a text of fewer is an excerpt, in which nothing is missing."""
_SOURCES = frozenset({"quantities", "names"})
"""The checks that ask where something comes from."""

_BLIND = _SOURCES | {"residue"}
"""The checks that take the cells of a table for prose where its bars are gone."""

_CELL_JOINT = " | "
_SHOWN = 36
_STOP = "。"


def check(
    examination: Examination,
    parts: Sequence[Part],
    others: Iterable[Violation] = (),
    tallies: Sequence[Tally] = (),
) -> Iterator[Violation]:
    """Everything outside of the two sections, and the tables within, that is not as the program writes it.

    Args:
        examination: of a whole manuscript; pieces of one have no frame.
        parts: what the notice of the case has there; without any, nothing is known and nothing checked.
        others: what the other checks found; of what people filled into blanks nobody knows the source, so a person
            looks at it, and a row that stands as it should is right even where its cells lost their table.
        tallies: how many problems the text says there are; where they are right, no figure was added.
    """
    if not parts or not examination.manuscript.whole:
        yield from others
        return
    layout = Layout(examination, parts, Comparison(examination))
    layout.read()
    frame = _Frame(layout, tuple(tallies))
    yield from frame.violations()
    yield from frame.weighed(others)


@dataclass(frozen=True)
class _Frame:
    """Says what is wrong with a frame."""

    layout: Layout
    tallies: Sequence[Tally]

    def violations(self) -> Iterator[Violation]:
        """What is different, missing or added."""
        layout = self.layout
        for index, part in enumerate(layout.parts):
            if index in layout.found:
                yield from self._order(index, part)
            elif index in layout.told:
                yield from self._difference(part, layout.told[index])
        if self._is_whole():
            yield from self._missing()
            yield from self._additions(layout.left)

    def weighed(self, others: Iterable[Violation]) -> Iterator[Violation]:
        """What other checks found, where the frame does not know better; after `violations`."""
        for one in others:
            if one.check not in _BLIND:
                yield one
                continue
            if one.severity is Severity.REVIEW and _within(one, self._right):
                continue
            if _within(one, self._rows) and not self._in_row(one):
                continue
            weak = one.check in _SOURCES and _within(one, self._filled)
            yield one.model_copy(update={"severity": Severity.REVIEW}) if weak else one

    @cached_property
    def _filled(self) -> list[tuple[int, int]]:
        """The spans of the parts with blanks."""
        return sorted(self._spans(lambda part: HOLE in part.text))

    @cached_property
    def _rows(self) -> list[tuple[int, int]]:
        return sorted(self._spans(lambda part: part.kind is PartKind.ROW))

    @cached_property
    def _right(self) -> list[tuple[int, int]]:
        """The spans of the parts without blanks, which stand as they should."""
        return sorted(self._spans(lambda part: HOLE not in part.text))

    def _spans(self, wanted: Callable[[Part], bool]) -> Iterator[tuple[int, int]]:
        for index, part in enumerate(self.layout.parts):
            if wanted(part) and index in self.layout.found:
                yield self.layout.stream.span(*self.layout.found[index])
            elif wanted(part) and index in self.layout.fillings:
                yield from (
                    self.layout.stream.span(piece.start, piece.end) for piece in self.layout.fillings[index]
                )

    def _in_row(self, one: Violation) -> bool:
        """Whether the other checks could see that they read a table."""
        return bool(self.layout.stream.line_at(self.layout.stream.at(one.start)).cells)

    def _is_whole(self) -> bool:
        seen = self.layout.found.keys() | self.layout.told.keys()
        return sum(self.layout.parts[index].mark for index in seen) >= _WHOLE

    def _order(self, index: int, part: Part) -> Iterator[Violation]:
        """A row that stands above one that it should follow."""
        found, before = self.layout.found, index - 1
        if part.kind is not PartKind.ROW or before not in found or self.layout.parts[before].table != part.table:
            return
        cut_up = any(found[one][0] == found[one][1] for one in (index, before))
        if not cut_up and found[index][0] < found[before][0]:
            severity = Severity.BLOCK if part.grouped else Severity.REVIEW
            where = (self.layout.examination.text, *self.layout.stream.span(*self.layout.found[index]))
            yield violation(NAME, "frame_row_moved", where, severity=severity, row=_cells(part))

    def _difference(self, part: Part, pieces: Sequence[Piece]) -> Iterator[Violation]:
        places = [place for piece in pieces for place in range(piece.start, piece.end)]
        found = "".join(self.layout.stream.key[place] for place in places)
        if part.kind is PartKind.ROW:
            cells = self.layout.stream.line_at(pieces[0].start).cells
            if len(cells) == len(part.cells) and self.layout.same_cells(part, cells):
                return
            if len(cells) == len(part.cells):
                yield self._said(part, Excerpt(0, len(places), found, part.text, blocks=True), places)
                return
            left_out = self._left_out(part, pieces)
            if left_out is not None and left_out <= self._unheaded(part.table):
                yield from self._narrowed(part, left_out, places)
                return
        excerpt = self.layout.comparison.excerpt(part, key_of(part.text), found, self._offsets(places))
        if excerpt is not None:
            yield self._said(part, excerpt, places)

    def _left_out(self, part: Part, pieces: Sequence[Piece]) -> frozenset[int] | None:
        start, end = self.layout.stream.span(pieces[0].start, pieces[-1].end)
        left_out = columns_left_out(part.cells, self.layout.examination.text[start:end])
        return None if left_out is None else frozenset(left_out)

    def _unheaded(self, table: int) -> frozenset[int]:
        """The columns that the header of a table leaves out: only these may be missing from its rows."""
        rows = (i for i, part in enumerate(self.layout.parts) if part.table == table and part.kind is PartKind.ROW)
        header = next(rows)
        pieces = self.layout.told.get(header)
        return (pieces and self._left_out(self.layout.parts[header], pieces)) or frozenset()

    def _narrowed(self, part: Part, left_out: frozenset[int], places: Sequence[int]) -> Iterator[Violation]:
        """A row with fewer columns says nothing false, but a person has to have wanted it."""
        if left_out:
            where = (self.layout.examination.text, *self.layout.stream.span(places[0], places[-1] + 1))
            gone = _shown(_CELL_JOINT.join(part.cells[place] for place in sorted(left_out)))
            values = {"row": _cells(part), "cells": gone}
            yield violation(NAME, "frame_row_narrowed", where, severity=Severity.REVIEW, expected=gone, **values)

    def _offsets(self, places: Sequence[int]) -> list[int]:
        return [self.layout.stream.offset(place) for place in places]

    def _said(self, part: Part, excerpt: Excerpt, places: Sequence[int]) -> Violation:
        start, end = excerpt.start, max(excerpt.end, excerpt.start + 1)
        here = places[start:end] or places[-1:]
        where = (self.layout.examination.text, *self.layout.stream.span(here[0], here[-1] + 1))
        key = "frame_row" if part.kind is PartKind.ROW else "frame_differs" if excerpt.blocks else "frame_reworded"
        severity = Severity.BLOCK if excerpt.blocks else Severity.REVIEW
        expected = _cells(part) if part.kind is PartKind.ROW else excerpt.expected
        values = {"found": excerpt.found, "row": _cells(part)}
        return violation(NAME, key, where, severity=severity, expected=expected, **values)

    def _missing(self) -> Iterator[Violation]:
        for gap in self.layout.gaps:
            lost = [
                i
                for i in gap.parts
                if i not in self.layout.found and i not in self.layout.told and not self.layout.parts[i].optional
            ]
            where = (self.layout.examination.text, *self.layout.stream.span(gap.start, gap.start))
            for table, run in groupby(lost, key=lambda index: self.layout.parts[index].table):
                yield from self._lost([self.layout.parts[index] for index in run], table, where)

    def _lost(self, parts: Sequence[Part], table: int, where: tuple[str, int, int]) -> Iterator[Violation]:
        rows = [part for part in parts if part.kind is PartKind.ROW]
        if len(rows) > 1 and len(rows) == sum(
            p.table == table and p.kind is PartKind.ROW for p in self.layout.parts
        ):
            shown = _shown(rows[0].text if not parts[0].text else parts[0].text)
            yield violation(NAME, "frame_table_missing", where, expected=shown, name=_cells(rows[0]))
            return
        for part in parts:
            if part.kind is PartKind.ROW:
                yield violation(NAME, "frame_row_missing", where, expected=_cells(part), row=_cells(part))
            elif part.kind is PartKind.FIXED or self.layout.comparison.tells(key_of(part.text)):
                yield violation(NAME, "frame_missing", where, expected=_shown(part.text))
            else:
                shown = _shown(part.text)
                yield violation(NAME, "frame_dropped", where, severity=Severity.REVIEW, expected=shown)

    def _additions(self, pieces: Sequence[Piece]) -> Iterator[Violation]:
        outside = [piece for piece in pieces if piece.row or not piece.own]
        for piece in _joined(outside, self.layout.stream.key):
            where = self.layout.stream.span(piece.start, piece.end)
            text = self.layout.text_of(piece)
            if self.layout.comparison.harmless(text):
                continue
            blocks = self.layout.comparison.adds(self._untallied(piece), where) or self.layout.comparison.strange(
                text
            )
            key = "frame_added" if blocks else "frame_added_words"
            severity = Severity.BLOCK if blocks else Severity.REVIEW
            yield violation(NAME, key, (self.layout.examination.text, *where), severity=severity)

    def _untallied(self, piece: Piece) -> str:
        """The signs of a piece without the right numbers of problems in it."""
        text = self.layout.text_of(piece)
        for one in self.tallies:
            start, end = self.layout.stream.at(one.start), self.layout.stream.at(one.end)
            if one.right and piece.start <= start and end <= piece.end:
                text = text.replace(self.layout.stream.key[start:end], "")
        return text


def _within(one: Violation, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, one.start, key=lambda span: span[0]) - 1
    return place >= 0 and spans[place][0] <= one.start and one.end <= spans[place][1]


def _joined(pieces: Sequence[Piece], key: str) -> Iterator[Piece]:
    """Pieces of one paragraph, which was wrapped, as one."""
    last: Piece | None = None
    for piece in pieces:
        goes_on = last and last.end == piece.start and not (last.row or piece.row) and key[last.end - 1] != _STOP
        if last and goes_on:
            last = Piece(last.start, piece.end, row=False, own=last.own)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _cells(part: Part) -> str:
    return _shown(_CELL_JOINT.join(filter(None, part.cells)))


def _shown(text: str) -> str:
    flat = " ".join(text.replace(HOLE, "＿").split())
    return flat if len(flat) <= 2 * _SHOWN else flat[: 2 * _SHOWN - 1] + "…"
