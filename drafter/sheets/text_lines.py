"""The lines of a text in which a table may have been flattened, each with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.sheets.words import is_word

_PAGE_NUMBER = re.compile(r"[-—–]?\s*\d{1,4}\s*[-—–]?")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?分?")
_TOKEN = re.compile(r"\S+")
_COUNTED = re.compile(r"[个项分年月日号次条款万亿元%户家人名台辆件笔份处天周季批期类种所座公平亩倍以至到-]")
_COUNTING = re.compile(r"[扣得计为至于达有第共需满到约近超每过前后的≥≤＞＜=：:、，（(-]$")
_GAP = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a cell of one.

    Attributes:
        text: without blanks at its ends.
        start: offset of its first character in the text.
        opens: it is the first of a page.
    """

    text: str
    start: int
    opens: bool

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the text."""
        return self.start, self.start + len(self.text)

    @property
    def width(self) -> int:
        """In columns, marks and blanks aside: these are what makes lines of one column differ."""
        return sum(2 - char.isascii() for char in self.text if char.isalnum())


def lines_of(text: str) -> list[Line]:
    """The lines that say something; the number of a page is none of them and opens the next page."""
    found: list[Line] = []
    offset, opens, gap = 0, True, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            gap += 1
        elif gap >= _GAP and _PAGE_NUMBER.fullmatch(stripped):
            opens, gap = True, 0
        else:
            found.append(Line(stripped, offset + raw.index(stripped), opens or raw[0] in "\f \u3000"))
            opens, gap = False, 0
        offset += len(raw) + 1
    return found


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines with the numbers that stand alone between blanks as lines of their own; totals stay whole."""
    return [piece for line in lines for piece in _pieces(line)]


def _pieces(line: Line) -> Iterator[Line]:
    tokens = list(_TOKEN.finditer(line.text))
    alone = [index for index in range(len(tokens)) if _stands_alone(tokens, index)]
    if not alone or len(tokens) == 1 or is_word(tokens[0][0], "rows", "total"):
        yield line
        return
    bounds = sorted({0, len(tokens), *alone, *(index + 1 for index in alone)})
    for first, behind in pairwise(bounds):
        start, end = tokens[first].start(), tokens[behind - 1].end()
        yield Line(line.text[start:end], line.start + start, line.opens and first == 0)


def _stands_alone(tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a token is a number that counts nothing."""
    if not _NUMBER.fullmatch(tokens[index][0]):
        return False
    before = tokens[index - 1][0] if index else ""
    after = tokens[index + 1][0] if index + 1 < len(tokens) else ""
    return not _COUNTING.search(before) and not _COUNTED.match(after)
