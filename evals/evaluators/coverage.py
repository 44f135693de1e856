"""How much of what was deducted the problems tell, each point by the points that were lost through it."""

from collections.abc import Iterator
from decimal import Decimal

from drafter.verification.model import Violation
from evals.judging import faults_of, not_applicable, share, violations
from evals.model import Evaluator, Measure, Result, Subject

KINDS = frozenset({"point_missing", "point_doubled", "point_unsaid", "facts_gone", "account_gone", "point_merged"})
MEASURE = Measure(
    name="coverage", about="share of the deducted points, by their weight, that are told once and in full"
)
_LEAST = Decimal("0.01")
"""A point through which nothing was lost still has to be told."""


def evaluate(subject: Subject) -> Result:
    """The checker names the point that it misses; what is told twice or by its title alone is not told well."""
    weights = dict(_weights(subject))
    if not weights:
        return not_applicable(MEASURE, "nothing was deducted")
    found = list(violations(subject, KINDS))
    lost = {point for one in found for point in weights if _names(one, point)}
    told = sum((weight for point, weight in weights.items() if point not in lost), Decimal(0))
    whole = sum(weights.values(), Decimal(0))
    return share(MEASURE, told / whole * len(weights), len(weights), faults_of(subject, MEASURE, found))


def _weights(subject: Subject) -> Iterator[tuple[str, Decimal]]:
    """A clause's weight is shared by its points."""
    for clause in subject.plan.clauses():
        for point in clause.points:
            yield point, max(clause.weight / len(clause.points), _LEAST)


def _names(violation: Violation, point: str) -> bool:
    return f"{point}“" in violation.message


EVALUATOR = Evaluator(MEASURE, evaluate, KINDS)
