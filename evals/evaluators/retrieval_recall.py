"""How many of the past wordings that a person found to help are at hand."""

from evals.model import Evaluator, Measure
from evals.ranking import ranked, recall

MEASURE = Measure(
    name="retrieval_recall",
    about="share of the passages labelled relevant that were at hand, over the points with labels",
)
EVALUATOR = Evaluator(MEASURE, ranked(MEASURE, recall))
