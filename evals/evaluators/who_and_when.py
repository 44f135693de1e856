"""Whether a recommendation says who is to act, and when or how often."""

import re

from drafter.verification.model import Section
from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(
    name="who_and_when", about="share of recommendation clauses that name who is to act and when, half for either"
)
_WHEN = re.compile(
    r"\d{1,2}月|年底|年末|期限|日内|月内|季度|按[月季年周旬日]|每[月季年周旬日次]|定期|[之以]?前[，,]|在[^，。]{2,16}[时前后中内][，,]"
    r"|自[^，。]{2,16}起|下一?年度|今后|此后|当[日月年]|逐[日月周]|同步"
)
"""Time in a recommendation: a limit, a rhythm, or the occasion at which something is to be done."""


def evaluate(subject: Subject) -> Result:
    """Bodies are those who answer for a duty, in the bureau's words or the department's, and what is below it."""
    clauses = subject.clauses(Section.RECOMMENDATIONS)
    if not clauses:
        return not_applicable(MEASURE, "nothing is recommended")
    bodies = _bodies(subject)
    halves, notes = 0, []
    for clause in clauses:
        text = subject.text[clause.start : clause.end]
        who, when = any(body in text for body in bodies), bool(_WHEN.search(text))
        halves += who + when
        missing = [word for word, said in (("who", who), ("when", when)) if not said]
        if missing:
            span, message = (clause.start, clause.end), f"does not say {' and '.join(missing)}"
            notes.append(fault(subject, MEASURE, span, "_".join(("no", *missing)), message, Gravity.NOTE))
    return share(MEASURE, halves, 2 * len(clauses), notes)


def _bodies(subject: Subject) -> set[str]:
    department = subject.case.department
    named = (*subject.wording.phrases.duties.values(), *department.units.values(), *department.subordinates)
    return {name for name in (*named, department.short, department.name) if name}


EVALUATOR = Evaluator(MEASURE, evaluate)
