"""A document as units: every paragraph of it, cut where its outline sees a heading or a clause begin.

The one place of this room that knows how documents are outlined.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafter.comparison import sections
from drafter.comparison.sides import Item, Section, Unit, UnitKind
from drafter.ingest import markdown
from drafter.ingest.model import Document, Paragraph, flowed
from drafter.ingest.numbering import closing
from drafter.outline.model import Header, OutlineNode, Scores
from drafter.outline.reading import outline

_NUMBER = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:部分|章|[、.．])|[（(〔]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）〕][、.]?"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|[一二三四五六七八九十]{1,3}(?:是|要)(?!是|否)|其[一二三四五六七八九十]{1,3}[，、是])\s*"
)
_STOPS = "。！？；!?;：:"
_MARKS = re.compile(r"(?:#{1,6}[ \t]+)?(?:[-*+>][ \t]+)*(?:\*\*|__)?")
_BLANKS = " \t\u3000\n"
_POINT = 2
"""So far inside a section a number begins a point of a problem, and no problem."""


@dataclass
class _Heading:
    """Where a heading begins, and what stands above it."""

    node: OutlineNode
    path: tuple[str, ...]
    section: Section
    level: int
    inside: int = 0
    """So many headings stand above it in its section: 1 of a problem, 2 of what is numbered below it."""


_OUTSIDE = _Heading(OutlineNode(number="", title="", start=0, clauses=(), children=()), (), Section.OTHER, 0)
"""What stands before the first heading and behind the body."""


@dataclass
class _Plan:
    """Where the outline of a document sees headings and clauses begin."""

    headings: dict[int, _Heading] = field(default_factory=dict)
    clauses: dict[int, tuple[str, _Heading]] = field(default_factory=dict)

    @property
    def cuts(self) -> list[int]:
        """All places at which something begins, in order."""
        return sorted({*self.headings, *self.clauses})


@dataclass(frozen=True)
class Structure:
    """One document.

    Attributes:
        units: all of its text.
        items: its problems and recommendations.
        header: what it says of itself.
        scores: what it states in points.
    """

    units: tuple[Unit, ...]
    items: tuple[Item, ...]
    header: Header
    scores: Scores


def structure(document: Document) -> Structure:
    """The units of a document, in order, and its problems and recommendations."""
    plan = _Plan()
    found = outline(document)
    _plan(_Heading(found.tree, (), Section.OTHER, 0), plan)
    units = _Cutter(document, plan).units()
    return Structure(units, tuple(_items(units)), found.header, found.scores)


def _plan(heading: _Heading, plan: _Plan) -> None:
    node, path = heading.node, heading.path
    if heading.level:
        plan.headings[node.start] = heading
        path = (*path, node.number + node.title)
    below = _Heading(node, path, heading.section, heading.level)
    for clause in node.clauses:
        plan.clauses[clause.start] = (clause.label, below)
    for child in node.children:
        found = _Heading(child, path, _section(child, heading.section), heading.level + 1, _inside(child, heading))
        if _is_point(found):
            plan.clauses[child.start] = (child.number, below)
        else:
            _plan(found, plan)


def _inside(node: OutlineNode, above: _Heading) -> int:
    """How far inside its section a heading stands: one that opens a section begins anew."""
    opens = above.section is Section.OTHER or sections.opened(node.title) is not None
    return 0 if opens else above.inside + 1


def _is_point(heading: _Heading) -> bool:
    """Whether a heading is a clause as 一是 begins one: a numbered point of a problem, told in its own paragraph.

    Whether its first sentence is a heading depends on what the others beside it look like, in this year's notice.
    """
    node = heading.node
    told = not node.clauses or (node.run_in and len(node.clauses) == 1 and not node.clauses[0].label)
    return heading.inside >= _POINT and bool(node.number) and not node.children and told


def _section(node: OutlineNode, above: Section) -> Section:
    """The section that a heading stands in or opens; below problems, a heading that advises opens the other."""
    found = sections.opened(node.title)
    if above is Section.OTHER:
        return found or above
    return Section.RECOMMENDATIONS if sections.advises(node.title) else above


class _Cutter:
    """Cuts the paragraphs of a document into units."""

    def __init__(self, document: Document, plan: _Plan) -> None:
        self.document = document
        self.plan = plan
        self.count = 0
        self.current = _OUTSIDE
        self.titled = False

    def units(self) -> tuple[Unit, ...]:
        """All units."""
        cuts = self.plan.cuts
        return tuple(unit for paragraph in _whole(self.document) for unit in self._paragraph(paragraph, cuts))

    def _paragraph(self, paragraph: Sequence[Paragraph], cuts: list[int]) -> Iterator[Unit]:
        start, end = paragraph[0].start, paragraph[-1].end
        if paragraph[0].cells:
            yield self._unit(UnitKind.ROW, (start, end), "\t".join(paragraph[0].cells))
            return
        bounds = [start, *(cut for cut in cuts if start < cut < end), end]
        pieces = [(a, b) for a, b in pairwise(bounds) if self._text(a, b)]
        for place, (first, last) in enumerate(pieces):
            yield from self._piece(paragraph[0], first, last, ends=place == len(pieces) - 1)

    def _piece(self, paragraph: Paragraph, start: int, end: int, *, ends: bool) -> Iterator[Unit]:
        if heading := self.plan.headings.get(start):
            self.current = _Heading(
                heading.node,
                (*heading.path, heading.node.number + heading.node.title),
                heading.section,
                heading.level,
            )
            yield from self._headed(heading, start, end, ends=ends)
        elif found := self.plan.clauses.get(start):
            self.current = found[1]
            yield self._unit(UnitKind.CLAUSE, (start, end), self._text(start, end), ends=ends, label=found[0])
        else:
            if closing(paragraph.flowed):
                self.current = _OUTSIDE
            kind = UnitKind.TITLE if paragraph.level == 1 and not self.titled else UnitKind.PARAGRAPH
            self.titled = self.titled or kind is UnitKind.TITLE
            yield self._unit(kind, (start, end), self._text(start, end), ends=ends)

    def _headed(self, heading: _Heading, start: int, end: int, *, ends: bool) -> Iterator[Unit]:
        """A heading, and what runs on behind it in the same paragraph."""
        number = heading.node.number
        whole = self._text(start, end)
        cut = _heading_end(whole, number, heading.node.title)
        title, rest = whole[:cut], whole[cut:].strip(_BLANKS)
        kind = UnitKind.HEADING if number or self.titled or heading.level > 1 else UnitKind.TITLE
        self.titled = self.titled or kind is UnitKind.TITLE
        yield self._unit(kind, (start, end), title, ends=ends and not rest, label=number, level=heading.level)
        if rest:
            yield self._unit(UnitKind.CLAUSE, (start, end), rest, ends=ends)

    def _unit(
        self,
        kind: UnitKind,
        span: tuple[int, int],
        text: str,
        *,
        ends: bool = True,
        label: str = "",
        level: int = 0,
    ) -> Unit:
        self.count += 1
        body = _body(text, label) if kind is not UnitKind.ROW else 0
        path = self.current.path[:-1] if kind is UnitKind.HEADING else self.current.path
        return Unit(
            id=f"u{self.count}",
            kind=kind,
            section=self._spoken(text[body:], kind),
            path=path,
            label=text[:body].strip(_BLANKS),
            text=text,
            body=body,
            ends=ends,
            level=level,
            start=span[0],
            end=span[1],
        )

    def _spoken(self, text: str, kind: UnitKind) -> Section:
        """Under 存在问题及建议 the clause itself says which of the two it is."""
        section = self.current.section
        mixed = section is Section.PROBLEMS and kind in {UnitKind.CLAUSE, UnitKind.PARAGRAPH}
        return Section.RECOMMENDATIONS if mixed and sections.advises(text) else section

    def _text(self, start: int, end: int) -> str:
        return flowed(markdown.plain(_MARKS.sub("", self.document.text[start:end], count=1)))


def _whole(document: Document) -> Iterator[list[Paragraph]]:
    """Paragraphs, each with what goes on with its sentence behind a page break or a false wrap."""
    pending: list[Paragraph] = []
    for paragraph in document.paragraphs:
        if not paragraph.text.strip(_BLANKS):
            continue
        if pending and not _goes_on(document, pending[-1], paragraph):
            yield pending
            pending = []
        pending.append(paragraph)
    if pending:
        yield pending


def _goes_on(document: Document, before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on with the sentence of the one before it: that one breaks off at a comma."""
    if before.cells or after.cells or before.level is not None or after.level is not None:
        return False
    between = document.text[before.end : after.start].strip("*_> \n\t\u3000-")
    return (
        not between and before.flowed.endswith(("，", "、", "（", "《", ",")) and not _NUMBER.match(after.flowed)
    )


