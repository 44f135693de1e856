"""Steps: so many points where a figure lies between two bounds."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pydantic import Field

from drafter.findings.model import Frozen
from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, problem, say
from drafter.scoring.rules.values import Reading, Value, faithful


class Step(Frozen):
    """One band.

    Attributes:
        lower: the lower bound; none for open downwards.
        upper: the upper bound; none for open upwards.
        closed: which of the bounds belong to the band.
        points: what it gives.
    """

    lower: Decimal | None = None
    upper: Decimal | None = None
    closed: Literal["lower", "upper", "both", "none"] = "lower"
    points: Decimal = Field(ge=0)

    def holds(self, value: Decimal) -> bool:
        """Whether a figure lies in the band."""
        above = self.lower is None or value > self.lower or (value == self.lower and self.has_lower)
        below = self.upper is None or value < self.upper or (value == self.upper and self.has_upper)
        return above and below

    @property
    def has_lower(self) -> bool:
        """Whether the lower bound belongs to it."""
        return self.closed in ("lower", "both")

    @property
    def has_upper(self) -> bool:
        """Whether the upper bound belongs to it."""
        return self.closed in ("upper", "both")

    def words(self, figure: str, unit: str) -> str:
        """The band as rubrics print it: 80%≤比率＜100%."""
        if self.lower is not None and self.lower == self.upper:
            return f"{figure}＝{plain(self.lower)}{unit}"
        if self.lower is None:
            sign = "≤" if self.has_upper else "＜"
            return figure if self.upper is None else f"{figure}{sign}{plain(self.upper)}{unit}"
        if self.upper is None:
            return f"{figure}{'≥' if self.has_lower else '＞'}{plain(self.lower)}{unit}"
        low, high = ("≤" if self.has_lower else "＜"), ("≤" if self.has_upper else "＜")
        return f"{plain(self.lower)}{unit}{low}{figure}{high}{plain(self.upper)}{unit}"


class Bands(RuleBase):
    """Points by the band in which a figure lies."""

    kind: Literal["bands"]
    value: Value
    bands: tuple[Step, ...] = Field(min_length=1)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The points of the band that holds the exact figure; rounding is for reading only."""
        reading = self.value.read(inputs, marks)
        if not isinstance(reading, Reading):
            return Outcome.none(*reading)
        return in_bands(self.bands, reading, marks, self.value.names()[0])

    def measure_names(self) -> tuple[str, ...]:
        """Those of its figure."""
        return self.value.names()

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """One statement per band."""
        unit = "" if self.value.form == "measure" else "%"
        return bands_in_words(self.bands, self.value.words(labels), unit)

    def slips(self, full: Decimal, may_be_zero: Collection[str]) -> Iterator[str]:
        """Divisors that can be zero, gaps and overlaps, no band that gives full marks."""
        yield from self.value.slips(may_be_zero)
        yield from band_slips(self.bands, full)


def in_bands(bands: tuple[Step, ...], reading: Reading, marks: Marks, measure: str) -> Outcome:
    """The points of the band that a figure lies in."""
    edges = [edge for band in bands for edge in (band.lower, band.upper) if edge is not None]
    shown = reading.shown(faithful(reading.value, edges, marks.rate_places))
    band = next((item for item in bands if item.holds(reading.value)), None)
    if band is None:
        return Outcome.none(_no_band(measure, shown))
    words = band.words(say("the_figure"), reading.unit)
    return Outcome(band.points, say("band", steps=shown, band=words, points=plain(band.points)))


def _no_band(measure: str, shown: str) -> FieldProblem:
    return problem(("measures", measure), "no_band", steps=shown)


def bands_in_words(bands: tuple[Step, ...], figure: str, unit: str) -> Iterator[str]:
    """What the figure is, then one statement per band."""
    name = say("the_figure")
    yield say("clause_figure", name=name, rate=figure)
    for band in bands:
        yield say("clause_criterion", text=band.words(name, unit), points=plain(band.points))


def band_slips(bands: tuple[Step, ...], full: Decimal) -> Iterator[str]:
    """Gaps and overlaps between neighbours, and bands none of which gives full marks."""
    ordered = sorted(
        bands, key=lambda band: (band.lower is not None, band.lower, band.upper or Decimal("Infinity"))
    )
    for below, above in pairwise(ordered):
        if below.upper is None or above.lower is None or above.lower < below.upper:
            yield say("slip_overlap", value=plain(above.lower or Decimal(0)))
        elif above.lower > below.upper or not (below.has_upper or above.has_lower):
            yield say("slip_gap", low=plain(below.upper), high=plain(above.lower))
        elif below.has_upper and above.has_lower:
            yield say("slip_overlap", value=plain(above.lower))
    if (best := max(band.points for band in bands)) != full:
        yield say("slip_best", best=plain(best), full=plain(full))
