"""The score card: what the review gave, line by line, and how each figure came about."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, PlainSerializer

from drafter.findings.model import Frozen, Override

Points = Annotated[Decimal, PlainSerializer(str, return_type=str, when_used="json")]
"""Points of a review: exact, and a string in JSON."""


class ScoreLine(Frozen):
    """One line of the score table.

    Attributes:
        id: of the indicator in the rubric, such as `2.1.3`.
        indicator: its name.
        level: 1, 2 or 3; lines of level 1 and 2 are subtotals of what stands below them.
        max: full marks; what was not assessed is not in it.
        awarded: the score that counts; `None` for an indicator that was not assessed.
        rule: the kind of rule (`bands`, `checklist`, …; `sum` for a subtotal).
        derivation: how the figure came about, as a person can follow it (5 × 97.92% = 4.896 → 4.90).
        by_rule: what the rule gives, where `override` stands in its place; `None` where the rule gives none.
        override: the reviewer's score and reason, where it departs from the rule.
        bonus: its points stand beside the full marks; `max` is then their cap and in no sum.
    """

    id: str
    indicator: str
    level: int = Field(ge=1, le=3)
    max: Points
    awarded: Points | None
    rule: str
    derivation: str
    by_rule: Points | None = None
    override: Override | None = None
    bonus: bool = False

    @property
    def deducted(self) -> Decimal:
        """Points lost: maximum less awarded; zero for what was not assessed; of a bonus, what it takes away."""
        if self.awarded is None:
            return Decimal(0)
        return max(-self.awarded, Decimal(0)) if self.bonus else self.max - self.awarded


class Band(Frozen):
    """One step of a grade scale: from `lower` (inclusive) upwards.

    Attributes:
        grade: its name.
        lower: its lower bound.
        upper: its upper bound where one is printed (80—89); grades go by lower bounds all the same.
    """

    grade: str
    lower: Points = Field(max_digits=12, decimal_places=6)
    upper: Points | None = Field(default=None, max_digits=12, decimal_places=6)


class Conversion(Frozen):
    """A score of part of the indicators, as it would be out of full marks; the grade rests on it.

    Attributes:
        full: full marks of the whole rubric.
        points: `total` × `full` ÷ `max`.
    """

    full: Points
    points: Points


class ScoreCard(Frozen):
    """The computed result of a case.

    Attributes:
        case: id of the case.
        rubric: id of the rubric.
        total: points in all.
        max: full marks of what was assessed.
        grade: by the rubric's scale, or as published; of `converted` where there is one.
        scale: the grade scale, best first.
        lines: in the order of the rubric; empty for a result taken over as published.
        warnings: in Chinese: where a score departs from its rule, and slips of the rubric that bear on it.
        converted: the score out of full marks, where something was not assessed; else `None`.
    """

    case: str
    rubric: str
    total: Points
    max: Points
    grade: str
    scale: tuple[Band, ...]
    lines: tuple[ScoreLine, ...]
    warnings: tuple[str, ...] = ()
    converted: Conversion | None = None

    @property
    def not_assessed(self) -> Decimal:
        """Full marks of what was not assessed; zero where everything was."""
        return self.converted.full - self.max if self.converted else Decimal(0)

    def line(self, indicator: str) -> ScoreLine | None:
        """The line of an indicator by its id, or `None`."""
        return next((line for line in self.lines if line.id == indicator), None)
