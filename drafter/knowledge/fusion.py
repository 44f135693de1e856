"""Score fusion: several retrievers become one ranking.

Ranks throw away how far apart the best are, and that is most of what a retriever knows: the sum of standardised
scores finds more than reciprocal-rank fusion, see `evals/benchmarks/retrieval.py`.
Standardised by mean and deviation among the best: Montague, Aslam: Relevance Score Normalization for Metasearch,
CIKM 2001. Spread over kinds: after Carbonell, Goldstein: The Use of MMR, SIGIR 1998.
"""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt

_AMONG = 40
"""Scores are standardised among so many of the best: the crowd behind them says nothing about who is better."""

_FLAT = 1e-9
_PLACES = 6
"""Differences behind this decimal place come from the machine, not from the texts."""


def standardised(scores: Sequence[float]) -> list[float]:
    """Scores as deviations from the mean of the best, in units of their standard deviation; all 0 if all equal."""
    best = sorted(scores, reverse=True)[:_AMONG]
    if not best:
        return []
    mean = sum(best) / len(best)
    deviation = sqrt(sum((score - mean) ** 2 for score in best) / len(best))
    return [(score - mean) / deviation if deviation > _FLAT else 0.0 for score in scores]


def fuse(retrievers: Mapping[str, float], scores: Mapping[str, Sequence[float]]) -> list[float]:
    """One score for each candidate.

    Args:
        retrievers: names of retrievers, with their weights.
        scores: by retriever, those of the same candidates in the same order.

    Returns:
        The weighted sums of standardised scores, moved so that the lowest is 0.
    """
    columns = [[weight * score for score in standardised(scores[name])] for name, weight in retrievers.items()]
    sums = [sum(row) for row in zip(*columns, strict=True)]
    low = min(sums, default=0.0)
    return [round(score - low, _PLACES) for score in sums]


def spread(
    ranked: Sequence[tuple[str, float]], kind: Callable[[str], str], fade: float
) -> list[tuple[str, float]]:
    """Let every kind have its say: the more of one kind have come, the less its next one counts.

    Args:
        ranked: ids with scores from 0, best first.
        kind: tells the kind of an id.
        fade: what a score is multiplied by for each of its kind that came before; 1 changes nothing.

    Returns:
        All of them, with the scores by which they come, best first.
    """
    waiting: dict[str, list[tuple[str, float]]] = {}
    for one in ranked:
        waiting.setdefault(kind(one[0]), []).append(one)
    for queue in waiting.values():
        queue.reverse()
    factors = dict.fromkeys(waiting, 1.0)
    found: list[tuple[str, float]] = []
    while waiting:
        best = min(waiting, key=lambda name: (-waiting[name][-1][1] * factors[name], waiting[name][-1][0]))
        name, score = waiting[best].pop()
        found.append((name, round(score * factors[best], _PLACES)))
        factors[best] *= fade
        if not waiting[best]:
            del waiting[best]
    return found
