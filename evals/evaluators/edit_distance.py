"""How far the two sections are from what an editor made of them, in characters."""

from evals.judging import not_applicable, share
from evals.model import Better, Evaluator, Measure, Result, Subject
from evals.nearness import distance, sections

MEASURE = Measure(
    name="edit_distance",
    better=Better.LOWER,
    about="insertions and deletions of characters between the two sections and the editor's, over both lengths",
)


def evaluate(subject: Subject) -> Result:
    """Needs an editor's text."""
    if subject.reference is None:
        return not_applicable(MEASURE, "no editor's text")
    return share(MEASURE, distance(sections(subject.manuscript), sections(subject.reference)), 1)


EVALUATOR = Evaluator(MEASURE, evaluate)
