"""Marks of the wrong width, doubled ones, and pairs with nothing in them."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset({"half_width", "doubled", "enclosed_empty"})
MEASURE = Measure(name="punctuation", about="share of paragraphs whose marks are sound")
EVALUATOR = checked(MEASURE, KINDS, places.paragraphs)
