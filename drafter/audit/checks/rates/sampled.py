"""Rates of samples and of spending by the two figures that their sentence names: 320户，入户80户，抽样比例p%."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.quotients import wrong_rate
from drafter.audit.reading import Reading
from drafter.audit.rounding import HUNDRED, last_digit, only_tail, range_of, ratio
from drafter.audit.terms import OTHER_TIME, Term

KIND = "rate"

_SAMPLE = re.compile(
    r"^(?:抽[样查检取]|核查|回访|走访|入户|检查)(?:核查|检查|调查)?(?:率|比例|面|占比)(?:[为是达]|达到)?$"
)
_DRAWN = re.compile(r"(?:抽[样查检取]|核查|回访|走访|入户|检查|实地|现场)[^，。；]{0,6}$")
_TAKEN = re.compile(r"^占(?:比|总数的)?$")
_OUT_OF = re.compile(r"从[^，。；]{0,20}中(?:随机)?抽[样查检取选]")
_BEHIND = re.compile(r"(?:(?:进行|开展|入户|现场|实地)?[\u4e00-\u9fff]{0,6}[，,])?")
_EXECUTED = re.compile(r"^(?:项目|资金)?预算执行率(?:[为是达]|达到)?$")
_BUDGET = re.compile(r"(?:预算|预算安排|预算数|预算资金|安排预算)(?:资金|共)?[为是]?$")
_SPENT = re.compile(r"(?:实际|累计|全年)(?:支出|支付|执行)(?:数|资金|金额)?[为是]?$")
_OTHER = re.compile(r"年初|调整|追加|调[增减]|上年|结转资金|其中|变更|收回|核减")
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Rates that the two figures of their sentence do not give."""
    for sentence in reading.sentences:
        told = reading.terms(sentence)
        for index, rate in enumerate(told):
            if rate.dimension != "%" or rate.figure.quantity.hedge or rate.opened >= 0:
                continue
            before = [t for t in told[:index] if t.opened < 0 and t.exact and not t.change]
            pair = _sample(before, rate) or _execution(before, rate)
            found = ratio(range_of(pair[0].figure), range_of(pair[1].figure)) if pair else None
            if pair and found and not found.meets(range_of(rate.figure)) and not _tail(rate, pair):
                above, below = (term.figure for term in pair)
                yield wrong_rate(reading, rate.figure, above, below, rate.name[-16:])


def _tail(rate: Term, pair: tuple[Term, Term]) -> bool:
    """Whether a rate is only rounded otherwise, which the checks of rounding tell."""
    exact = HUNDRED * pair[0].figure.value / pair[1].figure.value
    places = rate.figure.quantity.places
    return only_tail(exact, rate.figure.value, places) or last_digit(exact, rate.figure.value, places)


def _sample(before: list[Term], rate: Term) -> tuple[Term, Term] | None:
    """The sample that is told right before its rate, and the one count of the same kind before it."""
    if not before or not _DRAWN.search(before[-1].label):
        return None
    part = before[-1]
    lead = rate.sentence.block.text[rate.sentence.at : part.figure.at]
    taken = _TAKEN.search(rate.label) and _OUT_OF.search(lead)
    if not taken and not _SAMPLE.search(rate.label):
        return None
    alike = [t for t in before if t.dimension == part.dimension and not OTHER_TIME.search(t.label)]
    gap = part.figure.block.text[part.figure.behind : rate.figure.at - len(rate.label)]
    whole = alike[0]
    near = _BEHIND.fullmatch(gap) and len(alike) == _PAIR and part.figure.value <= whole.figure.value
    return (part, whole) if near and part.dimension != "元" else None


def _execution(before: list[Term], rate: Term) -> tuple[Term, Term] | None:
    """The one budget and the one amount spent of a sentence that names no other budget."""
    lead = rate.sentence.block.text[rate.sentence.at : rate.figure.at]
    if not _EXECUTED.search(rate.label) or _OTHER.search(lead):
        return None
    spent = [t for t in before if _SPENT.search(t.label) and t.dimension == "元"]
    budget = [t for t in before if _BUDGET.search(t.label) and t.dimension == "元"]
    one = len(spent) == len(budget) == 1 and budget[0].figure.at < spent[0].figure.at
    return (spent[0], budget[0]) if one and spent[0].figure.value <= budget[0].figure.value else None
