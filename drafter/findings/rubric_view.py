"""What loading a case needs of a rubric. `drafter.scoring` provides it; findings never imports scoring."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias

from drafter.findings.model import Fact, Finding, PublishedScore
from drafter.findings.problems import FieldProblem


@dataclass(frozen=True, slots=True)
class Examined:
    """What a rubric says of one finding.

    Attributes:
        problems: what keeps it from being scored, or scored as it was meant; paths relative to the finding.
        deducted: points lost; `None` where that cannot be told.
    """

    problems: tuple[FieldProblem, ...]
    deducted: Decimal | None


class RubricView(Protocol):
    """A rubric as the loader sees it."""

    @property
    def indicators(self) -> Mapping[str, str]:
        """Names of the indicators by id, in order; empty for a rubric whose score table is not published."""

    @property
    def places(self) -> int:
        """Decimals of points; none that a reviewer gives or takes may have more."""

    def examine_published(self, published: PublishedScore) -> tuple[FieldProblem, ...]:
        """What keeps a published result from being taken over; paths relative to it."""

    def examine(self, finding: Finding, facts: Mapping[str, Fact]) -> Examined:
        """What the rubric says of a finding of one of its indicators, given the facts by their full names."""


RubricLookup: TypeAlias = Callable[[str], RubricView]
"""A rubric by the id that a case gives; raises `InputError` for one that is unknown."""
