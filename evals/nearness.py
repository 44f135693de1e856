"""A draft beside an editor's text: its two sections, character by character and clause by clause."""

from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.distance import Indel

from drafter.text.width import fold
from drafter.verification.model import Manuscript, Section

SAME = Decimal("0.95")
"""Clauses that share so much are the same: a mark or two was changed."""

_KIN = Decimal("0.35")
"""Clauses that share less have nothing to do with each other."""


@dataclass(frozen=True)
class Pair:
    """A clause of the draft and what an editor made of it.

    Attributes:
        start: of the draft's clause.
        end: of it.
        likeness: from 0 to 1; 0 where an editor struck it out.
    """

    start: int
    end: int
    likeness: Decimal


@dataclass(frozen=True)
class Beside:
    """All clauses of a draft beside the editor's, and how many clauses only the editor has."""

    pairs: tuple[Pair, ...]
    added: int


def sections(manuscript: Manuscript) -> str:
    """Headings and clauses of both sections, half width, blanks and numbers aside."""
    return "\n".join(_clause(manuscript.text[item.start : item.end]) for item in manuscript.items)


def beside(draft: Manuscript, edited: Manuscript) -> Beside:
    """Each clause of the draft with the editor's that is most like it; each of the editor's is taken once."""
    pairs: list[Pair] = []
    added = 0
    for section in Section:
        ours = [(one.start, one.end, _clause(draft.text[one.start : one.end])) for one in draft.clauses(section)]
        theirs = [_clause(edited.text[one.start : one.end]) for one in edited.clauses(section)]
        likeness = sorted(
            ((_alike(mine[2], other), -i, -j) for i, mine in enumerate(ours) for j, other in enumerate(theirs)),
            reverse=True,
        )
        best: dict[int, Decimal] = {}
        taken: set[int] = set()
        for value, i, j in likeness:
            if value >= _KIN and -i not in best and -j not in taken:
                best[-i] = value
                taken.add(-j)
        pairs += [Pair(start, end, best.get(i, Decimal(0))) for i, (start, end, _) in enumerate(ours)]
        added += len(theirs) - len(taken)
    return Beside(tuple(pairs), added)


def distance(one: str, other: str) -> Decimal:
    """Insertions and deletions over the length of both texts, from 0 to 1."""
    whole = len(one) + len(other)
    return Decimal(Indel.distance(one, other)) / whole if whole else Decimal(0)


def _alike(one: str, other: str) -> Decimal:
    return 1 - distance(one, other)


def _clause(text: str) -> str:
    return fold(text).text.replace("\n", "")
