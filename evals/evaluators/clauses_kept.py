"""How many clauses an editor left as they are."""

from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Gravity, Measure, Result, Subject
from evals.nearness import SAME, beside

MEASURE = Measure(
    name="clauses_kept", about="share of clauses, the draft's and the editor's own, that the editor kept"
)


def evaluate(subject: Subject) -> Result:
    """Needs an editor's text; a clause that only the editor has is one that was not kept."""
    if subject.reference is None:
        return not_applicable(MEASURE, "no editor's text")
    found = beside(subject.manuscript, subject.reference)
    of = len(found.pairs) + found.added
    if not of:
        return not_applicable(MEASURE, "no clauses")
    changed = [one for one in found.pairs if one.likeness < SAME]
    notes = [
        fault(subject, MEASURE, (one.start, one.end), "rewritten", f"{one.likeness:.2f} alike", Gravity.NOTE)
        for one in changed
    ]
    return share(MEASURE, len(found.pairs) - len(changed), of, notes)


EVALUATOR = Evaluator(MEASURE, evaluate)
