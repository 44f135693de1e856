"""Which theme a clause speaks of, by the words that the house has for each."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from drafter.comparison.house import House
from drafter.comparison.profiles import grams, profile
from drafter.comparison.sides import Unit

_KEPT = 5
_NAMED = 1.5
_CLEAR = 0.55
_RANKED = 3


class Themes:
    """Places clauses among the themes of the house."""

    def __init__(self, house: House) -> None:
        """Take the house's wording."""
        self.house = house
        self._cache: dict[str, NDArray[np.float64]] = {}

    def similarity(self, old: Sequence[Unit], new: Sequence[Unit]) -> NDArray[np.float64]:
        """How like the themes of units are: old units × new units, 0 to 1."""
        left, right = (np.array([self._vector(unit) for unit in side]) for side in (old, new))
        result: NDArray[np.float64] = left @ right.T
        return result

    def of(self, *units: Unit) -> str:
        """The theme that some units speak of together; empty if none stands out."""
        scores: dict[str, float] = defaultdict(float)
        for unit in units:
            for value, defect in zip(self._vector(unit), self.house.defects, strict=True):
                scores[defect.theme] += float(value)
        theme, best = max(scores.items(), key=lambda pair: pair[1], default=("", 0.0))
        return theme if best > 0 and best >= _CLEAR * min(sum(scores.values()), 1.0) else ""

    def ranked(self, *units: Unit) -> tuple[str, ...]:
        """The themes that some units speak of, the clearest first."""
        scores: dict[str, float] = defaultdict(float)
        for unit in units:
            for value, defect in zip(self._vector(unit), self.house.defects, strict=True):
                scores[defect.theme] += float(value)
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:_RANKED]
        return tuple(theme for theme, score in ranked if score > 0)

    def _vector(self, unit: Unit) -> NDArray[np.float64]:
        if unit.words not in self._cache:
            self._cache[unit.words] = self._read(profile(unit).grams)
        return self._cache[unit.words]

    def _read(self, found: frozenset[str]) -> NDArray[np.float64]:
        """How much a clause shares with every defect; the few nearest alone count."""
        places = [self._index[gram] for gram in found if gram in self._index]
        scores = self._table[places].sum(axis=0)
        if len(scores) > _KEPT:
            scores = np.maximum(scores - np.sort(scores)[-_KEPT - 1], 0)
        norm = float(np.linalg.norm(scores))
        result: NDArray[np.float64] = scores / norm if norm else scores
        return result

    @cached_property
    def _sets(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """For every defect the words that name it, and all that is said of it."""
        found = []
        for defect in self.house.defects:
            named = grams("，".join((*defect.names, *(re.sub("…+", "，", cue) for cue in defect.cues))))
            found.append((named, named | grams("，".join(defect.phrases))))
        return found

    @cached_property
    def _index(self) -> Mapping[str, int]:
        """A place for every bigram of the house."""
        return {
            gram: place for place, gram in enumerate(sorted({gram for _, said in self._sets for gram in said}))
        }

    @cached_property
    def _table(self) -> NDArray[np.float64]:
        """For every bigram what it is worth to each defect: more if it names it, less if many have it."""
        counts = Counter(gram for _, said in self._sets for gram in said)
        table = np.zeros((len(self._index), len(self._sets)))
        for row, (named, said) in enumerate(self._sets):
            for gram in said:
                weight = math.log(len(self._sets) / counts[gram]) * (1 + _NAMED * (gram in named))
                table[self._index[gram], row] = weight / math.sqrt(len(said))
        return table
