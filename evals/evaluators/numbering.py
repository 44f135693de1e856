"""Numbers of headings and clauses that skip, repeat or fall back."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset({"number_broken", "number_style"})
MEASURE = Measure(name="numbering", about="share of headings and clauses whose number follows the one before")
EVALUATOR = checked(MEASURE, KINDS, places.blocks)
