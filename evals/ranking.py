"""Rankings against labels: recall, reciprocal rank, and discounted gain (Järvelin, Kekäläinen 2002), exactly."""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal, localcontext

from evals.judging import not_applicable, share
from evals.model import Measure, Result, Subject

Score = Callable[[Sequence[str], Collection[str]], Decimal]
"""From 0 to 1, of a ranking of ids and the ids that are relevant."""

_DIGITS = 28


def ranked(measure: Measure, score: Score) -> Callable[[Subject], Result]:
    """The mean of a score over the points that have labels; passages of both kinds, as they came."""

    def evaluate(subject: Subject) -> Result:
        scores = [
            score([one.passage.id for one in subject.evidence.get(clause.id, ())], subject.relevant[point])
            for clause in subject.plan.clauses()
            for point in clause.points
            if point in subject.relevant
        ]
        if not scores:
            return not_applicable(measure, "no passages are labelled")
        return share(measure, sum(scores, Decimal(0)), len(scores))

    return evaluate


def recall(ranking: Sequence[str], relevant: Collection[str]) -> Decimal:
    """How many of the relevant ones came."""
    return Decimal(len(set(ranking) & set(relevant))) / len(relevant)


def mrr(ranking: Sequence[str], relevant: Collection[str]) -> Decimal:
    """One over the rank of the first relevant one; nothing if none came."""
    first = next((rank for rank, name in enumerate(ranking, 1) if name in relevant), 0)
    return Decimal(1) / first if first else Decimal(0)


def ndcg(ranking: Sequence[str], relevant: Collection[str]) -> Decimal:
    """Gain one for each relevant passage, discounted by the logarithm of its rank."""
    won = sum((_discount(rank) for rank, name in enumerate(ranking, 1) if name in relevant), Decimal(0))
    best = sum((_discount(rank) for rank in range(1, min(len(relevant), max(len(ranking), 1)) + 1)), Decimal(0))
    return won / best


def _discount(rank: int) -> Decimal:
    with localcontext(prec=_DIGITS):
        return Decimal(2).ln() / Decimal(rank + 1).ln()
