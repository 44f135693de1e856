"""Scores and deductions by theme over the years, as the places and sizes of a small drawing."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from drafter.comparison.histories import Standing
from drafter.comparison.model import Comparison
from drafter.messages import catalogue

_say = catalogue("drafter.redline")
HEIGHT, BASE, TOP = 200, 168, 18
"""The drawing's height, where its bars stand, and where the highest ends."""
_STEP, _LEFT, _BAR = 92, 20, 46
_COLOURS = 8
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle with what is written at it."""

    x: int
    y: int
    height: int
    colour: int
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class Column:
    """A year: its name, its score if stated, and the parts that its bar consists of."""

    x: int
    label: str
    score: Bar | None
    parts: tuple[Bar, ...]
    total: str


class Chart:
    """The picture of one comparison; `points` says that deductions are known, else clauses are counted."""

    def __init__(self, found: Comparison) -> None:
        self.points = any(standing.deductions for standing in found.standings)
        self._themes = dict(found.themes)
        shares = [self._shares(standing) for standing in found.standings]
        sums: dict[str, Decimal] = {}
        for share in shares:
            for theme, value in share.items():
                sums[theme] = sums.get(theme, Decimal()) + value
        ranked = sorted((theme for theme in sums if theme), key=lambda theme: -sums[theme])[: _COLOURS - 1]
        self._ranks = {theme: rank for rank, theme in enumerate(ranked)}
        self.most = max((sum(share.values(), Decimal()) for share in shares), default=Decimal())
        names = {found.new.id: found.new.source, **{old.id: old.source for old in found.olds}}
        self.columns = tuple(
            self._column(place, standing, share, names[standing.side])
            for place, (standing, share) in enumerate(zip(found.standings, shares, strict=True))
        )
        self.width = _LEFT + _STEP * max(len(self.columns), 1)
        others = sum((value for theme, value in sums.items() if theme not in self._ranks), Decimal())
        self.legend = [(rank, self._name(theme)) for theme, rank in self._ranks.items()]
        self.legend += [(_COLOURS - 1, _say("theme_other"))] if others else []
        self.scored = any(column.score for column in self.columns)
        self.drawn = self.scored or self.most > 0

    def _shares(self, standing: Standing) -> dict[str, Decimal]:
        if self.points:
            return {theme: Decimal(points) for theme, points in standing.deductions.items()}
        return {theme: Decimal(count) for theme, count in standing.problems.items()}

    def _name(self, theme: str) -> str:
        return self._themes.get(theme, theme)

    def _column(self, place: int, standing: Standing, share: dict[str, Decimal], source: str) -> Column:
        x = _LEFT + place * _STEP
        label = str(standing.year) if standing.year else source
        total = sum(share.values(), Decimal())
        return Column(x, label, _score(standing, x), tuple(self._parts(share, x)), f"{total.normalize():f}")

    def _parts(self, share: dict[str, Decimal], x: int) -> Iterator[Bar]:
        """The parts of a bar from below, those of themes without a colour of their own as one."""
        merged: dict[int, Decimal] = {}
        for theme, value in share.items():
            rank = self._ranks.get(theme, _COLOURS - 1)
            merged[rank] = merged.get(rank, Decimal()) + value
        names = {rank: self._name(theme) for theme, rank in self._ranks.items()}
        y = BASE
        for rank, value in sorted(merged.items()):
            height = int(value / self.most * (BASE - TOP)) if self.most else 0
            y -= height
            text = f"{value.normalize():f}"
            yield Bar(x, y, height, rank, text, f"{names.get(rank, _say('theme_other'))} {text}")


def _score(standing: Standing, x: int) -> Bar | None:
    try:
        score = Decimal(standing.score)
    except InvalidOperation:
        return None
    if not score.is_finite():
        return None
    height = int(min(max(score, Decimal()), _FULL) / _FULL * (BASE - TOP))
    return Bar(x, BASE - height, height, 0, standing.score, standing.grade)