def _heading_end(whole: str, number: str, title: str) -> int:
    """Behind the title in a paragraph that begins with it, its full stop included."""
    at = whole.find(title, 0, len(number) + len(title) + 8) if title else -1
    if at < 0:
        return len(whole)
    end = at + len(title)
    return end + 1 if whole[end : end + 1] in tuple("。.：:") else end


def _body(text: str, label: str) -> int:
    """The offset behind the label of a unit."""
    found = _NUMBER.match(text)
    if not found:
        return len(label) if label and text.startswith(label) else 0
    return found.end() if found.end() < len(text) else 0


def _items(units: Sequence[Unit]) -> Iterator[Item]:
    """Headings of a central section with the clauses below them; clauses without one make an item of their own."""
    for section in (Section.PROBLEMS, Section.RECOMMENDATIONS):
        groups: dict[tuple[str, ...], list[str]] = {}
        for unit in units:
            if unit.section is section and unit.kind in {UnitKind.CLAUSE, UnitKind.PARAGRAPH}:
                groups.setdefault(unit.path, []).append(unit.id)
        heads = _heads(units, section)
        for path, clauses in groups.items():
            head = heads.get(path)
            title = head.words.rstrip("。") if head else ""
            yield Item(
                section=section,
                number=head.label if head else "",
                title=title,
                heading=head.id if head else "",
                clauses=tuple(clauses),
            )


def _heads(units: Sequence[Unit], section: Section) -> Mapping[tuple[str, ...], Unit]:
    """The headings of items by their path; the heading of the section itself is none."""
    heads = [unit for unit in units if unit.kind is UnitKind.HEADING and unit.section is section]
    top = min((unit.level for unit in heads), default=0)
    inner = [unit for unit in heads if unit.level > top or sections.opened(unit.words) is None]
    return {(*unit.path, _written(unit)): unit for unit in inner}


def _written(unit: Unit) -> str:
    return unit.label + unit.words.rstrip("。")
