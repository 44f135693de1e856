"""The figure that a rule looks at: a measure as it is, a ratio of two, or what a ratio leaves of the whole."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from drafter.findings.model import Frozen
from drafter.findings.problems import FieldProblem
from drafter.findings.units import is_counter
from drafter.scoring.numbers import EXACT, plain, rounded
from drafter.scoring.rules.base import Inputs, Marks, problem
from drafter.scoring.rules.slip import Setting, Slip, slip
from drafter.scoring.rules.stretches import BOTTOM, TOP, Stretch

_SHOWN_RATE_PLACES = 4
_ZERO, _WHOLE = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as read.

    Attributes:
        value: exact; a ratio in %.
        factor: the same rounded as the rubric says, for multiplying.
        steps: how it came about, up to and without the figure itself; empty for a measure as it is.
        unit: `%` or empty.
    """

    value: Decimal
    factor: Decimal
    steps: str
    unit: str

    def shown(self, figure: Decimal) -> str:
        """The steps with the figure they lead to."""
        return f"{self.steps} = {plain(figure)}{self.unit}" if self.steps else f"{plain(figure)}{self.unit}"


class Plain(Frozen):
    """A measure as it is."""

    form: Literal["measure"]
    measure: str

    def names(self) -> tuple[str, ...]:
        """The measures that it reads."""
        return (self.measure,)

    def read(self, inputs: Inputs, marks: Marks) -> Reading | tuple[FieldProblem, ...]:
        """The figure, or why there is none."""
        if absent := inputs.absent(self.measure):
            return absent
        value = inputs.numbers[self.measure]
        return Reading(value, value, "", "%" if inputs.units.get(self.measure) == "%" else "")

    def words(self, labels: Mapping[str, str]) -> str:
        """The figure in words."""
        return labels.get(self.measure, self.measure)

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """None: a measure can always be read."""
        return iter(())

    def domain(self, setting: Setting) -> Stretch:
        """The figures that can occur: nothing below zero."""
        return Stretch((_ZERO, 0), TOP)

    def unit(self, setting: Setting) -> str:
        """`%` for a rate, else nothing."""
        found = setting.measures.get(self.measure)
        return "%" if found and found.unit == "%" else ""

    def counts(self, setting: Setting) -> bool:
        """Whether only whole numbers can occur."""
        found = setting.measures.get(self.measure)
        return bool(found and found.unit and is_counter(found.unit))


class Ratio(Frozen):
    """One measure divided by another, in %; with `remainder`, what that leaves of 100%."""

    form: Literal["ratio", "remainder"]
    part: str
    whole: str

    def names(self) -> tuple[str, ...]:
        """The measures that it reads."""
        return (self.part, self.whole)

    def read(self, inputs: Inputs, marks: Marks) -> Reading | tuple[FieldProblem, ...]:
        """The figure, or why there is none."""
        if absent := inputs.absent(*self.names()):
            return absent
        part, whole = inputs.numbers[self.part], inputs.numbers[self.whole]
        if whole <= 0:
            label = inputs.label(self.whole)
            return (problem(("measures", self.whole), "divisor_not_positive", label=label, value=plain(whole)),)
        rate = EXACT.divide(part * 100, whole)
        steps = f"{part:f} ÷ {whole:f}"
        if self.form == "remainder":
            return _reading(100 - rate, f"1 − {steps}", marks)
        return _reading(rate, steps, marks)

    def words(self, labels: Mapping[str, str]) -> str:
        """The figure in words."""
        part, whole = (labels.get(name, name) for name in self.names())
        return f"1 − {part} ÷ {whole}" if self.form == "remainder" else f"{part} ÷ {whole}"

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """A divisor that can be zero."""
        if setting.may_be_zero(self.whole):
            yield slip("divisor", "whole", label=setting.label(self.whole))

    def domain(self, setting: Setting) -> Stretch:
        """The figures that can occur: within 100% where the one is a part of the other."""
        part = setting.measures.get(self.part)
        if part and part.part_of == self.whole:
            return Stretch((_ZERO, 0), (_WHOLE, 0))
        return Stretch(BOTTOM, (_WHOLE, 0)) if self.form == "remainder" else Stretch((_ZERO, 0), TOP)

    def unit(self, setting: Setting) -> str:
        """Always `%`."""
        return "%"

    def counts(self, setting: Setting) -> bool:
        """A ratio can have decimals whatever its parts."""
        return False


Value: TypeAlias = Annotated[Plain | Ratio, Field(discriminator="form")]
"""Any of the figures above."""


def _reading(rate: Decimal, steps: str, marks: Marks) -> Reading:
    factor = rate if marks.rate_places is None else rounded(rate, marks.rate_places, marks.mode)
    return Reading(rate, factor, steps, "%")


def faithful(value: Decimal, edges: Collection[Decimal], places: int | None) -> Decimal:
    """A figure rounded for reading, with as many decimals as keep it on its own side of every edge."""
    first = _SHOWN_RATE_PLACES if places is None else places
    for digits in range(first, first + 12):
        shown = rounded(value, digits)
        if all((shown > edge) - (shown < edge) == (value > edge) - (value < edge) for edge in edges):
            return shown
    return value
