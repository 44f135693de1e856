"""What the case file leaves for a person to fill in; no draft can help it, so it is only noted."""

from evals.judging import count, fault, violations
from evals.model import Better, Evaluator, Gravity, Measure, Result, Subject, Unit

KINDS = frozenset({"blank_left"})
MEASURE = Measure(name="blanks", unit=Unit.COUNT, better=Better.LOWER, about="blanks that a person has to fill in")


def evaluate(subject: Subject) -> Result:
    """Blanks, each where it stands."""
    found = list(violations(subject, KINDS))
    notes = [
        fault(subject, MEASURE, (one.start, one.end), "blank_left", one.message, Gravity.NOTE) for one in found
    ]
    return count(MEASURE, len(found), len(found), notes)


EVALUATOR = Evaluator(MEASURE, evaluate, KINDS)
