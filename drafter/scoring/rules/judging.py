"""A reviewer's decision about one criterion, as points."""

from decimal import Decimal

from pydantic import Field

from drafter.findings.model import Frozen, Judgement, Line
from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import problem

_WAYS = ("met", "awarded", "deducted", "violations", "count")


class Criterion(Frozen):
    """One numbered clause of a rule.

    Attributes:
        id: `c1`, `c2` … in the published order.
        text: what it asks.
        points: what it is worth.
        partial: the clause allows points in between, at the reviewer's discretion; else it is all or nothing.
    """

    id: str
    text: Line
    points: Amount = Field(ge=0)
    partial: bool = False


def decided(judgement: Judgement) -> tuple[str, ...]:
    """Which of the ways of deciding were used."""
    return tuple(name for name in _WAYS if getattr(judgement, name) is not None)


def undecided(criterion: str, judgement: Judgement | None, text: str) -> FieldProblem | None:
    """The problem of a criterion that nothing was decided about."""
    if judgement is None or not decided(judgement):
        return problem(("judgements", criterion), "criterion_undecided", id=criterion, text=text)
    return None


def points_for(judgement: Judgement, criterion: str, worth: Decimal) -> Decimal | FieldProblem:
    """What a decision gives of what a criterion is worth, or what is wrong with the decision."""
    path = ("judgements", criterion)
    ways = decided(judgement)
    if len(ways) > 1:
        return problem(path, "decided_twice", ways="、".join(ways))
    if judgement.violations is not None:
        return problem((*path, "violations"), "not_by_violations")
    if judgement.count is not None:
        return problem((*path, "count"), "not_by_count")
    if judgement.met is not None:
        return worth if judgement.met else Decimal(0)
    amount = judgement.awarded if judgement.awarded is not None else judgement.deducted
    if amount is None or amount > worth:
        return problem((*path, *ways), "beyond_worth", amount=plain(amount or Decimal(0)), worth=plain(worth))
    return amount if judgement.awarded is not None else worth - amount


def all_or_nothing(points: Decimal, criterion: Criterion) -> FieldProblem | None:
    """The problem of points in between where the clause allows none."""
    if criterion.partial or points in (0, criterion.points):
        return None
    return problem(("judgements", criterion.id), "all_or_nothing", worth=plain(criterion.points))
