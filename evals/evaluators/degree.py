"""More said than was found: all for some, grave for slight."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset({"scope_widened", "scope_unsaid", "gravity_asserted", "gravity_raised"})
MEASURE = Measure(name="degree", about="share of headings and clauses that go no further than the account")
EVALUATOR = checked(MEASURE, KINDS, places.blocks)
