"""What an editor has to look at before the text can go out: paragraphs that the checker stops or doubts."""

from evals import places
from evals.judging import count
from evals.kinds import kind_of
from evals.model import Better, Evaluator, Measure, Result, Subject, Unit

MEASURE = Measure(
    name="editing", unit=Unit.COUNT, better=Better.LOWER, about="paragraphs with something to change or to decide"
)
_BLANK = "blank_left"
"""What the case file leaves open is no fault of the text."""


def evaluate(subject: Subject) -> Result:
    """Paragraphs that any violation touches; what is missing somewhere counts there."""
    spans = places.paragraphs(subject)
    found = [
        (one.start, max(one.end, one.start + 1)) for one in subject.report.violations if kind_of(one) != _BLANK
    ]
    touched = {span for span in spans for start, end in found if span[0] < end and start < span[1]}
    loose = sum(not any(span[0] < end and start < span[1] for span in spans) for start, end in found)
    return count(MEASURE, len(touched) + loose, len(spans))


EVALUATOR = Evaluator(MEASURE, evaluate)
