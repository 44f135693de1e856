"""The names of a rubric as a sheet may write them, and which indicator a written name means."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from rapidfuzz import fuzz

from drafter.scoring.rubric import Indicator, Rubric
from drafter.sheets.words import bare, without_brackets, without_number

_ALIKE = 86.0
_ALIKE_ALONE = 90.0
_MARGIN = 12.0
_PARENT_BONUS = 6.0
_SHORTEST = 4
"""Characters from which on a part of a name says enough."""

_FULL_BONUS = 6.0


@dataclass(frozen=True, slots=True)
class Place:
    """An indicator and the headings that it stands under.

    Attributes:
        indicator: the indicator.
        parents: names of its headings, highest first, for comparing.
        key: its own name, for comparing.
    """

    indicator: Indicator
    parents: tuple[str, ...]
    key: str


@dataclass(frozen=True)
class RubricNames:
    """The names of one rubric.

    Attributes:
        rubric: the rubric.
    """

    rubric: Rubric

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All indicators in order."""
        return tuple(
            Place(item, (bare(level.name), bare(group.name)), bare(item.name))
            for level in self.rubric.levels
            for group in level.groups
            for item in group.indicators
        )

    @cached_property
    def headings(self) -> dict[str, tuple[str, ...]]:
        """Ids of the indicators below every heading of the first two levels, by its name for comparing."""
        found: dict[str, tuple[str, ...]] = {}
        for level in self.rubric.levels:
            found[bare(level.name)] = tuple(item.id for group in level.groups for item in group.indicators)
            for group in level.groups:
                found.setdefault(bare(group.name), tuple(item.id for item in group.indicators))
        return found

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(place.key for place in self.places)

    def known(self, name: str) -> bool:
        """Whether a written name is exactly that of an indicator, numbers and blanks aside."""
        return not self._exact.isdisjoint(keys(name))

    def below(self, name: str) -> tuple[str, ...]:
        """Ids of the indicators below a heading as written; none where it is no heading."""
        return next((self.headings[key] for key in keys(name) if key in self.headings), ())

    def exactly(self, name: str, parents: Sequence[str], full: Decimal | None) -> Place | None:
        """The one indicator of exactly this name; headings and full marks decide between namesakes."""
        same = [place for place in self.places if place.key in keys(name)]
        if len(same) > 1:
            same = _best(same, [_evidence(place, parents, full) for place in same], margin=1.0)
        return same[0] if len(same) == 1 else None

    def nearly(
        self, name: str, parents: Sequence[str], full: Decimal | None, free: Sequence[Place]
    ) -> Place | None:
        """The one indicator, of those still free, whose name is clearly the nearest to a written one."""
        if not bare(name):
            return None
        likeness = [max(fuzz.ratio(key, place.key) for key in keys(name)) for place in free]
        likely = [
            (place, like + _evidence(place, parents, full))
            for place, like in zip(free, likeness, strict=True)
            if (full is None or full == place.indicator.max)
            and like >= (_ALIKE if _evidence(place, parents, full) else _ALIKE_ALONE)
        ]
        found = _best([place for place, _ in likely], [score for _, score in likely], margin=_MARGIN)
        return found[0] if len(found) == 1 else _within(name, parents, full, free)


def _within(name: str, parents: Sequence[str], full: Decimal | None, free: Sequence[Place]) -> Place | None:
    """The one indicator below the same headings, of the same full marks, whose name is part of a written one."""
    sure = [
        place
        for place in free
        if full == place.indicator.max
        and _evidence(place, parents, None) >= _PARENT_BONUS * len(set(place.parents))
        and any(place.key in key or key in place.key for key in keys(name) if len(key) >= _SHORTEST)
    ]
    return sure[0] if len(sure) == 1 and len(sure[0].key) >= _SHORTEST else None


def keys(name: str) -> tuple[str, ...]:
    """The forms of a written name that may be an indicator's: with and without its number and brackets."""
    forms = (name, without_number(name), without_brackets(name), without_brackets(without_number(name)))
    return tuple(dict.fromkeys(key for form in forms if (key := bare(form))))


def _evidence(place: Place, parents: Sequence[str], full: Decimal | None) -> float:
    written = {key for parent in parents for key in keys(parent)}
    matching = sum(parent in written for parent in place.parents)
    return _PARENT_BONUS * matching + (_FULL_BONUS if full == place.indicator.max else 0.0)


def _best(places: list[Place], scores: list[float], margin: float) -> list[Place]:
    """The best place if it is ahead of every other by a margin; else all."""
    ranked = sorted(zip(scores, range(len(places)), strict=True), key=lambda item: -item[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < margin:
        return places
    return [places[ranked[0][1]]] if ranked else []
