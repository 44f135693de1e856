"""Rates that are said to be so much at least, beside the amounts that give them: 预算A，执行B，执行率达95%以上."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.checks.values.limits.reached import OTHER_TIME, TARGET, Result, missed
from drafter.audit.limits import limit_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, range_of, ratio
from drafter.audit.statements import Figure, Sentence

_SPENT_RATE = re.compile(
    r"(?P<kind>执行|支出|支付|使用|完成|到位|拨付)[率进度]{1,2}(?:均|已|也)*(?:达到?|为|在|高达|保持在)*$"
)
_BUDGET = re.compile(r"(?:预算|计划|安排|下达|批复|应)[^，。；\d]{0,8}$")
_SPENT = re.compile(r"(?:执行|支出|支付|使用|完成|到位|拨付|实际)[^，。；\d]{0,8}$")
_OWED = re.compile(r"(?<!相)(?<!对)应|计划|预算数")
_WHOLE = Decimal(100)


def check(reading: Reading) -> Iterator[Issue]:
    """Floors that the one amount done and the one planned before them in their sentence do not reach."""
    for sentence in reading.sentences:
        for figure in sentence.figures:
            yield from _floor(reading, sentence, figure)


def _floor(reading: Reading, sentence: Sentence, figure: Figure) -> Iterator[Issue]:
    limit = limit_of(figure) if figure.quantity.dimension == "%" else None
    lead = sentence.block.text[sentence.at : figure.at].removesuffix(figure.quantity.hedge or "")
    rate = _SPENT_RATE.search(lead) if limit and limit.least else None
    if limit is None or rate is None or TARGET.search(re.split("[，。；]", lead)[-1]) or "；" in lead:
        return
    pair = _planned_and_done(sentence, figure)
    found = ratio(range_of(pair[1]), range_of(pair[0])) if pair else None
    if pair and found and limit.broken_by(found):
        planned, done = pair
        value = plain((_WHOLE * done.value / planned.value).quantize(Decimal("0.01")))
        text = f"{done.text}÷{planned.text}={value}%"
        yield missed(reading, rate[0] + figure.text, limit, Result(found, (done.span, planned.span), text))


def _planned_and_done(sentence: Sentence, rate: Figure) -> tuple[Figure, Figure] | None:
    """The only two amounts before a rate, exact and of one kind: the one planned and the one done."""
    before = [(f, sentence.label(f)) for f in sentence.figures if f.behind <= rate.at]
    done = [f for f, label in before if _SPENT.search(label) and not _OWED.search(label)]
    planned = [f for f, label in before if _BUDGET.search(label) and f not in done]
    if len(before) != len(done) + len(planned) or len(done) != 1 or len(planned) != 1:
        return None
    bent = any(f.quantity.hedge or OTHER_TIME.search(label) for f, label in before)
    alike = done[0].quantity.dimension == planned[0].quantity.dimension
    return (planned[0], done[0]) if alike and not bent else None
