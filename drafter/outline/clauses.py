"""The clauses below a heading: its paragraphs, parted where 一是, 二是 … count them."""

import re
from collections.abc import Iterator, Sequence

from drafter.outline.layout import Block, Line, clean
from drafter.outline.model import OutlineClause
from drafter.outline.numbers import SHALLOW, Label, Number, labels_of, number_of

_SENTENCE = re.compile(r"[。！？!?；;][”’」』）)]*[*_]*")
_ASPECT = re.compile(r"[^。！？；]{0,30}方面[。：:，,]?\s*$")
_LEADING = "，,、：: \n"
_NUMBER_WIDTH = 12


def part(block: Block, first: int, behind: int) -> Block | None:
    """A piece of a block as a block; `None` if it is blank."""
    lines: list[Line] = []
    place = 0
    for line in block.lines:
        piece = line.text[max(first - place, 0) : max(behind - place, 0)]
        if piece.strip(" \t\u3000*_"):
            ahead = len(piece) - len(piece.lstrip())
            start = line.start + max(first - place, 0) + ahead
            lines.append(Line(piece.strip(), start, line.paragraph))
        place += len(line.text) + 1
    return Block(tuple(lines)) if lines else None


def clauses(bodies: Sequence[Block]) -> Iterator[OutlineClause]:
    """The clauses of the blocks below one heading."""
    before: Label | None = None
    for block in _joined(bodies):
        labels = labels_of(block.text, before)
        before = labels[-1] if labels else before
        yield from _parted(block, labels)


def _joined(bodies: Sequence[Block]) -> list[Block]:
    """The blocks, each with the numbered points that are parts of the 一是 before them."""
    found: list[Block] = []
    before: Label | None = None
    for block in bodies:
        if found and _details(found[-1], block, before):
            found[-1] = Block((*found[-1].lines, *block.lines))
        else:
            found.append(block)
        labels = labels_of(found[-1].text, before)
        before = labels[-1] if labels else before
    return found


def _details(block: Block, following: Block, before: Label | None) -> bool:
    number = number_of(following.text)
    return number is not None and number.rank > SHALLOW and bool(labels_of(block.text, before))


def _parted(block: Block, labels: Sequence[Label]) -> Iterator[OutlineClause]:
    """The clauses of one block; sentences before its first label are one, words before it belong to it."""
    if not labels:
        yield from _numbered(block)
        return
    first = _lead(block.text, labels[0].start)
    if block.text[:first].strip():
        yield from _clause(block, "", (0, 0), (0, first))
    bounds = [label.start for label in labels[1:]] + [len(block.text)]
    lead = (first, labels[0].start)
    for label, bound in zip(labels, bounds, strict=True):
        written = re.sub(r"\s", "", block.text[label.start : label.end])
        start = lead if block.text[slice(*lead)].strip() else (label.start, label.start)
        yield from _clause(block, written, start, (label.end, bound))
        lead = (bound, bound)


def _lead(text: str, label: int) -> int:
    """Where the words begin that lead in the first label; 在…方面 belongs to them, stop or not."""
    aspect = _ASPECT.search(text, 0, label)
    ends = [match.end() for match in _SENTENCE.finditer(text, 0, label)]
    if aspect and ends and ends[-1] > aspect.start():
        ends = [end for end in ends if end <= aspect.start()]
    return ends[-1] if ends else 0


def _numbered(block: Block) -> Iterator[OutlineClause]:
    number = number_of(block.text)
    if number is None or _counts_on(block.text, number):
        yield from _clause(block, "", (0, 0), (0, len(block.text)))
    else:
        yield from _clause(block, number.text, (number.start, number.start), (number.end, len(block.text)))


def _counts_on(text: str, number: Number) -> bool:
    """Whether a paragraph counts more than one point: 1. … 2. …, and so has no number of its own."""
    places = (match.end() for match in _SENTENCE.finditer(text, number.end))
    inner = (number_of(text[place : place + _NUMBER_WIDTH].lstrip()) for place in places)
    return any(one is not None and one.rank == number.rank and one.value == number.value + 1 for one in inner)


def _clause(block: Block, label: str, lead: tuple[int, int], body: tuple[int, int]) -> Iterator[OutlineClause]:
    text = block.text
    words = clean(text[slice(*lead)] + text[slice(*body)]).lstrip(_LEADING)
    if not words:
        return
    first = lead[0] if label else body[0]
    while text[first].isspace():
        first += 1
    end = body[0] + len(text[slice(*body)].rstrip())
    start, behind = block.span(first, end)
    yield OutlineClause(label=label, text=words, start=start, end=behind)
