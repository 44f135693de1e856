"""Facts of other notices."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset({"fact_leaked"})
MEASURE = Measure(name="fact_leaks", about="share of clauses that hold no fact of another notice")
EVALUATOR = checked(MEASURE, KINDS, places.clauses)
