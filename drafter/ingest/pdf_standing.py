"""Which characters of a page stand on one line, however the lines overlap; a line is looked up once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.ingest.pdf_page import Character

_BAND = 20.0
"""Characters are kept in bands of so many points: those of one line stand in neighbouring ones."""


@dataclass(frozen=True)
class OnLine:
    """The characters of one line.

    Attributes:
        lefts: where each of them begins, by what it is, in points.
        middles: the middles of all, in points and in order.
    """

    lefts: Mapping[str, Sequence[float]]
    middles: Sequence[float]


class Standing:
    """The characters of a page that are no blanks, by where they stand."""

    def __init__(self, characters: Sequence[Character]) -> None:
        """Take the characters of a page."""
        self._bands: defaultdict[int, list[Character]] = defaultdict(list)
        self._lines: dict[tuple[float, float], OnLine] = {}
        for one in characters:
            if not one.blank:
                self._bands[_band(one.top, one.bottom)].append(one)

    def beside(self, found: Character) -> OnLine:
        """The characters at whose height at least half of the lower of the two stands."""
        line = found.top, found.bottom
        if line not in self._lines:
            self._lines[line] = self._read(*line)
        return self._lines[line]

    def _read(self, top: float, bottom: float) -> OnLine:
        band = _band(top, bottom)
        lefts: defaultdict[str, list[float]] = defaultdict(list)
        middles: list[float] = []
        for one in (one for step in (-1, 0, 1) for one in self._bands.get(band + step, ())):
            shared = min(one.bottom, bottom) - max(one.top, top)
            if shared >= min(one.bottom - one.top, bottom - top) / 2:
                lefts[one.text].append(one.x0)
                middles.append((one.x0 + one.x1) / 2)
        return OnLine(dict(lefts), sorted(middles))


def _band(top: float, bottom: float) -> int:
    return round((top + bottom) / 2 / _BAND)
