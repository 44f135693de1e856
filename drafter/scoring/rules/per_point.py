"""So many points for every percentage point by which a figure misses what is asked for."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from pydantic import Field

from drafter.scoring.numbers import EXACT, plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, say
from drafter.scoring.rules.slip import Setting, Slip, floor_slips, slip
from drafter.scoring.rules.values import Reading, Value

_POINT = Decimal(1)


class PerPoint(RuleBase):
    """Full marks less what the distance from the target costs, down to a floor (每低1个百分点扣…分，扣完为止).

    Attributes:
        value: the figure; a ratio is rounded as the rubric says before it is compared.
        target: what is asked for, in the unit of the figure.
        wanted: whether the figure shall be at least or at most the target.
        per: points taken for each step.
        step: how many percentage points one step is.
        rest: what an incomplete step costs: its share, nothing, or as much as a whole one (不足1个按1个计).
        floor: the least that is given.
    """

    kind: Literal["per_point"]
    value: Value
    target: Amount
    wanted: Literal["at_least", "at_most"] = "at_least"
    per: Amount = Field(gt=0)
    step: Amount = Field(default=_POINT, gt=0)
    rest: Literal["share", "nothing", "whole"] = "share"
    floor: Amount = Field(default=Decimal(0), ge=0)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """Full marks less the steps, kept above the floor."""
        reading = self.value.read(inputs, marks)
        if not isinstance(reading, Reading):
            return Outcome.none(*reading)
        away = self._away(reading.factor)
        shown = reading.shown(reading.factor)
        target = f"{plain(self.target)}{reading.unit}"
        if away <= 0:
            return Outcome(
                marks.full, say(f"{self.wanted}_met", steps=shown, target=target, full=plain(marks.full))
            )
        distance = plain(away) + (say("percentage_points") if reading.unit else "")
        steps = say(f"{self.wanted}_missed", steps=shown, target=target, distance=distance)
        return self._less(away, steps, marks.full)

    def measure_names(self) -> tuple[str, ...]:
        """Those of its figure."""
        return self.value.names()

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """The target, and what missing it costs."""
        unit, points = ("", " ") if self.value.form == "measure" else ("%", say("percentage_points"))
        target = f"{plain(self.target)}{unit}"
        yield say(f"clause_{self.wanted}", text=self.value.words(labels), target=target, full=plain(full))
        yield say(f"clause_per_point_{self.rest}", step=f"{plain(self.step)}{points}", per=plain(self.per))

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """Divisors that can be zero, a target out of reach, a floor that is never reached."""
        yield from (item.under("value") for item in self.value.slips(setting))
        domain = self.value.domain(setting)
        high = self.wanted == "at_least"
        reachable = domain.end[0] >= self.target if high else domain.start[0] <= self.target
        if not reachable:
            yield slip("target", "target", target=plain(self.target), full=plain(setting.full))
        worst = domain.start[0] if high else domain.end[0]
        cost = self._steps(self._away(worst)) * self.per if worst.is_finite() else None
        yield from floor_slips(self.floor, setting.full, cost)

    def _away(self, value: Decimal) -> Decimal:
        return self.target - value if self.wanted == "at_least" else value - self.target

    def _steps(self, away: Decimal) -> Decimal:
        steps = EXACT.divide(max(away, Decimal(0)), self.step)
        if self.rest == "share":
            return steps
        return steps.to_integral_value(ROUND_FLOOR if self.rest == "nothing" else ROUND_CEILING)

    def _less(self, away: Decimal, steps: str, full: Decimal) -> Outcome:
        count = self._steps(away)
        left = full - count * self.per
        times = (
            plain(count) if self.step == _POINT or self.rest != "share" else f"{plain(away)} ÷ {plain(self.step)}"
        )
        if self.rest != "share":
            steps = say(f"steps_{self.rest}", steps=steps, step=plain(self.step), count=plain(count))
        steps = f"{steps}；{plain(full)} − {times} × {plain(self.per)} = {plain(left)}"
        return kept_within(left, steps, full, min(self.floor, full))
