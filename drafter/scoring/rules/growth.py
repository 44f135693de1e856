"""Year on year: bands on now ÷ before − 1, with the case of a year that starts from nothing."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.model import Frozen
from drafter.scoring.numbers import EXACT, plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.bands import bands_in_words, in_bands
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, problem, say
from drafter.scoring.rules.slip import Setting, Slip, slip
from drafter.scoring.rules.steps import Line, Step, step_slips
from drafter.scoring.rules.stretches import TOP, Stretch
from drafter.scoring.rules.values import Reading


class BaseZero(Frozen):
    """What holds where the year before was zero.

    Attributes:
        still_zero: points if it is zero still.
        risen: points if it has risen; none where the rubric does not say.
    """

    still_zero: Amount = Field(ge=0)
    risen: Amount | None = Field(default=None, ge=0)

    def slips(self, full: Decimal) -> Iterator[Slip]:
        """More than the full marks."""
        for name in ("still_zero", "risen"):
            points = getattr(self, name)
            if points is not None and points > full:
                yield slip("best_high", "base_zero", name, best=plain(points), full=plain(full))


class Growth(RuleBase):
    """Points by the band of the change in %.

    Attributes:
        now: the measure of this year.
        before: the measure of the year before.
        bands: on the change in %.
        base_zero: what a year before of zero gives; without it such a case has no result.
    """

    kind: Literal["growth"]
    now: str
    before: str
    bands: tuple[Step, ...] = Field(min_length=1)
    base_zero: BaseZero | None = None

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The points of the band, or of the case apart."""
        if absent := inputs.absent(*self.measure_names()):
            return Outcome.none(*absent)
        now, before = inputs.numbers[self.now], inputs.numbers[self.before]
        if before == 0 and self.base_zero:
            return self._from_zero(now, self.base_zero, marks.full)
        if before <= 0:
            label = inputs.labels.get(self.before, self.before)
            return Outcome.none(
                problem(("measures", self.before), "divisor_not_positive", label=label, value=plain(before))
            )
        change = EXACT.subtract(EXACT.divide(now * 100, before), Decimal(100))
        reading = Reading(change, change, f"{now:f} ÷ {before:f} − 1", "%")
        return in_bands(self.bands, reading, marks, self.now)

    def measure_names(self) -> tuple[str, ...]:
        """Both years."""
        return (self.now, self.before)

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """One statement per band, and the cases apart."""
        now, before = (labels.get(name, name) for name in self.measure_names())
        yield from bands_in_words(self.bands, f"{now} ÷ {before} − 1", "%")
        if self.base_zero:
            yield say("still_zero", points=plain(self.base_zero.still_zero))

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """A base that can be zero without a word on it, gaps and overlaps."""
        if setting.may_be_zero(self.before) and self.base_zero is None:
            yield slip("divisor", "before", label=setting.label(self.before))
        line = Line(Stretch((Decimal(-100), 0), TOP), "%")
        yield from (item.under("bands") for item in step_slips(self.bands, setting.full, line))
        if self.base_zero:
            yield from self.base_zero.slips(setting.full)

    def _from_zero(self, now: Decimal, rule: BaseZero, full: Decimal) -> Outcome:
        if now == 0:
            return kept_within(rule.still_zero, say("still_zero", points=plain(rule.still_zero)), full)
        if rule.risen is None or now < 0:
            return Outcome.none(problem(("measures", self.now), "from_zero", value=plain(now)))
        return kept_within(rule.risen, say("risen", value=plain(now), points=plain(rule.risen)), full)
