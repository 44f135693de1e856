"""Steps: so many points where a figure lies between two bounds."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, problem, say
from drafter.scoring.rules.slip import Setting, Slip
from drafter.scoring.rules.steps import Line, Step, step_slips
from drafter.scoring.rules.values import Reading, Value, faithful


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

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """Divisors that can be zero, gaps, overlaps, bands out of reach, no band that gives full marks."""
        yield from (item.under("value") for item in self.value.slips(setting))
        line = Line(self.value.domain(setting), self.value.unit(setting), self.value.counts(setting))
        yield from (item.under("bands") for item in step_slips(self.bands, setting.full, line))


def in_bands(bands: tuple[Step, ...], reading: Reading, marks: Marks, measure: str) -> Outcome:
    """The points of the band that a figure lies in."""
    edges = [edge for band in bands for edge in (band.lower, band.upper) if edge is not None]
    shown = reading.shown(faithful(reading.value, edges, marks.rate_places))
    band = next((item for item in bands if item.holds(reading.value)), None)
    if band is None:
        return Outcome.none(_no_band(measure, shown))
    words = band.words(say("the_figure"), reading.unit)
    return kept_within(band.points, say("band", steps=shown, band=words, points=plain(band.points)), marks.full)


def _no_band(measure: str, shown: str) -> FieldProblem:
    return problem(("measures", measure), "no_band", steps=shown)


def bands_in_words(bands: tuple[Step, ...], figure: str, unit: str) -> Iterator[str]:
    """What the figure is, then one statement per band."""
    name = say("the_figure")
    yield say("clause_figure", name=name, rate=figure)
    for band in bands:
        yield say("clause_criterion", text=band.words(name, unit), points=plain(band.points))
