"""An indicator that is the sum of parts, each with a rule of its own."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.model import Frozen, Line
from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, say
from drafter.scoring.rules.single import SingleRule
from drafter.scoring.rules.slip import Setting, Slip, slip


class Part(Frozen):
    """One part: its name, what it is worth and its rule."""

    id: str
    name: Line
    max: Amount = Field(gt=0)
    rule: SingleRule


class Parts(RuleBase):
    """The sum of the parts, unrounded until the end."""

    kind: Literal["parts"]
    parts: tuple[Part, ...] = Field(min_length=1)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The sum over the parts, with the problems of all of them."""
        outcomes = [(part, part.rule.assess(inputs, marks.of(part.max))) for part in self.parts]
        missing = tuple(dict.fromkeys(item for _, outcome in outcomes for item in outcome.missing))
        wrong = tuple(dict.fromkeys(item for _, outcome in outcomes for item in outcome.wrong))
        if missing or wrong:
            return Outcome(None, missing=missing, wrong=wrong)
        total = sum((outcome.points or Decimal(0) for _, outcome in outcomes), Decimal(0))
        steps = "；".join(say("part", name=part.name, steps=outcome.derivation) for part, outcome in outcomes)
        points = " + ".join(plain(outcome.points or Decimal(0)) for _, outcome in outcomes)
        return kept_within(total, say("parts", steps=steps, sums=f"{points} = {plain(total)}"), marks.full)

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

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """Those of all parts, and parts that do not add up to full marks."""
        for index, part in enumerate(self.parts):
            found = part.rule.slips(replace(setting, full=part.max))
            yield from (item.under("parts", index, "rule") for item in found)
        total = sum((part.max for part in self.parts), Decimal(0))
        if total != setting.full:
            yield slip("criteria", "parts", total=plain(total), full=plain(setting.full))
