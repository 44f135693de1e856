"""Problems that nobody found."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset({"clause_foreign", "point_unknown"})
MEASURE = Measure(name="extra_items", about="share of problem clauses that a point of the case stands behind")
EVALUATOR = checked(MEASURE, KINDS, places.problem_clauses)
