"""Of the norms that the problems cite, how many the points or their kinds of defect name."""

from evals.citing import allowed_norms, citations, norms_of
from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(
    name="citation_precision", about="share of the norms cited in the problems that are to the point"
)


def evaluate(subject: Subject) -> Result:
    """A citation is to the point if any norm that it may mean is."""
    known = [(one, {norm.id for norm in norms_of(one, subject)}) for one in citations(subject)]
    cited = [(one, norms) for one, norms in known if norms]
    if not cited:
        return not_applicable(MEASURE, "no norm of the base is cited")
    allowed = allowed_norms(subject)
    beside = [one for one, norms in cited if not norms & allowed]
    faults = [
        fault(subject, MEASURE, (title.start, title.end), "norm_beside", "not what the points name", Gravity.NOTE)
        for title, _ in beside
    ]
    return share(MEASURE, len(cited) - len(beside), len(cited), faults)


EVALUATOR = Evaluator(MEASURE, evaluate)
