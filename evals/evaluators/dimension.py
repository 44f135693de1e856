"""Figures whose value is right and whose unit is not."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset({"quantity_unit"})
MEASURE = Measure(name="dimension", about="share of figures that stand in a unit of their own")
EVALUATOR = checked(MEASURE, KINDS, places.figures)
