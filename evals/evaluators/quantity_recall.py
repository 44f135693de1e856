"""Of the figures and dates that the problems should give, how many they do."""

from collections.abc import Iterator

from drafter.findings.display import shown
from drafter.findings.model import QUANTITIES, Fact, FactKind
from drafter.findings.slots import slots
from drafter.verification.model import Section
from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(
    name="quantity_recall",
    about="share of the facts in the accounts, and of those expected besides, that the problems give",
)
_STATED = QUANTITIES | {FactKind.DATE}


def evaluate(subject: Subject) -> Result:
    """A fact is given where a figure of the problems is bound to it, or to another of equal value and label."""
    facts = dict(subject.case.all_facts())
    wanted = sorted(name for name in {*_told(subject), *subject.expect.figures} if facts[name].kind in _STATED)
    if not wanted:
        return not_applicable(MEASURE, "no figures in the accounts")
    given = _given(subject)
    keys = {_key(facts[name]) for name in given if name in facts}
    text = _problems(subject)
    missing = [
        name
        for name in wanted
        if name not in given and _key(facts[name]) not in keys and shown(facts[name]) not in text
    ]
    end = max((item.end for item in subject.items(Section.PROBLEMS)), default=0)
    faults = [
        fault(subject, MEASURE, (end, end), "figure_missing", f"{facts[name].label} ({name})", Gravity.REVIEW)
        for name in missing
    ]
    return share(MEASURE, len(wanted) - len(missing), len(wanted), faults)


def _told(subject: Subject) -> Iterator[str]:
    known = {name for name, _ in subject.case.all_facts()}
    for _, _, point in subject.case.all_points():
        yield from (ref for ref in slots(point.text) if ref in known)


def _given(subject: Subject) -> set[str]:
    spans = [(item.start, item.end) for item in subject.items(Section.PROBLEMS)]
    return {
        name
        for one in subject.report.quantities
        if any(start <= one.start < end for start, end in spans)
        for name in _names(one.support)
    }


def _problems(subject: Subject) -> str:
    """What the problems say: a figure in a set phrase, such as 24小时, is bound to nothing and yet given."""
    return "\n".join(subject.text[item.start : item.end] for item in subject.items(Section.PROBLEMS))


def _names(support: str) -> Iterator[str]:
    """A figure may be supported by one fact, by several or by a formula over them."""
    yield support
    yield from support.replace("（", " ").replace("）", " ").split()


def _key(fact: Fact) -> tuple[str, str, str]:
    return fact.value.replace(",", ""), fact.unit, fact.label


EVALUATOR = Evaluator(MEASURE, evaluate)
