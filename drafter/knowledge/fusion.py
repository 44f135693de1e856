"""Reciprocal-rank fusion: several rankings become one, by ranks alone.

Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and individual rank learning methods,
SIGIR 2009. Scores of different retrievers are not comparable; ranks are.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

RANK_CONSTANT = 60
"""As in the paper: dampens the weight of the first ranks."""


def fuse(rankings: Iterable[Sequence[str]], k: int = RANK_CONSTANT) -> list[tuple[str, Fraction]]:
    """Fuse rankings of ids, each best first and without repetition.

    Args:
        rankings: in any order; an id may be missing from some.
        k: the rank constant.

    Returns:
        Every id with the sum of `1 / (k + rank)` over the rankings that hold it, rank from 1, best first; equal
        sums in the order of their ids.
    """
    scores: dict[str, Fraction] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, Fraction(0)) + Fraction(1, k + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
