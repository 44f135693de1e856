"""Problems without an answer, and answers without a problem."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "problem_unanswered",
        "recommendation_unlinked",
        "recommendation_displaced",
        "recommendation_moved",
        "answer_missing",
    }
)
MEASURE = Measure(name="links", about="share of clauses that have their counterpart in the other section")
EVALUATOR = checked(MEASURE, KINDS, places.clauses)
