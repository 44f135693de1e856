"""The history of the baseline as the places of a small drawing: the mean of all shares, move by move."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from evals.gate.baseline import means_of
from evals.gate.model import OVERALL, Baseline
from evals.report_model import RunReport
from evals.reports.wording import rounded, say

WIDTH: Final = 760
HEIGHT: Final = 190
LEFT, RIGHT, TOP, BASE = 52, 20, 20, 150
_LEAST_RANGE = Decimal(2)
_MOST_LABELS = 12
"""So many points are labelled at most, the last always."""


@dataclass(frozen=True)
class Point:
    """One move of the baseline, or the present report.

    Attributes:
        x: from the left, in units of the drawing.
        y: from the top.
        label: under it; empty where there is no room.
        value: over it.
        told: all that is known of it.
        now: whether it is the present report.
    """

    x: int
    y: int
    label: str
    value: str
    told: str
    now: bool


@dataclass(frozen=True)
class Chart:
    """A line with its points, and the lines of its scale."""

    points: tuple[Point, ...]
    scale: tuple[tuple[int, str], ...]

    @property
    def path(self) -> str:
        """The line through the points, as SVG has it."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def chart_of(baseline: Baseline, report: RunReport) -> Chart | None:
    """Every move of the baseline, and the report; `None` where no share was ever measured."""
    found: list[tuple[str, Decimal, str]] = []
    for number, entry in enumerate(baseline.history, 1):
        if OVERALL in entry.means:
            value = 100 * entry.means[OVERALL]
            told = say(
                "history_entry",
                number=number,
                overall=rounded(value, "0.01"),
                blocked=entry.blocked,
                drafts=entry.drafts,
                reason=entry.reason,
            )
            found.append((f"{number}", value, f"{entry.at[:10]} {told}".strip()))
    if (now := means_of(report).get(OVERALL)) is not None:
        found.append((say("after"), 100 * now, say("history_now", overall=rounded(100 * now, "0.01"))))
    return _drawn(found, has_now=now is not None) if found else None


def _drawn(found: list[tuple[str, Decimal, str]], *, has_now: bool) -> Chart:
    values = [value for _, value, _ in found]
    low, high = min(values), max(values)
    middle, half = (low + high) / 2, max(high - low, _LEAST_RANGE) * Decimal("0.6")
    step = -(-len(found) // _MOST_LABELS)
    points = []
    for place, (label, value, told) in enumerate(found):
        labelled = (len(found) - 1 - place) % step == 0
        points.append(
            Point(
                x=LEFT + (WIDTH - LEFT - RIGHT) * (2 * place + 1) // (2 * len(found)),
                y=_height(value, middle, half),
                label=label if labelled else "",
                value=rounded(value, "0.01") if labelled else "",
                told=told,
                now=has_now and place == len(found) - 1,
            )
        )
    marks = (middle + half, middle, middle - half)
    return Chart(tuple(points), tuple((_height(mark, middle, half), rounded(mark, "0.1")) for mark in marks))


def _height(value: Decimal, middle: Decimal, half: Decimal) -> int:
    return round((TOP + BASE) / 2 - float((value - middle) / half) * (BASE - TOP) / 2)
