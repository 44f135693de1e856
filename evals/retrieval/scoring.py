"""How good rankings are: reciprocal rank, recall, discounted gain, with intervals over the questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np

DEPTH = 10
_DRAWS = 2000
_SEED = 20220
_INTERVAL = (2.5, 97.5)


@dataclass(frozen=True)
class Score:
    """What one ranking is worth, each from 0 to 1.

    Attributes:
        reciprocal: one over the rank of the first right answer; 0 if none is among the first ten.
        first: whether it is the first.
        five: whether it is among the first five.
        gain: normalised discounted cumulative gain over the first ten, by grades (Järvelin, Kekäläinen 2002).
    """

    reciprocal: float
    first: float
    five: float
    gain: float


MEASURES = {"MRR": "reciprocal", "recall@1": "first", "recall@5": "five", "nDCG@10": "gain"}


def score(ranking: Sequence[str], grades: Mapping[str, int]) -> Score:
    """Score the first ten of a ranking of ids; a graded passage is right, one of a higher grade more so.

    Recall is of the question, not of the passages: several may answer it, and one that does is what is needed.
    """
    first = next((rank for rank, name in enumerate(ranking[:DEPTH], start=1) if grades.get(name)), 0)
    found = [grades.get(name, 0) for name in ranking[:DEPTH]]
    ideal = sorted(grades.values(), reverse=True)[:DEPTH]
    return Score(
        reciprocal=1 / first if first else 0.0,
        first=float(first == 1),
        five=float(0 < first <= 5),  # noqa: PLR2004 - recall@5
        gain=_gain(found) / _gain(ideal) if ideal else 0.0,
    )


def _gain(grades: Sequence[int]) -> float:
    return sum(float(2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, start=1))


@dataclass(frozen=True)
class Estimate:
    """A mean over questions, and where it would lie in 95 of 100 draws of as many questions."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def estimate(values: Sequence[float]) -> Estimate:
    """The mean with its percentile bootstrap interval; the same draws for the same number of questions.

    Draws are the same whatever the values, so the difference of two systems over the same questions is estimated
    by their differences question by question.
    """
    held = np.array(values, dtype=float)
    draws = np.random.default_rng(_SEED).integers(0, len(held), size=(_DRAWS, len(held)))
    low, high = np.percentile(held[draws].mean(axis=1), _INTERVAL)
    return Estimate(float(held.mean()), float(low), float(high))
