"""How soon past wordings come that a person found to help."""

from evals.model import Evaluator, Measure
from evals.ranking import mrr, ranked

MEASURE = Measure(
    name="retrieval_mrr",
    about="one over the rank of the first passage labelled relevant, over the points with labels",
)
EVALUATOR = Evaluator(MEASURE, ranked(MEASURE, mrr))
