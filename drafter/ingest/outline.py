"""The tree of a document: headings with their numbers, and the clauses 一是, 二是 … below them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drafter.findings.model import Frozen
from drafter.ingest import markdown
from drafter.ingest.model import Document, Paragraph, flowed
from drafter.ingest.numbering import caption, closing, labels, numbered

_RUN_IN_DEPTH = 2
_SENTENCE_ENDS = "。！？；!?;"
_RUN_IN_HEADING = re.compile(r"[^。！？]*?[。！？][*_]*")


class OutlineClause(Frozen):
    """One clause below a heading.

    Attributes:
        label: 一是, 二是 …; empty for a paragraph without one.
        text: without its label, without line wraps and marks of emphasis.
        start: offset of its first character in the document's text, the label included.
        end: offset behind its last character.
    """

    label: str
    text: str
    start: int
    end: int


class OutlineNode(Frozen):
    """A heading and what stands below it.

    Attributes:
        number: as written, such as （一）; empty for a heading without one.
        title: the heading without its number, closing full stop and markup.
        start: offset of its first character in the document's text.
        clauses: before the first heading below it.
        children: the headings below it.
    """

    number: str
    title: str
    start: int
    clauses: tuple[OutlineClause, ...]
    children: tuple["OutlineNode", ...]

    def walk(self) -> Iterator["OutlineNode"]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class _Open:
    """A node whose end has not been reached."""

    number: str
    title: str
    start: int
    depth: int | None
    level: int | None
    body: list[tuple[int, int]] = field(default_factory=list)
    children: list["_Open"] = field(default_factory=list)

    def contains(self, other: "_Open") -> bool:
        """Whether a heading that comes later stands below this one: by markup, else by numbering."""
        if self.level is not None and other.level is not None and self.level != other.level:
            return self.level < other.level
        if self.depth is not None and other.depth is not None:
            return self.depth < other.depth
        if self.level is not None and other.level is not None:
            return False
        return other.depth is not None


def outline(document: Document) -> OutlineNode:
    """The tree of a document; its root has neither number nor title and holds what precedes any heading."""
    root = _Open("", "", 0, depth=0, level=0)
    path = [root]
    for paragraph in document.paragraphs:
        if paragraph.level is None and not paragraph.cells and closing(paragraph.flowed):
            path = [root]
            continue
        heading, body = _split(document.text, paragraph)
        if heading:
            while len(path) > 1 and not path[-1].contains(heading):
                path.pop()
            path[-1].children.append(heading)
            path.append(heading)
        if body:
            path[-1].body.append(body)
    return _closed(root, document.text)


def _split(text: str, paragraph: Paragraph) -> tuple[_Open | None, tuple[int, int] | None]:
    """The heading that a paragraph is or begins with, and the rest of it."""
    if paragraph.cells or caption(paragraph.text):
        return None, None
    whole = (paragraph.start, paragraph.end)
    number = numbered(paragraph.text)
    if paragraph.level is not None:
        return _opened(text, paragraph, number, paragraph.end), None
    if number and number[0] <= _RUN_IN_DEPTH:
        run_in = _RUN_IN_HEADING.match(paragraph.text, number[2])
        end = paragraph.start + run_in.end() if run_in else paragraph.end
        return _opened(text, paragraph, number, end), (end, paragraph.end) if end < paragraph.end else None
    return None, whole


def _opened(text: str, paragraph: Paragraph, number: tuple[int, int, int] | None, end: int) -> _Open:
    depth, first, behind = number or (None, 0, 0)
    title = _clean(text[paragraph.start + behind : end]).rstrip("。")
    written = paragraph.text[first:behind].strip()
    marked_up = paragraph.level is not None and paragraph.level != depth
    return _Open(written, title, paragraph.start, depth, paragraph.level if marked_up else None)


def _closed(node: _Open, text: str) -> OutlineNode:
    return OutlineNode(
        number=node.number,
        title=node.title,
        start=node.start,
        clauses=tuple(_clauses(text, node.body)),
        children=tuple(_closed(child, text) for child in node.children),
    )


def _clauses(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[OutlineClause]:
    counted = 0
    for start, end in _joined(text, spans):
        marks = labels(text[start:end], counted)
        counted = marks[-1][0] if marks else counted
        yield from _labelled(text, start, end, marks)


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs, each with those that go on with it: with its sentence, or with its 一是 by 2. and 3."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and (_stops_short(text, found[-1], start) or _details(text, found[-1], (start, end))):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _details(text: str, span: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a numbered paragraph is a part of the 一是 before it."""
    number = numbered(text[slice(*following)])
    return number is not None and number[0] > _RUN_IN_DEPTH and bool(labels(text[slice(*span)]))


def _stops_short(text: str, span: tuple[int, int], following: int) -> bool:
    """Whether a piece ends in the middle of a sentence and nothing but blanks separates it from what follows."""
    ended = text[slice(*span)].rstrip("*_ \u3000").endswith(tuple(_SENTENCE_ENDS))
    return not ended and not text[span[1] : following].strip("*_> \n\t\u3000-")


def _labelled(text: str, start: int, end: int, marks: list[tuple[int, int, int]]) -> Iterator[OutlineClause]:
    """The clauses of one paragraph; words before the first label belong to it unless they are a sentence."""
    if not marks:
        yield from _clause(text, "", "", start, (start, end))
        return
    lead_end = start + marks[0][1]
    lead = text[start:lead_end].strip()
    if lead.endswith(tuple(_SENTENCE_ENDS)):
        yield from _clause(text, "", "", start, (start, lead_end))
        lead = ""
    bounds = [start + mark[1] for mark in marks[1:]] + [end]
    for (_, first, behind), bound in zip(marks, bounds, strict=True):
        label = text[start + first : start + behind].strip()
        yield from _clause(text, label, lead, start + first - len(lead), (start + behind, bound))
        lead = ""


def _clause(text: str, label: str, lead: str, start: int, body: tuple[int, int]) -> Iterator[OutlineClause]:
    piece = text[slice(*body)].rstrip()
    words = _clean(lead + piece).lstrip("，,、：: ")
    if words:
        yield OutlineClause(label=label, text=words, start=start, end=body[0] + len(piece))


def _clean(text: str) -> str:
    return flowed(markdown.plain(text))
