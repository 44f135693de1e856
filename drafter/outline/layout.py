"""A document as the lines that its paragraphs are made of, and blocks of them that belong together."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.ingest.model import Document, flowed

_SHORTEST, _FEWEST, _WIDEST, _RAGGED = 30, 4, 160, 4
_FEWEST_BARS = 2
STOPS = "。！？；：!?;:"


@dataclass(frozen=True)
class Line:
    """A line of a paragraph.

    Attributes:
        text: without the white space around it.
        start: offset of its first character in the document's text.
        paragraph: which paragraph it belongs to, counted from 0.
        level: of a heading that markup or a style shows.
        cells: of a row of a table.
    """

    text: str
    start: int
    paragraph: int
    level: int | None = None
    cells: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)

    @cached_property
    def width(self) -> int:
        """In columns: a Chinese character takes two."""
        return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in self.text)

    @property
    def stopped(self) -> bool:
        """Whether it ends a sentence or a part of one."""
        return self.text.rstrip("”’」』）)*_ ").endswith(tuple(STOPS)) or self.text.endswith(tuple(STOPS))


def lines_of(document: Document) -> list[Line]:
    """The lines of all paragraphs that are not blank, in reading order; furniture is in no paragraph."""
    lines = [line for index in range(len(document.paragraphs)) for line in _lines(document, index)]
    bars = [0 if line.cells else line.text.count("|") for line in lines]
    beside = zip(lines, bars, [0, *bars], [*bars[1:], 0], strict=False)
    return [
        replace(line, cells=_between_bars(line.text)) if here and here + max(above, below) > _FEWEST_BARS else line
        for line, here, above, below in beside
    ]


def _between_bars(text: str) -> tuple[str, ...]:
    """The cells of a row that bars part, without the empty ones behind its last word."""
    return tuple(cell.strip() for cell in text.strip().removeprefix("|").rstrip("| ").split("|"))


def _lines(document: Document, index: int) -> Iterator[Line]:
    paragraph = document.paragraphs[index]
    offset = paragraph.start
    for raw in document.text[paragraph.start : paragraph.end].split("\n"):
        stripped = raw.strip(" \t\r\f\u3000\xa0\ufeff")
        if stripped:
            start = offset + raw.index(stripped)
            yield Line(stripped, start, index, paragraph.level, paragraph.cells)
        offset += len(raw) + 1


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the lines were wrapped, in columns; 0 if they were not.

    Most of the longer lines have it, give or take a character or two, and stop in the middle of a sentence; hardly
    a line is wider, or they are headings of one length between paragraphs that were never wrapped.
    """
    counted = Counter(line.width for line in lines if _SHORTEST <= line.width <= _WIDEST and not line.cells)
    if sum(counted.values()) < _FEWEST:
        return 0
    width = max(counted, key=lambda w: (sum(counted[w - less] for less in range(_RAGGED)), w))
    long = [line for line in lines if width - _RAGGED < line.width <= width + 1]
    broken = sum(line.text[-1] not in STOPS for line in long)
    wider = sum(line.width > width + _RAGGED and not line.cells for line in lines)
    return width if len(long) >= _FEWEST and 2 * broken > len(long) and wider <= len(long) else 0


@dataclass(frozen=True)
class Block:
    """Lines that belong together: a heading, a paragraph, or a heading and the text that it runs into.

    Attributes:
        lines: at least one; lines of furniture or notes between them are left out.
    """

    lines: tuple[Line, ...]

    @property
    def level(self) -> int | None:
        """Of a heading that markup or a style shows."""
        return self.lines[0].level

    @property
    def start(self) -> int:
        """Offset of its first character in the document's text."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.lines[-1].end

    @cached_property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def flowed(self) -> str:
        """Its text without line wraps."""
        return flowed(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.lines[:-1]:
            starts.append(starts[-1] + len(line.text) + 1)
        return starts

    def offset(self, place: int) -> int:
        """Where in the document's text a place of `text` is."""
        index = bisect_right(self._starts, place) - 1
        line = self.lines[index]
        return line.start + min(place - self._starts[index], len(line.text))

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """The span in the document's text of a span of `text` that is not empty."""
        return self.offset(first), self.offset(behind - 1) + 1


_STRONG = re.compile(r"\*{2,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
_SLANTED = re.compile(r"(?<![0-9A-Za-z%）)*])\*(?=[^\s\d*])([^*\n]+)(?<=\S)\*(?![0-9*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")


def clean(text: str) -> str:
    """A piece of text as it reads: without line wraps, marks of emphasis and escapes."""
    return flowed(_ESCAPED.sub(r"\1", _SLANTED.sub(r"\1", _STRONG.sub("", text))))
