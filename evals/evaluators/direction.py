"""Rises, falls, comparisons and ranges that say the opposite of their figures."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "direction_wrong",
        "size_wrong",
        "claim_wrong",
        "difference_wrong",
        "direction_turned",
        "range_descends",
        "quantity_hedged",
        "quantity_became",
        "quantity_by",
        "change_turned",
    }
)
MEASURE = Measure(name="direction", about="share of clauses whose comparisons agree with their figures")
EVALUATOR = checked(MEASURE, KINDS, places.clauses)
