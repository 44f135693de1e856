"""Of the figures and dates in a text, how many are this case's."""

from evals.judging import faults_of, not_applicable, share, violations
from evals.model import Evaluator, Measure, Result, Subject

KINDS = frozenset(
    {
        "quantity_unbound",
        "quantity_altered",
        "quantity_touched",
        "quantity_reckoned",
        "quantity_told",
        "quantity_unresolved",
        "date_unbound",
        "date_altered",
        "date_reckoned",
        "date_told",
        "date_unresolved",
    }
)
MEASURE = Measure(name="quantity_precision", about="share of figures and dates that a fact of the case supports")


def evaluate(subject: Subject) -> Result:
    """Supported figures over all figures: one that another check refuses is supported by nothing."""
    stated = subject.report.quantities
    found = faults_of(subject, MEASURE, violations(subject, KINDS))
    if not stated:
        return not_applicable(MEASURE, "no figures in the text")
    return share(MEASURE, sum(bool(one.support) for one in stated), len(stated), found)


EVALUATOR = Evaluator(MEASURE, evaluate, KINDS)
