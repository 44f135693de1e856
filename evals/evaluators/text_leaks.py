"""Narrative taken over from other departments' notices."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset({"narrative_leaked"})
MEASURE = Measure(
    name="text_leaks", about="share of clauses that tell nothing as another department's notice tells it"
)
EVALUATOR = checked(MEASURE, KINDS, places.clauses)
