"""Denials dropped or added, praise where a problem is told, advice that permits what it should stop."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "denial_dropped",
        "denial_added",
        "advice_permits",
        "advice_loosens",
        "flaw_denied",
        "steps_reversed",
        "advice_denied",
        "advice_done",
        "advice_moved",
        "advice_turned",
        "advice_undone",
        "phrase_praises",
        "phrase_altered",
        "norm_kept",
    }
)
MEASURE = Measure(name="polarity", about="share of headings and clauses that say yes and no where the case does")
EVALUATOR = checked(MEASURE, KINDS, places.blocks)
