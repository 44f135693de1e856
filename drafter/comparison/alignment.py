"""Which units of two texts belong together: the same words first, then the best assignment, then parts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from drafter.comparison import likeness
from drafter.comparison.answers import answers
from drafter.comparison.assignment import assigned
from drafter.comparison.keys import PROSE, prose, sentence_of, words_of, written
from drafter.comparison.likeness import Array
from drafter.comparison.meaning import Meaning
from drafter.comparison.parts import CONTAINED, share
from drafter.comparison.profiles import Likeness, profile
from drafter.comparison.sides import Section, Side, Unit, UnitKind
from drafter.comparison.themes import Themes

_PLACE = 0.6
"""What standing at the same height of the text is worth at most, in log odds: it decides between equals alone."""

_ANSWERING = 2.5
"""So much less sure may two recommendations be if the problems that they answer belong together."""

_ELSEWHERE, _STEEP, _HALF = 1.0, 8.0, 0.5
"""Units of two sections belong together if they share most words: log odds, and how they rise with words."""

_SAME_SENTENCE = 6.0
_TITLES = 3.0
_WITHIN = ("kind", "section", "text")
_NEAR = 6
"""A part that was split off stands so many units away at most."""


@dataclass
class Match:
    """Units that belong together, by their places in their sides.

    Attributes:
        old: places in the old side, in order.
        new: places in the new side, in order.
        odds: log odds that they do.
        same: they have the same words.
        answering: they were found by the problems that they answer.
    """

    old: list[int]
    new: list[int]
    odds: float
    same: bool = False
    answering: bool = False


@dataclass(frozen=True)
class Alignment:
    """All matches of two sides.

    Attributes:
        matches: in the order of the new side.
        likeness: of their units, for reasons.
        old_best: for every unit of the old side the log odds with the likeliest unit.
        new_best: the same for the new side.
        odds: log odds of all pairs.
        themes: how like the themes of all pairs are, if themes are known.
    """

    matches: tuple[Match, ...]
    likeness: Likeness
    old_best: tuple[float, ...]
    new_best: tuple[float, ...]
    odds: Array
    themes: Array | None


def align(old: Side, new: Side, themes: Themes | None, meaning: Meaning | None = None) -> Alignment:
    """Align two sides, by words alone where nothing is known of their meaning."""
    return _Aligner(old, new, themes, meaning).aligned()


class _Aligner:
    """Aligns the units of two sides, step by step; what one step takes is not there for the next."""

    def __init__(self, old: Side, new: Side, themes: Themes | None, meaning: Meaning | None = None) -> None:
        self.sides = (old, new)
        self.meaning = meaning
        self.old, self.new = old.units, new.units
        self.likeness = Likeness(self.old, self.new)
        self.themes = themes.similarity(self.old, self.new) if themes and self.old and self.new else None
        self.odds = likeness.log_odds(self.old, self.new, self.likeness, self.themes)
        self.matches: list[Match] = []
        self.free = (set(range(len(self.old))), set(range(len(self.new))))

    def aligned(self) -> Alignment:
        """All matches."""
        self._same()
        self._sentences()
        self._meant()
        self._best()
        self._titles()
        self._answering()
        self._headings()
        self._elsewhere()
        self._parts()
        self.matches.sort(key=lambda match: (match.new[0], match.old[0]))
        rows, columns = (self.odds.max(axis=axis, initial=likeness.IMPOSSIBLE) for axis in (1, 0))
        return Alignment(tuple(self.matches), self.likeness, tuple(rows), tuple(columns), self.odds, self.themes)

    def _take(self, old: int, new: int, odds: float, *, same: bool = False, answering: bool = False) -> None:
        self.matches.append(Match([old], [new], odds, same, answering))
        self.free[0].discard(old)
        self.free[1].discard(new)

    def _same(self) -> None:
        """Units of the same words, in their order: of one kind, in one part of the text, at last in any."""
        for within in _WITHIN:
            waiting: dict[tuple[object, ...], list[int]] = defaultdict(list)
            for place in sorted(self.free[0]):
                if key := words_of(self.old[place], within):
                    waiting[key].append(place)
            for place in sorted(self.free[1]):
                key = words_of(self.new[place], within)
                if key and waiting[key]:
                    self._take(self._nearest(waiting[key], place), place, 12.0, same=True)

    def _sentences(self) -> None:
        """Units that differ in their facts alone, where no other unit has the same sentence."""
        found: tuple[dict[tuple[object, ...], list[int]], ...] = (defaultdict(list), defaultdict(list))
        for side, units in enumerate((self.old, self.new)):
            for place in self.free[side]:
                if key := sentence_of(units[place]):
                    found[side][key].append(place)
        for key, places in found[0].items():
            if len(places) == len(found[1].get(key, ())) == 1:
                self._take(places[0], found[1][key][0], _SAME_SENTENCE)

    def _nearest(self, places: list[int], place: int) -> int:
        """Of equal units the one at the same height of the text."""
        best = min(places, key=lambda one: abs(self._height(0, one) - self._height(1, place)))
        places.remove(best)
        return best

    def _meant(self) -> None:
        """What words leave open between clauses is judged by their meaning, too."""
        if self.meaning is None:
            return
        rows, columns = (
            [at for at in sorted(free) if central(units[at])]
            for free, units in zip(self.free, (self.old, self.new), strict=True)
        )
        if rows and columns:
            within = np.ix_(rows, columns)
            left, right = [self.old[at] for at in rows], [self.new[at] for at in columns]
            self.odds[within] = self.meaning.judged(left, right, self.odds[within])

    def _best(self) -> None:
        """The best assignment of what is left."""
        worth = {
            (old, new): self.odds[old, new] + _PLACE * (1 - abs(self._height(0, old) - self._height(1, new)))
            for old, new in self._free_pairs()
            if self.odds[old, new] > 0
        }
        for old, new in assigned(worth):
            self._take(old, new, float(self.odds[old, new]))

    def _titles(self) -> None:
        """The titles of the two texts, however they are put."""
        places = [
            [at for at in sorted(free) if units[at].kind is UnitKind.TITLE]
            for free, units in zip(self.free, (self.old, self.new), strict=True)
        ]
        if all(places):
            self._take(places[0][0], places[1][0], max(float(self.odds[places[0][0], places[1][0]]), _TITLES))

    def _answering(self) -> None:
        """Recommendations that answer problems which belong together."""
        left, right = (answers(side) for side in self.sides)
        places = [{unit.id: at for at, unit in enumerate(side.units)} for side in self.sides]
        worth: dict[tuple[int, int], float] = {}
        for match in self.matches:
            for one in left.get(self.old[match.old[0]].id, ()):
                for other in right.get(self.new[match.new[0]].id, ()):
                    pair = places[0][one], places[1][other]
                    if pair[0] in self.free[0] and pair[1] in self.free[1]:
                        worth[pair] = float(self.odds[pair]) + _ANSWERING
        for old, new in assigned(worth):
            self._take(old, new, self.odds[old, new] + _ANSWERING, answering=True)

    def _headings(self) -> None:
        """Headings whose clauses belong together for the most part."""
        heads = [
            {written(unit): at for at, unit in enumerate(units) if unit.level} for units in (self.old, self.new)
        ]
        votes: Counter[tuple[int, int]] = Counter()
        for old, new in pairs_of(self.matches):
            pair = heads[0].get(self.old[old].path), heads[1].get(self.new[new].path)
            if pair[0] in self.free[0] and pair[1] in self.free[1]:
                votes[pair] += 1  # type: ignore[index]
        for old, new in assigned({pair: float(count) for pair, count in votes.items()}):
            self._take(old, new, max(float(self.odds[old, new]), 0.0) + votes[old, new])

    def _elsewhere(self) -> None:
        """What moved to another part of the text, and what is a heading here and a clause there."""
        pairs = [
            (old, new)
            for old in self.free[0]
            for new in self.free[1]
            if self.odds[old, new] <= likeness.IMPOSSIBLE and prose(self.old[old]) and prose(self.new[new])
        ]
        worth: dict[tuple[int, int], float] = {}
        for old, new in pairs:
            one, other = profile(self.old[old]), profile(self.new[new])
            alike = self.likeness.cosine(one.grams, other.grams)
            odds = _STEEP * (alike - _HALF)
            if odds > _ELSEWHERE:
                worth[old, new] = odds
        for old, new in assigned(worth):
            self._take(old, new, worth[old, new])

    def _parts(self) -> None:
        """Clauses that were split off, or merged into another."""
        for side in (1, 0):
            for place in sorted(self.free[side]):
                match = self._part_of(side, place)
                if match is not None:
                    held = match.new if side else match.old
                    held.append(place)
                    held.sort()
                    self.free[side].discard(place)

    def _part_of(self, side: int, place: int) -> Match | None:
        """The match whose other side already holds the words of a unit."""
        here, there = (self.old, self.new)[side], (self.new, self.old)[side]
        unit = here[place]
        if unit.kind not in PROSE:
            return None
        fitting: list[tuple[float, Match]] = []
        for match in self.matches:
            own, other = (match.new, match.old) if side else (match.old, match.new)
            if len(other) > 1 or match.same or min(abs(place - one) for one in own) > _NEAR:
                continue
            whole = there[other[0]]
            if whole.section is not unit.section:
                continue
            others = [profile(here[one]) for one in own]
            held = share(self.likeness, profile(unit), profile(whole), others)
            told = all(piece.kind in PROSE for piece in (whole, *(here[one] for one in own)))
            if held >= CONTAINED or (held and told):  # a heading sums up what stands below it anyway
                fitting.append((held, match))
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _free_pairs(self) -> Iterator[tuple[int, int]]:
        rows, columns = sorted(self.free[0]), sorted(self.free[1])
        if not rows or not columns:
            return
        likely = np.argwhere(self.odds[np.ix_(rows, columns)] > 0)
        yield from ((rows[row], columns[column]) for row, column in likely)

    def _height(self, side: int, place: int) -> float:
        return place / max(len((self.old, self.new)[side]), 1)


def pairs_of(matches: Iterable[Match]) -> Iterator[tuple[int, int]]:
    """Every unit of a match with every other."""
    return ((old, new) for match in matches for old in match.old for new in match.new)


def central(unit: Unit) -> bool:
    """Whether a unit tells a problem or a recommendation."""
    return unit.section is not Section.OTHER and unit.kind in PROSE
