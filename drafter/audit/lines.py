"""The lines of a text without layout: page numbers left out, rows of flattened tables told from words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_DASH = r"[-—–/]{1,2}"
_BAR = "|"
_FEWEST_LINES = 4
_LONGEST_CELL = 60
_NUMBER = r"-?[\d,，]*\d(?:\.\d+)?[%％]?"
_PAGE_FRAME = re.compile(r"[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d+\s*页(?:\s*[,，/共]*\s*\d+\s*页)?")
_RAGGED = 4
_ROW_NUMBERS = 2
_SHORTEST_LINE = 30
_STOPS = "。！？；：!?;:"
_WIDEST_PAGE = 160
_NUMERIC = re.compile(rf"(?:{_NUMBER}|{_DASH})$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)

    @property
    def width(self) -> int:
        """In columns: a Chinese character takes two."""
        return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in self.text)


def numerics(text: str) -> tuple[str, ...]:
    """The figures that a line ends with, as cells of a flattened row."""
    found: list[str] = []
    for token in reversed(text.split()):
        if token == _BAR:
            continue
        if not _NUMERIC.match(token):
            break
        found.append(token)
    return tuple(reversed(found))


def is_row(text: str) -> bool:
    """Whether a line ends with at least two figures, as the row of a flattened table does."""
    figures = numerics(text)
    digits = sum(figure[-1].isdigit() or figure[-1] in "%％" for figure in figures)
    return len(figures) >= _ROW_NUMBERS and digits > 0 and len(text) <= _LONGEST_CELL + 10 * len(figures)


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank and no page number."""
    found: list[Line] = []
    offset = 0
    for raw in text.split("\n"):
        stripped = raw.strip().strip("\x0c\ufeff").strip()
        if stripped and not _PAGE_FRAME.fullmatch(stripped):
            found.append(Line(stripped, offset + raw.index(stripped)))
        offset += len(raw) + 1
    return found


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the lines were wrapped, in columns; 0 if they were not.

    It is the width that most of the longer lines have, give or take the last character or two.
    """
    counted = Counter(line.width for line in lines if line.width >= _SHORTEST_LINE and not is_row(line.text))
    if sum(counted.values()) < _FEWEST_LINES:
        return 0
    width = max(counted, key=lambda w: (sum(counted[w - less] for less in range(_RAGGED)), w))
    long = [line for line in lines if width - _RAGGED < line.width <= width + 1]
    broken = sum(line.text[-1] not in _STOPS for line in long)
    return width if width <= _WIDEST_PAGE and len(long) >= _FEWEST_LINES and 2 * broken > len(long) else 0
