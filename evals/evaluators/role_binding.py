"""Figures and dates that are a fact, but not the one that the words around them say."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "quantity_named",
        "quantity_misstated",
        "score_other",
        "grade_other",
        "quantity_of_other",
        "date_misstated",
        "quantity_owner",
        "quantity_period",
        "quantity_subject",
        "quantity_rated",
        "quantity_whose",
        "quantity_bounded",
        "quantity_elsewhere",
        "date_owner",
        "date_named",
        "date_part",
        "date_subject",
        "date_elsewhere",
        "name_misplaced",
        "word_exchanged",
    }
)
MEASURE = Measure(
    name="role_binding",
    about="share of figures and dates that stand where their role, owner, period and finding are theirs",
)
EVALUATOR = checked(MEASURE, KINDS, places.figures)
