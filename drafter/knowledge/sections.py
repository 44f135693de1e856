"""Where a notice or report speaks of problems and of recommendations, and where of other things."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.knowledge.model import PassageKind
from drafter.outline.model import OutlineClause, OutlineNode
from drafter.outline.sections import Part, advises, part_of, part_within

HEADING_JOINT = " › "
"""Between the headings of a path."""

_KINDS = {Part.PROBLEMS: PassageKind.PROBLEM, Part.ADVICE: PassageKind.RECOMMENDATION}


@dataclass(frozen=True, slots=True)
class SectionClause:
    """One clause: what it is a piece of, the headings it stands under, and its place in the document's text."""

    kind: PassageKind
    section: str
    text: str
    start: int
    end: int


def section_clauses(node: OutlineNode, section: str = "") -> Iterator[SectionClause]:
    """All clauses of a tree in the order of the text.

    Those below the headings that name a central section are `PROBLEM` or `RECOMMENDATION`, wherever in the tree
    such a heading stands; the rest are `OTHER`.
    """
    part = part_of(node.title)
    if part is not None:
        yield from _below(node, part, node.number + node.title)
        return
    for clause in node.clauses:
        yield _found(clause, PassageKind.OTHER, section)
    for child in node.children:
        yield from section_clauses(child, _joined(section, child))


def _below(node: OutlineNode, part: Part, section: str) -> Iterator[SectionClause]:
    """All clauses below a heading; one section may hold both, 存在问题及建议, and then the words decide."""
    for clause in node.clauses:
        yield _found(clause, _KINDS[Part.ADVICE if advises(clause.text) else part], section)
    for child in node.children:
        yield from _below(child, part_within(part, child), _joined(section, child))


def _found(clause: OutlineClause, kind: PassageKind, section: str) -> SectionClause:
    return SectionClause(kind, section, clause.text, clause.start, clause.end)


def _joined(section: str, child: OutlineNode) -> str:
    heading = child.number + child.title
    return section + HEADING_JOINT + heading if section else heading
