"""Plain text: paragraphs, also of text that was wrapped at a fixed width, as text taken from a PDF is."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.ingest.model import Paragraph
from drafter.ingest.numbering import begins_block, numbered

_ENDS = frozenset("。！？；：!?;:”》）)")
_SENTENCE_MARKS = frozenset("。！？；!?;")
_FULL = 0.85
_HEADING_SLACK = 6
_WIDEST_PAGE = 160
_FEWEST_LINES = 4
_LONGEST_HEADING = 60
_LONGEST_DEEP_HEADING = 30
_HEADING_DEPTH = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its offsets without surrounding white space, and whether a blank one follows."""

    text: str
    start: int
    blank_after: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def width(self) -> int:
        """In columns: a Chinese character takes two."""
        return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in self.text)


def paragraphs(text: str, offset: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs of plain text from an offset on: its lines, or, if it was wrapped, its lines put together."""
    lines = _lines(text, offset)
    return tuple(paragraph(text, group[0].start, group[-1].end) for group in _groups(lines))


def paragraph(text: str, start: int, end: int) -> Paragraph:
    """A paragraph of a text that has no markup: a short numbered line is a heading."""
    piece = text[start:end]
    return Paragraph(text=piece, start=start, end=end, level=heading_level(piece))


def heading_level(text: str) -> int | None:
    """The level of a numbered heading: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; `None` for other text.

    A heading of the first two levels may be a sentence; deeper ones are short and close without a full stop,
    or they would be numbered clauses.
    """
    number = numbered(text)
    if number is None:
        return None
    depth, _, behind = number
    title = text[behind:].strip("*_ \u3000\n")
    if depth > _HEADING_DEPTH:
        heads = len(title) <= _LONGEST_DEEP_HEADING and not _SENTENCE_MARKS & set(title)
    else:
        heads = len(title) <= _LONGEST_HEADING and not _SENTENCE_MARKS & set(title[:-1])
    return depth if title and heads else None


def _lines(text: str, offset: int) -> list[_Line]:
    found: list[_Line] = []
    blank = True
    for raw in text[offset:].split("\n"):
        stripped = raw.strip()
        if stripped:
            if found and blank:
                found[-1] = _Line(found[-1].text, found[-1].start, blank_after=True)
            found.append(_Line(stripped, offset + raw.index(stripped), blank_after=False))
        blank = not stripped
        offset += len(raw) + 1
    return found


def _groups(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    width = _wrap_width(lines)
    blanks_separate = sum(line.blank_after for line in lines) < len(lines) / 2
    first = 0
    for index, (line, following) in enumerate(pairwise(lines), start=1):
        if not _continues(line, following, width) or (blanks_separate and line.blank_after):
            yield lines[first:index]
            first = index
    if lines:
        yield lines[first:]


def _continues(line: _Line, following: _Line, width: int) -> bool:
    """Whether a line was cut by the margin; one that begins with a number may be a heading, and must be full."""
    full = width - _HEADING_SLACK if numbered(line.text) else _FULL * width
    return bool(width) and line.width >= full and not line.text.endswith("。") and not begins_block(following.text)


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The width at which lines were wrapped, in columns; 0 if they were not.

    They were if most of the long lines stop in the middle of a sentence.
    """
    widths = sorted(line.width for line in lines)
    if len(widths) < _FEWEST_LINES:
        return 0
    width = widths[int(0.95 * (len(widths) - 1))]
    long = [line for line in lines if line.width >= _FULL * width]
    broken = sum(line.text[-1] not in _ENDS for line in long)
    return width if width <= _WIDEST_PAGE and len(long) >= _FEWEST_LINES and 2 * broken > len(long) else 0
