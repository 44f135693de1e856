"""Problems without an answer, and answers without a problem."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "advice_void",
        "advice_blanket",
        "condition_turned",
        "sanction_unrecorded",
        "problem_unanswered",
        "recommendation_unlinked",
        "recommendation_displaced",
        "recommendation_moved",
        "answer_missing",
        "title_crossed",
        "measure_crossed",
        "heading_elsewhere",
        "heading_advises",
        "heading_hollow",
        "heading_accuses",
        "effect_elsewhere",
        "clause_elsewhere",
        "advice_among_problems",
        "problem_among_advice",
    }
)
MEASURE = Measure(name="links", about="share of clauses that have their counterpart in the other section")
EVALUATOR = checked(MEASURE, KINDS, places.clauses)
