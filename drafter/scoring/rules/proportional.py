"""Marks in proportion to a rate: 满分 × 完成率."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Literal

from drafter.scoring.numbers import plain
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, say
from drafter.scoring.rules.comparison import Comparison
from drafter.scoring.rules.values import Ratio, Reading

_WHOLE = Decimal(100)


class Proportional(RuleBase):
    """Factor × rate, between nothing and full marks.

    Attributes:
        value: the rate.
        factor: what the rate is multiplied by; full marks where the rubric prints none of its own.
        over_plan: what a rate above 100% gives: full marks (`cap`) or nothing (`zero`).
        full_when: a case that the rubric gives full marks to, before any rate is looked at.
    """

    kind: Literal["proportional"]
    value: Ratio
    factor: Decimal | None = None
    over_plan: Literal["cap", "zero"] = "cap"
    full_when: Comparison | None = None

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """Factor × rate, kept within full marks."""
        condition = self.full_when
        if condition and (absent := condition.absent(inputs)):
            return Outcome.none(*absent)
        if condition and condition.holds(inputs):
            return Outcome(marks.full, say("holds", steps=condition.shown(inputs), points=plain(marks.full)))
        reading = self.value.read(inputs, marks)
        return self._multiplied(reading, marks) if isinstance(reading, Reading) else Outcome.none(*reading)

    def measure_names(self) -> tuple[str, ...]:
        """Those of the rate and of the case apart."""
        own = self.full_when.names() if self.full_when else ()
        return tuple(dict.fromkeys((*own, *self.value.names())))

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """The product, and the cases apart."""
        if self.full_when:
            yield say("clause_criterion", text=self.full_when.words(labels), points=plain(full))
        factor = full if self.factor is None else self.factor
        yield say("clause_proportional", factor=plain(factor), rate=self.value.words(labels))
        if self.over_plan == "zero":
            yield say("clause_over_plan", rate=self.value.words(labels))

    def slips(self, full: Decimal, may_be_zero: Collection[str]) -> Iterator[str]:
        """A divisor that can be zero, a factor that is not the full marks."""
        yield from self.value.slips(may_be_zero)
        if self.factor is not None and self.factor != full:
            yield say("slip_factor", factor=plain(self.factor), full=plain(full))

    def _multiplied(self, reading: Reading, marks: Marks) -> Outcome:
        factor = marks.full if self.factor is None else self.factor
        if self.over_plan == "zero" and reading.value > _WHOLE:
            return Outcome(Decimal(0), say("over_plan", steps=reading.shown(reading.factor)))
        points = factor * reading.factor / _WHOLE
        product = f"{plain(factor)} × {plain(reading.factor)}%"
        steps = f"{reading.shown(reading.factor)}；{product} = {plain(points)}"
        if points > marks.full:
            return Outcome(marks.full, say("capped", steps=steps, full=plain(marks.full)))
        if points < 0:
            return Outcome(Decimal(0), say("floored", steps=steps, floor="0"))
        return Outcome(points, steps)
