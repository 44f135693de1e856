"""How well past wordings that a person found to help stand before the others."""

from evals.model import Evaluator, Measure
from evals.ranking import ndcg, ranked

MEASURE = Measure(
    name="retrieval_ndcg",
    about="discounted gain of the passages at hand over the best there could be, over the points with labels",
)
EVALUATOR = Evaluator(MEASURE, ranked(MEASURE, ndcg))
