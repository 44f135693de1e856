"""Which of the clauses that words cannot pair tell of the same matter, by vectors of their meaning.

Whoever calls brings along what makes vectors; without it words alone decide. Cosines of such vectors lie so close
together that only their order means anything, so a pair is judged by how much nearer it is than any other.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from drafter.comparison.profiles import without_facts
from drafter.comparison.sides import Unit

Array = NDArray[np.float64]
Vectors = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""One vector a text, in order: `Embedder.passages`."""

_LENGTH = 80
"""So many characters of a clause say what it is about."""

MOST = 16
"""So many clauses of either side at most: making a vector takes longer than all the rest."""


class Meaning:
    """Vectors of clauses, each made once."""

    def __init__(self, vectors: Vectors) -> None:
        """Take what makes vectors."""
        self._make = vectors
        self._known: dict[str, Array] = {}

    def pairs(self, old: Sequence[Unit], new: Sequence[Unit], odds: Array) -> Iterator[tuple[int, int, float]]:
        """Places of units that belong together, with log odds.

        Args:
            old: units that are left of the old text.
            new: units that are left of the new text.
            odds: for every pair of them the log odds by words.
        """
        if not old or not new:
            return
        near = np.where(self._possible(old, new), self._of(old) @ self._of(new).T, -1.0)
        weights = _weights()
        for row in range(len(old)):
            column = int(near[row].argmax())
            if near[row, column] < 0 or int(near[:, column].argmax()) != row:
                continue
            lead = float(near[row, column] - _second(near, row, column))
            sure = weights["lead"] * lead + weights["words"] * float(odds[row, column]) + weights["bias"]
            if sure > 0:
                yield row, column, sure

    @staticmethod
    def _possible(old: Sequence[Unit], new: Sequence[Unit]) -> NDArray[np.bool_]:
        return np.array([[one.section is other.section for other in new] for one in old])

    def _of(self, units: Sequence[Unit]) -> Array:
        texts = [re.sub("·+", "", without_facts(unit.words))[:_LENGTH] for unit in units]
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing:
            for text, vector in zip(missing, self._make(missing), strict=True):
                found = np.array(vector, dtype=np.float64)
                self._known[text] = found / (float(np.linalg.norm(found)) or 1.0)
        return np.stack([self._known[text] for text in texts])


def _second(near: Array, row: int, column: int) -> float:
    """The next best of a pair's row and column; where there is no other, the mean of all."""
    others = np.concatenate([np.delete(near[row], column), np.delete(near[:, column], row)])
    best = float(others.max(initial=-1.0))
    return best if best >= 0 else float(near[near >= 0].mean())


@cache
def _weights() -> dict[str, float]:
    source = resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(source)["meaning"])
