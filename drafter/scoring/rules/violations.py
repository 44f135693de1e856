"""Full marks less so much per violation, down to a floor (扣完为止)."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.model import Frozen, Judgement, Line
from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, problem, say
from drafter.scoring.rules.judging import decided, undecided
from drafter.scoring.rules.slip import Setting, Slip, floor_slips


class Violation(Frozen):
    """What is counted.

    Attributes:
        id: of the criterion.
        text: what counts as a violation.
        per: points taken for each.
        most: how many there can be, where that is known.
    """

    id: str
    text: Line
    per: Amount = Field(gt=0)
    most: int | None = Field(default=None, ge=1)


class Violations(RuleBase):
    """Points are taken per violation until none above the floor are left."""

    kind: Literal["violations"]
    criteria: tuple[Violation, ...] = Field(min_length=1)
    floor: Amount = Field(default=Decimal(0), ge=0)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """Full marks less what the violations cost."""
        counted = [(item, self._count(item, inputs.judgements.get(item.id))) for item in self.criteria]
        wrong = tuple(count for _, count in counted if isinstance(count, FieldProblem))
        gaps = (undecided(item.id, inputs.judgements.get(item.id), item.text) for item in self.criteria)
        missing = tuple(gap for gap in gaps if gap is not None)
        if wrong or missing:
            return Outcome(None, missing=missing, wrong=wrong)
        costs = [(item.per, count) for item, count in counted if isinstance(count, int)]
        return self._outcome(costs, marks.full)

    def criterion_ids(self) -> tuple[str, ...]:
        """All of them have to be counted."""
        return tuple(item.id for item in self.criteria)

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """One statement per kind of violation."""
        return (say("clause_violation", text=item.text, per=plain(item.per)) for item in self.criteria)

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """A floor that is not below full marks, or that the violations cannot reach."""
        yield from floor_slips(self.floor, setting.full, self._dearest())

    def _dearest(self) -> Decimal | None:
        """What all violations together can cost; `None` for without end."""
        costs = [item.per * item.most for item in self.criteria if item.most is not None]
        return sum(costs, Decimal(0)) if len(costs) == len(self.criteria) else None

    def _outcome(self, costs: list[tuple[Decimal, int]], full: Decimal) -> Outcome:
        left = full - sum((per * count for per, count in costs), Decimal(0))
        taken = "".join(f" − {count} × {plain(per)}" for per, count in costs)
        steps = f"{plain(full)}{taken} = {plain(left)}"
        return kept_within(left, steps, full, min(self.floor, full))

    @staticmethod
    def _count(item: Violation, judgement: Judgement | None) -> int | FieldProblem | None:
        if judgement is None or not decided(judgement):
            return None
        path = ("judgements", item.id)
        if len(decided(judgement)) > 1:
            return problem(path, "decided_twice", ways="、".join(decided(judgement)))
        count = 0 if judgement.met else judgement.violations
        if count is None:
            return problem(path, "only_by_violations")
        if item.most is not None and count > item.most:
            return problem((*path, "violations"), "too_many_violations", count=count, most=item.most)
        return count
