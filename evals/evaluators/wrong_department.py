"""Past wordings that must not be at hand, or must not show: this very review's, and departments that are named."""

from drafter.text.width import fold
from evals.judging import fault, not_applicable, share
from evals.model import Better, Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(
    name="wrong_department",
    better=Better.LOWER,
    about="share of the past wordings at hand that are of this very review, or whose department the text names",
)


def evaluate(subject: Subject) -> Result:
    """A department that the case itself names may be named."""
    passages = {one.passage.id: one.passage for found in subject.evidence.values() for one in found}.values()
    if not passages:
        return not_applicable(MEASURE, "no past wordings at hand")
    department = subject.case.department
    own = {fold(name).text for name in (department.name, department.short, *department.aliases) if name}
    known = fold("\n".join(fact.value for _, fact in subject.case.all_facts())).text + "\n".join(own)
    text = fold(subject.text).text
    wrong = []
    for passage in passages:
        name = fold(passage.department).text
        itself = name in own and passage.year == subject.case.fiscal_year
        if itself or (name and name not in known and name in text):
            wrong.append(passage)
    faults = [
        fault(subject, MEASURE, (0, 0), "department", f"{one.department} {one.year}", Gravity.BLOCK)
        for one in wrong
    ]
    return share(MEASURE, len(wrong), len(passages), faults)


EVALUATOR = Evaluator(MEASURE, evaluate)
