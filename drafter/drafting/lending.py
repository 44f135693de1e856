"""Which past passages go along with the request for an item, and which of them is missed least.

A passage that fits several clauses of an item is shown once, at the first of them: it lends the form of a
sentence, which does not grow by repetition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.drafting.model import Clause
from drafter.drafting.places import Assignment
from drafter.knowledge.model import Evidence, PassageKind

_MOST_PASSAGES = 2
"""Past passages for one clause: more cost tokens and lend nothing further."""


@dataclass(frozen=True, slots=True)
class Loan:
    """One passage that is shown with a clause.

    Attributes:
        clause: id of the clause.
        rank: 0 for the best one of its clause.
        evidence: the passage, as it was found.
    """

    clause: str
    rank: int
    evidence: Evidence


def loans(assignment: Assignment) -> tuple[Loan, ...]:
    """The passages for the clauses of an item, in the order of the clauses and best first."""
    return (
        *_section(assignment.problem.clauses, PassageKind.PROBLEM, assignment),
        *_section(assignment.recommendation.clauses, PassageKind.RECOMMENDATION, assignment),
    )


def without_weakest(lent: Sequence[Loan]) -> tuple[Loan, ...]:
    """All but one: of the lowest rank first, among these of the lowest score, among these the last."""
    weakest = min(
        range(len(lent)), key=lambda place: (-lent[place].rank, lent[place].evidence.score, -place), default=0
    )
    return (*lent[:weakest], *lent[weakest + 1 :])


def _section(clauses: Sequence[Clause], kind: PassageKind, assignment: Assignment) -> Iterator[Loan]:
    shown: set[str] = set()
    for clause in clauses:
        for rank, (text, evidence) in enumerate(_best(clause, kind, assignment)):
            if text not in shown:
                shown.add(text)
                yield Loan(clause.id, rank, evidence)


def _best(clause: Clause, kind: PassageKind, assignment: Assignment) -> list[tuple[str, Evidence]]:
    at_hand = (
        one
        for planned in assignment.answered(clause)
        for one in assignment.context.evidence.get(planned.id, ())
        if one.passage.kind is kind
    )
    return list({one.passage.text: one for one in at_hand}.items())[:_MOST_PASSAGES]
