"""An indicator that is the sum of parts, each with a rule of its own."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.model import Frozen, Line
from drafter.scoring.numbers import plain
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, say
from drafter.scoring.rules.single import SingleRule


class Part(Frozen):
    """One part: its name, what it is worth and its rule."""

    id: str
    name: Line
    max: Decimal = Field(gt=0)
    rule: SingleRule


class Parts(RuleBase):
    """The sum of the parts, unrounded until the end."""

    kind: Literal["parts"]
    parts: tuple[Part, ...] = Field(min_length=1)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The sum over the parts, with the problems of all of them."""
        outcomes = [(part, part.rule.assess(inputs, Marks(part.max, marks.rate_places))) for part in self.parts]
        missing = tuple(dict.fromkeys(item for _, outcome in outcomes for item in outcome.missing))
        wrong = tuple(dict.fromkeys(item for _, outcome in outcomes for item in outcome.wrong))
        if missing or wrong:
            return Outcome(None, missing=missing, wrong=wrong)
        total = sum((outcome.points or Decimal(0) for _, outcome in outcomes), Decimal(0))
        steps = "；".join(say("part", name=part.name, steps=outcome.derivation) for part, outcome in outcomes)
        points = " + ".join(plain(outcome.points or Decimal(0)) for _, outcome in outcomes)
        return Outcome(min(total, marks.full), say("parts", steps=steps, sums=f"{points} = {plain(total)}"))

    def measure_names(self) -> tuple[str, ...]:
        """Those of all parts."""
        return tuple(dict.fromkeys(name for part in self.parts for name in part.rule.measure_names()))

    def criterion_ids(self) -> tuple[str, ...]:
        """Those of all parts."""
        return tuple(name for part in self.parts for name in part.rule.criterion_ids())

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """The statements of all parts, each with its part's name."""
        for part in self.parts:
            for text in part.rule.clauses(labels, part.max):
                yield say("part", name=part.name, steps=text)

    def slips(self, full: Decimal, may_be_zero: Collection[str]) -> Iterator[str]:
        """Those of all parts, and parts that do not add up to full marks."""
        for part in self.parts:
            yield from part.rule.slips(part.max, may_be_zero)
        total = sum((part.max for part in self.parts), Decimal(0))
        if total != full:
            yield say("slip_criteria", total=plain(total), full=plain(full))
