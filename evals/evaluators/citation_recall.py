"""Of the norms that the points run against, how many the problems cite."""

from drafter.verification.model import Section
from evals.citing import citations, expected_norms, norms_of
from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(
    name="citation_recall", about="share of the norms in force named by the points that the problems cite"
)


def evaluate(subject: Subject) -> Result:
    """Each norm counts once, wherever in the problems it stands."""
    wanted = sorted(expected_norms(subject))
    if not wanted:
        return not_applicable(MEASURE, "no point names a norm in force")
    cited = {norm.id for one in citations(subject) for norm in norms_of(one, subject)}
    missing = [name for name in wanted if name not in cited]
    end = max((item.end for item in subject.items(Section.PROBLEMS)), default=0)
    faults = [
        fault(subject, MEASURE, (end, end), "norm_missing", subject.norms[name].citation, Gravity.NOTE)
        for name in missing
    ]
    return share(MEASURE, len(wanted) - len(missing), len(wanted), faults)


EVALUATOR = Evaluator(MEASURE, evaluate)
