"""Spans of a text, asked in logarithmic time what they hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches of a text, in any order; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds a stretch."""
        place = bisect_right(self._starts, start)
        return place > 0 and self._furthest[place - 1] >= end

    def begin_in(self, start: int, end: int) -> bool:
        """Whether one of them begins inside a stretch."""
        place = bisect_left(self._starts, start)
        return place < len(self._starts) and self._starts[place] < end
