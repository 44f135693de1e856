"""Marks in proportion to a rate: 满分 × 完成率."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, say
from drafter.scoring.rules.comparison import Comparison
from drafter.scoring.rules.slip import Setting, Slip, slip
from drafter.scoring.rules.values import Reading, Value

_WHOLE = Decimal(100)


class Proportional(RuleBase):
    """Factor × rate, between nothing and full marks.

    Attributes:
        value: the rate, in %: a ratio, or a measure in % as it is.
        factor: what the rate is multiplied by; full marks where the rubric prints none of its own.
        over_plan: what a rate above 100% gives: full marks (`cap`) or nothing (`zero`).
        full_when: a case that the rubric gives full marks to, before any rate is looked at.
    """

    kind: Literal["proportional"]
    value: Value
    factor: Amount | None = None
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

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """A divisor that can be zero, a factor that is not the full marks."""
        yield from (item.under("value") for item in self.value.slips(setting))
        if self.value.unit(setting) != "%":
            yield slip("no_rate", "value", label="、".join(map(setting.label, self.value.names())))
        if self.factor is not None and self.factor != setting.full:
            yield slip("factor", "factor", factor=plain(self.factor), full=plain(setting.full))

    def _multiplied(self, reading: Reading, marks: Marks) -> Outcome:
        factor = marks.full if self.factor is None else self.factor
        if self.over_plan == "zero" and reading.value > _WHOLE:
            return Outcome(Decimal(0), say("over_plan", steps=reading.shown(reading.factor)))
        points = factor * reading.factor / _WHOLE
        product = f"{plain(factor)} × {plain(reading.factor)}%"
        steps = f"{reading.shown(reading.factor)}；{product} = {plain(points)}"
        return kept_within(points, steps, marks.full)
