"""Criteria with points of their own: met or not, or at discretion where the clause allows it."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, say
from drafter.scoring.rules.judging import Criterion, all_or_nothing, points_for, undecided
from drafter.scoring.rules.slip import Setting, Slip, slip

_CLAUSES = {True: "clause_partial", False: "clause_criterion"}


class Checklist(RuleBase):
    """N clauses, each worth its points; together never more than full marks."""

    kind: Literal["checklist"]
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The sum over the criteria, capped at full marks."""
        return assess_criteria(self.criteria, inputs, marks)

    def criterion_ids(self) -> tuple[str, ...]:
        """All of them have to be decided."""
        return tuple(criterion.id for criterion in self.criteria)

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """One statement per criterion."""
        return (
            say(_CLAUSES[criterion.partial], text=criterion.text, points=plain(criterion.points))
            for criterion in self.criteria
        )

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """Criteria that do not add up to full marks."""
        return criteria_slips(self.criteria, setting.full)


def assess_criteria(criteria: tuple[Criterion, ...], inputs: Inputs, marks: Marks) -> Outcome:
    """The sum of what was decided about some criteria, capped at full marks, with every problem of it."""
    judged = [(criterion, _judge(criterion, inputs)) for criterion in criteria]
    wrong = tuple(result for _, result in judged if isinstance(result, FieldProblem))
    open_ones = tuple(
        gap
        for item in criteria
        if (gap := undecided(item.id, inputs.judgements.get(item.id), item.text)) is not None
    )
    given = [(item, result) for item, result in judged if isinstance(result, Decimal)]
    if wrong or open_ones:
        return Outcome(None, missing=open_ones, wrong=wrong)
    total = sum((points for _, points in given), Decimal(0))
    return Outcome(min(total, marks.full), _derivation(given, total, marks.full))


def criteria_slips(criteria: tuple[Criterion, ...], full: Decimal) -> Iterator[Slip]:
    """The slip of criteria that do not add up to full marks."""
    total = sum((criterion.points for criterion in criteria), Decimal(0))
    if total != full:
        yield slip("criteria", "criteria", total=plain(total), full=plain(full))


def _judge(criterion: Criterion, inputs: Inputs) -> Decimal | FieldProblem | None:
    judgement = inputs.judgements.get(criterion.id)
    if judgement is None or undecided(criterion.id, judgement, criterion.text):
        return None
    points = points_for(judgement, criterion.id, criterion.points)
    if isinstance(points, FieldProblem):
        return points
    return all_or_nothing(points, criterion) or points


def _derivation(given: list[tuple[Criterion, Decimal]], total: Decimal, full: Decimal) -> str:
    terms = [_term(criterion.points, points) for criterion, points in given]
    single = len(terms) == 1
    sums = terms[0].strip("()") if single else " + ".join(terms)
    text = sums if sums == plain(total) else f"{sums} = {plain(total)}"
    return say("capped", steps=text, full=plain(full)) if total > full else text


def _term(worth: Decimal, points: Decimal) -> str:
    return plain(points) if points in (0, worth) else f"({plain(worth)} − {plain(worth - points)})"
