"""Where a notice or report speaks of problems and of recommendations, and where of other things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.knowledge.model import PassageKind
from drafter.outline.model import OutlineClause, OutlineNode

HEADING_JOINT = " › "
"""Between the headings of a path."""

_PROBLEMS = re.compile(r"(?:存在|主要|发现|突出|有关|相关).{0,6}问题|^问题|问题(?:及|和|与|$)")
_RECOMMENDATIONS = re.compile(r"建议|(?:改进|整改|完善)(?:措施|意见|要求)")
_EARLIER = re.compile(r"整改(?:情况|落实|结果)|上年|以前年度")
_ADVISES = re.compile(r"(?:我们|评价组|审核组)?建议")


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
    kind = _kind(node.title)
    if kind is not None:
        yield from _below(node, kind, node.number + node.title)
        return
    for clause in node.clauses:
        yield _found(clause, PassageKind.OTHER, section)
    for child in node.children:
        yield from section_clauses(child, _joined(section, child))


def _kind(title: str) -> PassageKind | None:
    if _EARLIER.search(title):
        return None
    if _PROBLEMS.search(title):
        return PassageKind.PROBLEM
    return PassageKind.RECOMMENDATION if _RECOMMENDATIONS.search(title) else None


def _below(node: OutlineNode, kind: PassageKind, section: str) -> Iterator[SectionClause]:
    """All clauses below a heading; one section may hold both, 存在问题及建议, and then the words decide."""
    for clause in node.clauses:
        yield _found(clause, PassageKind.RECOMMENDATION if _ADVISES.match(clause.text) else kind, section)
    for child in node.children:
        below = PassageKind.RECOMMENDATION if _ADVISES.match(child.title) else kind
        yield from _below(child, below, _joined(section, child))


def _found(clause: OutlineClause, kind: PassageKind, section: str) -> SectionClause:
    return SectionClause(kind, section, clause.text, clause.start, clause.end)


def _joined(section: str, child: OutlineNode) -> str:
    heading = child.number + child.title
    return section + HEADING_JOINT + heading if section else heading
