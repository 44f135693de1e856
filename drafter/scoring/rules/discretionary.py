"""Points that the reviewer settles in view of the circumstances (根据实际情况核定)."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.scoring.numbers import plain
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, say
from drafter.scoring.rules.checklist import assess_criteria, criteria_slips
from drafter.scoring.rules.judging import Criterion
from drafter.scoring.rules.slip import Setting, Slip


class Discretionary(RuleBase):
    """Criteria for which any points between nothing and their worth may be given."""

    kind: Literal["discretionary"]
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The sum over the criteria."""
        free = tuple(item.model_copy(update={"partial": True}) for item in self.criteria)
        return assess_criteria(free, inputs, marks)

    def criterion_ids(self) -> tuple[str, ...]:
        """All of them have to be decided."""
        return tuple(criterion.id for criterion in self.criteria)

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """One statement per criterion."""
        return (
            say("clause_discretion", text=criterion.text, points=plain(criterion.points))
            for criterion in self.criteria
        )

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """Criteria that do not add up to full marks."""
        return criteria_slips(self.criteria, setting.full)
