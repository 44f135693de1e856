"""Of the norms that the problems cite, how many are in the base and were in force."""

from evals.citing import citations, norms_of
from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(name="citation_validity", about="share of citations in the problems that name a norm in force")


def evaluate(subject: Subject) -> Result:
    """A document of the case itself is no norm and is not counted."""
    own = {fact.value.strip("《》") for _, fact in subject.case.all_facts()}
    cited = [one for one in citations(subject) if one[0].value not in own]
    year = subject.case.fiscal_year
    bad = [one for one in cited if not any(norm.applies_in(year) for norm in norms_of(one, subject))]
    if not cited:
        return not_applicable(MEASURE, "no norm is cited")
    faults = [
        fault(
            subject, MEASURE, (one.start, one.end), "norm_unknown", "no norm in force of this name", Gravity.REVIEW
        )
        for one, _ in bad
    ]
    return share(MEASURE, len(cited) - len(bad), len(cited), faults)


EVALUATOR = Evaluator(MEASURE, evaluate)
