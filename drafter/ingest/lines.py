"""The lines of a text as they were printed: their width, their indent, and what they are apart from prose."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

FRAME = re.compile(
    r"[-—–－―·]{1,3}\s*\d{1,4}\s*[-—–－―·]{1,3}|第\s*\d{1,4}\s*页(?:\s*[,，/／|]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}"
)
"""A page number that cannot be taken for anything else."""

_BARE = re.compile(r"\d{1,4}")
_FEWEST_NUMBERS = 3
_FEWEST_HEADS = 3
_STOPS = "。！？；，、：!?;,:"
_GAP = re.compile(
    r"(?<=[\u3400-\u9fff）)》”])[ \u3000\t]+(?=[\u3400-\u9fff《“])"
    r"|(?<=[\d%％.)）—-])[ \u3000\t]+(?=[\d¥￥—-])|\t|[ \u3000]{3,}"
)
"""A blank that parts two cells: in prose blanks stand between words of two scripts only."""

_NUMBER = re.compile(r"-?[\d,，]*\d(?:\.\d+)?[%％]?|[-—–/]{1,2}")
_LONGEST_CELL = 60
_TWO = 2


@dataclass(frozen=True)
class Line:
    """A line that is not blank.

    Attributes:
        text: without the white space around it.
        start: offset of its first character in the whole text.
        end: offset behind its last.
        indent: columns of white space before it.
        blank_before: whether a blank line, or a page number, stands above it.
        lead: characters of white space before it.
    """

    text: str
    start: int
    end: int
    indent: int = 0
    blank_before: bool = False
    lead: int = 0

    @property
    def length(self) -> int:
        """In characters, with the white space before it."""
        return self.lead + len(self.text)

    @cached_property
    def width(self) -> int:
        """In columns, a Chinese character taking two; the indent is not counted."""
        return columns(self.text)


def columns(text: str) -> int:
    """The width of a text in columns: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def lines_of(text: str, offset: int = 0) -> list[Line]:
    """The lines of a text from an offset on that are not blank, page numbers and running heads among them."""
    found: list[Line] = []
    blank = False
    for raw in text[offset:].split("\n"):
        stripped = raw.strip()
        if stripped:
            ahead = raw.index(stripped)
            start = offset + ahead
            found.append(Line(stripped, start, start + len(stripped), columns(raw[:ahead]), blank, ahead))
        blank = not stripped
        offset += len(raw) + 1
    return found


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by index, that belong to the pages and not to the text: page numbers and running heads.

    A number that stands alone is one only if it takes part in a count that goes on through the text.
    """
    numbers = {index for index, line in enumerate(lines) if FRAME.fullmatch(line.text)}
    numbers |= _counted(lines)
    if len(numbers) < _FEWEST_HEADS:
        return frozenset(numbers)
    beside = [index + step for index in numbers for step in (-1, 1) if 0 <= index + step < len(lines)]
    counted = Counter(_unnumbered(lines[index].text) for index in beside if index not in numbers)
    heads = {text for text, count in counted.items() if count >= max(_FEWEST_HEADS, len(numbers) // 3)}
    return frozenset(
        numbers | {i for i in beside if _unnumbered(lines[i].text) in heads and lines[i].text[-1] not in "。；，"}
    )


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _counted(lines: Sequence[Line]) -> set[int]:
    """Numbers with a line of their own that count the pages: each one more than the one before, and far apart."""
    alone = [(index, int(line.text)) for index, line in enumerate(lines) if _BARE.fullmatch(line.text)]
    best: list[int] = []
    for at, (first, value) in enumerate(alone[:_MOST_STARTS]):
        run, last, wanted = [first], first, value + 1
        for index, number in alone[at + 1 :]:
            if number == wanted and (index - last >= _PAGE_LINES or index == len(lines) - 1):
                run.append(index)
                last, wanted = index, wanted + 1
        best = max(best, run, key=len)
    regular = len(best) >= _FEWEST_NUMBERS and len(alone) <= _TWO * len(best)
    return set(best) if regular else set()


_MOST_STARTS = 30
"""So many lone numbers may stand before the first page number."""

_PAGE_LINES = 12
"""A page has at least so many lines."""


def is_row(text: str) -> bool:
    """Whether a line shows several cells side by side: blanks that part them, and no sentence."""
    figures = _figures(text)
    if len(figures) >= _TWO and any(figure[-1].isdigit() or figure[-1] in "%％" for figure in figures):
        return len(text) <= _LONGEST_CELL + 10 * len(figures)
    gaps = len(_GAP.findall(text))
    if not gaps or set("。；，！？") & set(text) or len(text) > 2 * _LONGEST_CELL:
        return False
    return gaps > 1 or all(text.count(one) == text.count(other) for one, other in ("《》", "“”", "（）", "〈〉"))


def _figures(text: str) -> list[str]:
    """The figures that a line ends with, as cells of a flattened row."""
    found: list[str] = []
    for token in reversed(text.split()):
        if not _NUMBER.fullmatch(token):
            break
        found.append(token)
    return found


def runs(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sequences of neighbours among ascending indices, each as its first index and the one behind its last."""
    first = 0
    for place, (one, other) in enumerate(pairwise(indices), start=1):
        if other != one + 1:
            yield indices[first], indices[place - 1] + 1
            first = place
    if indices:
        yield indices[first], indices[-1] + 1


def unstopped(line: Line) -> bool:
    """Whether a line ends in the middle of a sentence."""
    return line.text[-1] not in "。！？；：!?;:”》）)" or line.text[-1] in "，、"


_FEWEST_COUNTED = 4
_SHORTEST_COUNTED = 16


def counted_length(lines: Sequence[Line]) -> int:
    """At how many characters a program cut the lines of a text, wide or narrow alike; 0 where none did so.

    A margin cuts lines of one width, which have unlike numbers of characters as soon as digits stand in some.
    """
    longest = max((line.length for line in lines), default=0)
    cut = [line for line in lines if line.length == longest]
    nearly = [line for line in lines if longest - _TWO * _TWO < line.length < longest and unstopped(line)]
    if longest < _SHORTEST_COUNTED or len(cut) < max(_FEWEST_COUNTED, _TWO * len(nearly)):
        return 0
    broken = sum(unstopped(line) and not is_row(line.text) for line in cut)
    return longest if _TWO * broken > len(cut) and len({line.width for line in cut}) > 1 else 0
