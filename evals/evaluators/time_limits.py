"""Time limits, rates and numbers that a recommendation sets by itself, or that a norm does not."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "quantity_duty",
        "date_duty",
        "deadline_past",
        "limit_bent",
        "limit_foreign",
        "duty_overdone",
        "deadline_planned",
    }
)
MEASURE = Measure(
    name="time_limits", about="share of clauses whose time limits are those of the case or of a norm"
)
EVALUATOR = checked(MEASURE, KINDS, places.clauses)
