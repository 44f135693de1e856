"""Points as they were given, for an indicator whose rule was never published."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, say
from drafter.scoring.rules.judging import points_for, undecided


class Stated(RuleBase):
    """No rule is known: what the scorer gave stands, and the card says that nothing was computed."""

    kind: Literal["stated"]
    criterion: str = "c1"

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The points given, within full marks."""
        judgement = inputs.judgements.get(self.criterion)
        gap = undecided(self.criterion, judgement, say("stated_criterion"))
        if gap or judgement is None:
            return Outcome.none(*filter(None, [gap]))
        points = points_for(judgement, self.criterion, marks.full)
        if isinstance(points, FieldProblem):
            return Outcome(None, wrong=(points,))
        return Outcome(points, say("stated", points=plain(points)))

    def criterion_ids(self) -> tuple[str, ...]:
        """The one under which the points stand."""
        return (self.criterion,)

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """None: there is nothing to state."""
        return iter(())
