"""Departments, firms, projects, systems and persons that are none of the case."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "name_unknown",
        "name_altered",
        "thing_unknown",
        "name_other",
        "person_unknown",
        "foreign_words",
        "office_unknown",
        "charge_misplaced",
        "charge_doubtful",
        "charge_outside",
        "term_elsewhere",
        "kind_replaced",
        "owner_elsewhere",
    }
)
MEASURE = Measure(name="entities", about="share of headings and clauses that name none but those of the case")
EVALUATOR = checked(MEASURE, KINDS, places.blocks)
