"""Plain text: paragraphs, also of text wrapped at a fixed width, and rows with tabs between their cells."""

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.ingest.lines import Line, furniture, lines_of
from drafter.ingest.model import Paragraph
from drafter.ingest.numbering import numbered
from drafter.ingest.wrapping import groups

_SENTENCE_MARKS = frozenset("。！？；!?;")
_LONGEST_HEADING = 60
_LONGEST_DEEP_HEADING = 30
_HEADING_DEPTH = 2
_FEWEST_CELLS = 2
_LEADER = re.compile(r"(?:\.|…|·|。){4,}")
"""The dots of a table of contents."""

_BORDER = re.compile(r"[│┃║]")
_RULE = re.compile(r"[─━═┄┈│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬+|=\s-]{3,}")
"""A line of a table drawn with signs that is no row of it."""


def paragraphs(text: str, offset: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs of plain text from an offset on: its lines, or, if it was wrapped, its lines put together.

    Page numbers and running heads are left out. Linear in the length of the text.
    """
    lines = lines_of(text, offset)
    beside = furniture(lines)
    kept = [line for index, line in enumerate(lines) if index not in beside and not _ruled(line)]
    apart = [(lines[index].start, lines[index].end) for index in sorted(beside)]
    return tuple(_with_gaps(_read(text, kept), apart))


def _with_gaps(found: Iterable[Paragraph], apart: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    """Paragraphs with what lies inside them and is no part of them; both come in the order of the text."""
    place = 0
    for paragraph in found:
        while place < len(apart) and apart[place][0] < paragraph.start:
            place += 1
        first = place
        while place < len(apart) and apart[place][1] <= paragraph.end:
            place += 1
        gaps = tuple(apart[first:place])
        yield paragraph.model_copy(update={"gaps": gaps}) if gaps else paragraph


def _ruled(line: Line) -> bool:
    return bool(_RULE.fullmatch(line.text)) and bool(set("─━═┄┈┼+├└┌╔╠╚") & set(line.text))


def _read(text: str, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Rows with their cells, and the paragraphs between them."""
    cells = [_cells(line.text) for line in lines]
    prose: list[Line] = []
    for index, line in enumerate(lines):
        if cells[index] and _in_table(cells, index):
            yield from _prose(text, prose)
            prose = []
            yield Paragraph(text=line.text, start=line.start, end=line.end, cells=cells[index])
        else:
            prose.append(line)
    yield from _prose(text, prose)


def _prose(text: str, lines: Sequence[Line]) -> Iterator[Paragraph]:
    for group in groups(lines):
        yield paragraph(text, group[0].start, group[-1].end)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a line that parts them by tabs or drawn bars; none if it does not."""
    parts = _BORDER.split(line.strip("│┃║")) if _BORDER.search(line) else line.split("\t")
    found = tuple(part.strip() for part in parts)
    return found if len(found) >= _FEWEST_CELLS else ()


def _in_table(cells: Sequence[tuple[str, ...]], index: int) -> bool:
    """Whether a row has a neighbour of as many cells: a lone tab is an indent or a blank."""
    beside = [cells[at] for at in (index - 1, index + 1) if 0 <= at < len(cells)]
    return any(len(row) == len(cells[index]) for row in beside)


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
    if number is None or _LEADER.search(text):
        return None
    depth, _, behind = number
    title = text[behind:].strip("*_ \u3000\n")
    if depth > _HEADING_DEPTH:
        heads = len(title) <= _LONGEST_DEEP_HEADING and not _SENTENCE_MARKS & set(title)
    else:
        heads = len(title) <= _LONGEST_HEADING and not _SENTENCE_MARKS & set(title[:-1])
    return depth if title and heads else None
