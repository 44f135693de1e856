"""A rubric: levels, weights, indicators with their rules, the grade scale."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from drafter.findings.model import Frozen, Line
from drafter.findings.problems import FieldPath
from drafter.scoring.card import Band
from drafter.scoring.rounding import Rounding
from drafter.scoring.rules.kinds import Rule
from drafter.scoring.rules.measure import Measure
from drafter.scoring.rules.slip import Setting, Slip

Weight = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=6)]
"""Full marks of something."""

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""A date as precise as it is known."""

Year = Annotated[int, Field(ge=1990, le=2100)]
"""A fiscal year, of which there were no reviews before."""


class Indicator(Frozen):
    """An indicator of the third level.

    Attributes:
        id: its position, such as `2.1.3`.
        name: as printed.
        max: full marks.
        assesses: what it looks at, restated.
        rule: how points come about.
        inferred: the rule is not printed but follows from the inputs and points that a report shows.
        measures: the inputs of the rule by name.
        note: what the printed text leaves open or gets wrong, and how it is read here.
    """

    id: Line
    name: Line
    max: Weight
    assesses: str = ""
    rule: Rule
    inferred: bool = False
    measures: Mapping[str, Measure] = Field(default_factory=dict)
    note: str = ""

    def labels(self) -> dict[str, str]:
        """What the measures are called."""
        return {name: measure.label for name, measure in self.measures.items()}

    def units(self) -> dict[str, str]:
        """The units in which the measures stand."""
        return {name: measure.unit for name, measure in self.measures.items()}

    def clauses(self) -> tuple[str, ...]:
        """What the indicator asks, in words, one statement each: for people and for the knowledge base."""
        return tuple(self.rule.clauses(self.labels(), self.max))

    def slips(self) -> tuple[Slip, ...]:
        """Where its rule as printed contradicts itself or the full marks; paths relative to the indicator."""
        found = (item.under("rule") for item in self.rule.slips(Setting(self.max, self.measures)))
        return tuple({item.message: item for item in found}.values())


class Group(Frozen):
    """A heading of the second level with its indicators."""

    id: Line
    name: Line
    max: Weight
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Level(Frozen):
    """A heading of the first level with its groups.

    Attributes:
        id: its position.
        name: as printed.
        max: full marks; for a bonus its cap.
        bonus: points beside the full marks: `on_top` may lift the total above them, `within` may only make good
            what was lost; empty for an ordinary heading.
        groups: what stands below it.
    """

    id: Line
    name: Line
    max: Weight
    bonus: Literal["", "on_top", "within"] = ""
    groups: tuple[Group, ...] = Field(min_length=1)


class Rubric(Frozen):
    """One regime of review.

    Attributes:
        id: names it in cases.
        title: as shown.
        version: of this restatement.
        source: where it was published.
        issued: when.
        fiscal_years: the years it has been used for; empty for any.
        max: full marks in all.
        rounding: how figures are rounded.
        scale: the grades, best first, by their lower bounds.
        scale_note: where the scale is from.
        levels: the indicators; empty where the score table is not published.
        frame: names of the first level, where nothing more is published.
    """

    id: Line
    title: Line
    version: Line
    source: Line
    issued: Day
    fiscal_years: tuple[Year, ...] = ()
    max: Weight
    rounding: Rounding = Field(default_factory=Rounding)
    scale: tuple[Band, ...] = Field(min_length=1)
    scale_note: str = ""
    levels: tuple[Level, ...] = ()
    frame: tuple[str, ...] = ()

    def indicators(self) -> Iterator[Indicator]:
        """All indicators in order."""
        return (item for level in self.levels for group in level.groups for item in group.indicators)

    def bonus(self, indicator: str) -> bool:
        """Whether the points of an indicator stand beside the full marks."""
        return any(
            item.id == indicator
            for level in self.levels
            if level.bonus
            for group in level.groups
            for item in group.indicators
        )

    def grade(self, points: Decimal) -> str:
        """The grade for points out of the rubric's full marks."""
        return self.band(points).grade

    def band(self, points: Decimal) -> Band:
        """The step of the scale for points out of the rubric's full marks; lower bounds decide."""
        return next((band for band in self.scale if points >= band.lower), self.scale[-1])


def indicators_with_paths(rubric: Rubric) -> Iterator[tuple[FieldPath, Indicator]]:
    """All indicators in order, each with its place in the file.

    Yields:
        The path from the top of the file, and the indicator.
    """
    for a, level in enumerate(rubric.levels):
        for b, group in enumerate(level.groups):
            for c, item in enumerate(group.indicators):
                yield ("levels", a, "groups", b, "indicators", c), item
