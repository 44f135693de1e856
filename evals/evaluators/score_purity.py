"""Every score in a text is one that the program computed, or that the case records."""

from decimal import Decimal

from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Fault, Gravity, Measure, Result, Subject

MEASURE = Measure(
    name="score_purity",
    about="share of scores in the text, and of the scores expected of the card, that are right",
)
_POINTS = "分"


def evaluate(subject: Subject) -> Result:
    """Scores without support, and a total or grade that is not the one expected of the card."""
    scores = [one for one in subject.report.quantities if one.dimension == _POINTS]
    loose = [
        fault(
            subject, MEASURE, (one.start, one.end), "score_unsupported", f"{one.text} is no score", Gravity.BLOCK
        )
        for one in scores
        if not one.support
    ]
    astray = list(_astray(subject))
    of = len(scores) + sum(bool(said) for said in (subject.expect.total, subject.expect.grade))
    if not of:
        return not_applicable(MEASURE, "no scores in the text")
    return share(MEASURE, of - len(loose) - len(astray), of, (*astray, *loose))


def _astray(subject: Subject) -> list[Fault]:
    card, expect = subject.card, subject.expect
    said = []
    if expect.total and Decimal(expect.total) != card.total:
        said.append(f"the total is {card.total}, not {expect.total}")
    if expect.grade and expect.grade != card.grade:
        said.append(f"the grade is {card.grade}, not {expect.grade}")
    return [fault(subject, MEASURE, (0, 0), "result_differs", message, Gravity.BLOCK) for message in said]


EVALUATOR = Evaluator(MEASURE, evaluate)
