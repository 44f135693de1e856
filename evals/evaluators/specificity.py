"""Recommendations that would stand in any notice: slogans, wishes, the problem over again."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset({"recommendation_hollow", "recommendation_slogan", "recommendation_restates"})
MEASURE = Measure(
    name="specificity", about="share of recommendation clauses that say what is to be done about which problem"
)
EVALUATOR = checked(MEASURE, KINDS, places.advice_clauses)
