"""How sure it is that clauses which words leave undecided tell of the same matter, by vectors of their meaning.

Whoever calls brings along what makes vectors; without it words alone decide. Vectors of texts of one kind lie
close together whatever the texts say, so their mean is taken off first; what is left tells them apart.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from drafter.comparison.likeness import IMPOSSIBLE, next_best
from drafter.comparison.profiles import without_facts
from drafter.comparison.sides import Unit

Array = NDArray[np.float64]
Vectors = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""One vector a text, in order: `Embedder.passages`."""

FEATURES = ("words", "near", "lead")
_LENGTH = 40
"""So many characters of a clause say what it is about."""

MOST = 8
"""So many clauses of either side at most: making a vector takes longer than all the rest."""

_ENOUGH = 8
"""The mean of fewer texts says little of what texts of this kind share."""

_CERTAIN, _HOPELESS = 3.0, -9.0
"""Log odds by words from which a clause has found its like, and below which it has none."""

_FARTHEST = 8.0
"""Log odds by words count no more than this."""


class Meaning:
    """Vectors of clauses, each made once."""

    def __init__(self, vectors: Vectors) -> None:
        """Take what makes vectors."""
        self._make = vectors
        self._known: dict[str, Array] = {}

    def judged(self, old: Sequence[Unit], new: Sequence[Unit], odds: Array) -> Array:
        """The log odds of all pairs, by meaning too where words leave it open.

        Args:
            old: units of the old text.
            new: units of the new text.
            odds: for every pair of them the log odds by words.
        """
        found = odds.copy()
        rows, columns, features = self.features(old, new, odds)
        if rows:
            weights = _weights()
            open_ = np.ix_(rows, columns)
            sure = features @ np.array([weights[name] for name in FEATURES]) + weights["bias"]
            found[open_] = np.where(odds[open_] > IMPOSSIBLE, sure, odds[open_])
        return found

    def features(
        self, old: Sequence[Unit], new: Sequence[Unit], odds: Array
    ) -> tuple[list[int], list[int], Array]:
        """What decides between the clauses that words leave open: their places, and `FEATURES` of every pair."""
        rows, columns = _open(odds, 1), _open(odds, 0)
        if not rows or not columns:
            return [], [], np.zeros((0, 0, len(FEATURES)))
        chosen = [old[at] for at in rows], [new[at] for at in columns]
        near = self._near(*chosen, others=(*old, *new))
        words = odds[np.ix_(rows, columns)]
        possible = np.where(words > IMPOSSIBLE, near, 0.0)
        lead = near - np.maximum(np.maximum(next_best(possible, 0), next_best(possible, 1)), 0.0)
        return rows, columns, np.stack([np.clip(words, -_FARTHEST, _FARTHEST), near, lead], axis=-1)

    def _near(self, old: Sequence[Unit], new: Sequence[Unit], others: Sequence[Unit]) -> Array:
        """Cosines of the vectors of all pairs, the mean of all taken off."""
        texts = [_said(unit) for unit in (*old, *new)]
        more = [text for text in map(_said, others) if text not in texts]
        known = self._of([*texts, *more[: max(_ENOUGH - len(texts), 0)]])
        apart = known - known.mean(axis=0)
        apart /= np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-9)
        near: Array = apart[: len(old)] @ apart[len(old) : len(texts)].T
        return near

    def _of(self, texts: Sequence[str]) -> Array:
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing:
            for text, vector in zip(missing, self._make(missing), strict=True):
                found = np.array(vector, dtype=np.float64)
                self._known[text] = found / (float(np.linalg.norm(found)) or 1.0)
        return np.stack([self._known[text] for text in texts])


def _open(odds: Array, axis: int) -> list[int]:
    """Places of the clauses that words leave open: the most doubtful of them, in order."""
    best = odds.max(axis=axis, initial=IMPOSSIBLE)
    doubtful = [at for at in range(len(best)) if _HOPELESS < best[at] < _CERTAIN]
    return sorted(sorted(doubtful, key=lambda at: abs(best[at]))[:MOST])


def _said(unit: Unit) -> str:
    """What a clause says first, its facts left out."""
    return re.sub("·+", "", without_facts(unit.words))[:_LENGTH]


@cache
def _weights() -> Mapping[str, float]:
    source = resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(source)["meaning"])
