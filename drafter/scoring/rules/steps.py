"""One step of a scale of figures, and what can be wrong with a row of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.model import Frozen
from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.slip import Slip, slip, warning
from drafter.scoring.rules.stretches import BOTTOM, TOP, Edge, Stretch, behind

_NATURAL = (Decimal(0), Decimal(100))
"""Where rates and satisfaction usually end by themselves."""


class Step(Frozen):
    """One band.

    Attributes:
        lower: the lower bound; none for open downwards.
        upper: the upper bound; none for open upwards.
        closed: which of the bounds belong to the band.
        points: what it gives.
    """

    lower: Amount | None = None
    upper: Amount | None = None
    closed: Literal["lower", "upper", "both", "none"] = "lower"
    points: Amount = Field(ge=0)

    def holds(self, value: Decimal) -> bool:
        """Whether a figure lies in the band."""
        above = self.lower is None or value > self.lower or (value == self.lower and self.has_lower)
        below = self.upper is None or value < self.upper or (value == self.upper and self.has_upper)
        return above and below

    @property
    def stretch(self) -> Stretch:
        """The figures that lie in it."""
        start = BOTTOM if self.lower is None else (self.lower, 0 if self.has_lower else 1)
        end = TOP if self.upper is None else (self.upper, 0 if self.has_upper else -1)
        return Stretch(start, end)

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


@dataclass(frozen=True, slots=True)
class Line:
    """The line on which steps lie.

    Attributes:
        domain: the figures that can occur.
        unit: of the figures, `%` or empty.
        counts: only whole numbers can occur.
    """

    domain: Stretch
    unit: str = ""
    counts: bool = False

    def at(self, edge: Edge) -> str:
        """A figure as it is told."""
        if not edge[0].is_finite():
            return "−∞" if edge[0] < 0 else "+∞"
        return f"{plain(edge[0])}{self.unit}"


def step_slips(steps: Sequence[Step], full: Decimal, line: Line) -> Iterator[Slip]:
    """Steps out of reach, gaps, overlaps, open ends, and no step that gives just the full marks.

    Args:
        steps: in the order of the rubric; where two hold, the first one counts.
        full: full marks.
        line: where they lie.
    """
    reached: list[tuple[int, Stretch]] = []
    for index, step in enumerate(steps):
        if found := _out_of_reach(index, step, [stretch for _, stretch in reached], line):
            yield found
        else:
            reached.append((index, step.stretch.within(line.domain)))
    ordered = sorted(reached, key=lambda item: item[1])
    yield from _open_ends(ordered, line)
    yield from _between(ordered, line)
    yield from _valleys([(index, steps[index].points) for index, _ in ordered])
    yield from best_slips([step.points for step in steps], full)


def best_slips(points: Sequence[Decimal], full: Decimal) -> Iterator[Slip]:
    """The best outcome is not the full marks."""
    best = max(points)
    if best != full:
        kind = "best_low" if best < full else "best_high"
        yield slip(kind, points.index(best), "points", best=plain(best), full=plain(full))


def _out_of_reach(index: int, step: Step, earlier: Sequence[Stretch], line: Line) -> Slip | None:
    words = step.words("", line.unit)
    if step.stretch.empty:
        return slip("band_empty", index, band=words)
    if step.stretch.within(line.domain).empty:
        return slip("band_outside", index, band=words)
    if step.stretch.within(line.domain).covered_by(earlier):
        return slip("band_covered", index, band=words)
    return None


def _open_ends(ordered: Sequence[tuple[int, Stretch]], line: Line) -> Iterator[Slip]:
    if not ordered:
        return
    first, last = ordered[0], max(ordered, key=lambda item: item[1].end)
    if first[1].start > line.domain.start:
        yield _open("open_below", first[0], first[1].start, line)
    if last[1].end < line.domain.end:
        yield _open("open_above", last[0], last[1].end, line)


def _open(kind: str, index: int, edge: Edge, line: Line) -> Slip:
    """An error, unless the open end is where rates usually end by themselves."""
    tell = warning if edge[1] == 0 and edge[0] in _NATURAL else slip
    return tell(kind if edge[1] == 0 else f"{kind}_at", index, value=line.at(edge))


def _between(ordered: Sequence[tuple[int, Stretch]], line: Line) -> Iterator[Slip]:
    reach = ordered[0][1].end if ordered else BOTTOM
    for index, stretch in ordered[1:]:
        if stretch.start > behind(reach):
            yield from _gap(index, reach, stretch.start, line)
        elif stretch.start <= reach:
            end = min(reach, stretch.end)
            low, high = line.at(stretch.start), line.at(end)
            yield slip("overlap_at" if low == high else "overlap", index, value=low, low=low, high=high)
        reach = max(reach, stretch.end)


def _gap(index: int, low: Edge, high: Edge, line: Line) -> Iterator[Slip]:
    whole = low[1] == high[1] == 0 and high[0] - low[0] == 1 and low[0] == low[0].to_integral_value()
    if whole and line.counts:
        return
    values = {"low": line.at(low), "high": line.at(high)}
    if whole:
        middle = f"{plain(low[0] + Decimal('0.5'))}{line.unit}"
        yield slip("integer_gap", index, middle=middle, **values)
    elif low[0] == high[0]:
        yield slip("gap_at", index, value=line.at(low))
    else:
        yield slip("gap", index, **values)


def _valleys(points: Sequence[tuple[int, Decimal]]) -> Iterator[Slip]:
    """Points that fall and rise again along the line: rarely meant."""
    for (_, before), (index, here), (_, after) in zip(points, points[1:], points[2:], strict=False):
        if here < before and here < after:
            yield warning("valley", index, "points", points=plain(here))
