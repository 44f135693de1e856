"""Stretches of the number line with open and closed ends, and how bands of figures lie on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Edge: TypeAlias = tuple[Decimal, int]
"""A place on the line: just below (−1), at (0) or just above (1) a figure."""

BOTTOM: Edge = (Decimal("-Infinity"), 0)
TOP: Edge = (Decimal("Infinity"), 0)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """All figures from one edge to another, both included.

    Attributes:
        start: the first edge; just above a figure where that figure does not belong to it.
        end: the last edge; just below a figure where that figure does not belong to it.
    """

    start: Edge
    end: Edge

    @property
    def empty(self) -> bool:
        """Whether no figure lies on it."""
        return self.start > self.end

    def within(self, other: "Stretch") -> "Stretch":
        """What of it lies on another; empty where nothing does."""
        return Stretch(max(self.start, other.start), min(self.end, other.end))

    def covered_by(self, others: Iterable["Stretch"]) -> bool:
        """Whether every figure of it lies on one of some others."""
        reach = self.start
        for other in sorted(others):
            if other.start <= reach and other.end >= reach:
                reach = behind(other.end)
        return reach > self.end


def behind(edge: Edge) -> Edge:
    """Where the next stretch has to begin so that nothing is left out."""
    return (edge[0], edge[1] + 1)
