"""N items, each worth the same: met in full, or in part by its rate."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import EXACT, plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, problem, say
from drafter.scoring.rules.slip import Setting, Slip, slip

_WHOLE = Decimal(100)


class Items(RuleBase):
    """Full marks shared equally by the items, or so much for each.

    Attributes:
        of: the measure that counts all items.
        met: the measure that counts those met in full.
        partial: the measure that adds up the completion rates, in %, of those met in part; empty where an item
            counts only when it is met in full.
        each: what one item is worth, where the rubric prints it; else full marks ÷ number of items.
    """

    kind: Literal["items"]
    of: str
    met: str
    partial: str = ""
    each: Amount | None = Field(default=None, gt=0)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """Worth × (items met + rates of the others), kept within full marks."""
        if absent := inputs.absent(*self.measure_names()):
            return Outcome.none(*absent)
        if wrong := tuple(self._contradictions(inputs)):
            return Outcome(None, wrong=wrong)
        count = inputs.numbers[self.of]
        if count == 0 and self.each is None:
            values = {"label": inputs.label(self.of), "value": plain(count)}
            return Outcome.none(problem(("measures", self.of), "divisor_not_positive", **values))
        rates = inputs.numbers[self.partial] if self.partial else Decimal(0)
        return self._outcome(count, inputs.numbers[self.met], rates, marks.full)

    def measure_names(self) -> tuple[str, ...]:
        """The counts, and the rates where they matter."""
        return (self.of, self.met, *filter(None, [self.partial]))

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """What an item is worth, and what one met in part gets."""
        count = labels.get(self.of, self.of)
        worth = f"{plain(full)} ÷ {count}" if self.each is None else plain(self.each)
        yield say("clause_items", text=labels.get(self.met, self.met), worth=worth)
        if self.partial:
            yield say("clause_items_partial")

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """A number of items that can be zero; one item worth more than full marks."""
        if self.each is None and setting.may_be_zero(self.of):
            yield slip("divisor", "of", label=setting.label(self.of))
        if self.each is not None and self.each > setting.full:
            yield slip("each", "each", each=plain(self.each), full=plain(setting.full))

    def _contradictions(self, inputs: Inputs) -> Iterator[FieldProblem]:
        count, met = inputs.numbers[self.of], inputs.numbers[self.met]
        for name in filter(None, (self.of, self.met, self.partial)):
            if inputs.numbers[name] < 0:
                yield problem(("measures", name), "negative", label=inputs.label(name))
        if met > count:
            values = {"label": inputs.label(self.met), "met": plain(met), "count": plain(count)}
            yield problem(("measures", self.met), "more_than_all", **values)
        elif self.partial and inputs.numbers[self.partial] > (count - met) * _WHOLE:
            values = {"label": inputs.label(self.partial), "most": plain((count - met) * _WHOLE)}
            yield problem(("measures", self.partial), "rates_beyond", **values)

    def _outcome(self, count: Decimal, met: Decimal, rates: Decimal, full: Decimal) -> Outcome:
        done = met + rates / _WHOLE
        shown = f"({plain(met)} + {plain(rates)}%)" if rates else plain(met)
        if self.each is None:
            points = EXACT.divide(full * done, count)
            return kept_within(points, f"{plain(full)} ÷ {plain(count)} × {shown} = {plain(points)}", full)
        points = self.each * done
        return kept_within(points, f"{plain(self.each)} × {shown} = {plain(points)}", full)
