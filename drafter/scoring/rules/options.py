"""One criterion with a list of outcomes, each with its points."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.model import Frozen, Line
from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, problem, say
from drafter.scoring.rules.judging import points_for, undecided
from drafter.scoring.rules.slip import Setting, Slip
from drafter.scoring.rules.steps import best_slips


class Option(Frozen):
    """One outcome: its points and when it holds."""

    points: Amount = Field(ge=0)
    text: Line


class Options(RuleBase):
    """The reviewer says which outcome holds, by its points; `met` is the best of them."""

    kind: Literal["options"]
    criterion: str
    options: tuple[Option, ...] = Field(min_length=1)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The points of the outcome that was chosen."""
        judgement = inputs.judgements.get(self.criterion)
        gap = undecided(self.criterion, judgement, self.options[0].text)
        if gap or judgement is None:
            return Outcome.none(*filter(None, [gap]))
        points = points_for(judgement, self.criterion, max(item.points for item in self.options))
        if isinstance(points, FieldProblem):
            return Outcome(None, wrong=(points,))
        chosen = next((item for item in self.options if item.points == points), None)
        if chosen is None:
            allowed = "、".join(plain(item.points) for item in self.options)
            wrong = problem(
                ("judgements", self.criterion), "no_such_option", points=plain(points), allowed=allowed
            )
            return Outcome(None, wrong=(wrong,))
        return kept_within(points, say("option", text=chosen.text, points=plain(points)), marks.full)

    def criterion_ids(self) -> tuple[str, ...]:
        """The one that the outcomes belong to."""
        return (self.criterion,)

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """One statement per outcome."""
        return (say("clause_criterion", text=item.text, points=plain(item.points)) for item in self.options)

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """No outcome that gives full marks."""
        found = best_slips([item.points for item in self.options], setting.full)
        yield from (item.under("options") for item in found)
