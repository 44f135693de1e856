"""Allowances by the month: 每人每月p元，…n人，共计m个月，应发补贴T: the three make the fourth."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.terms import OTHER_TIME, Term

KIND = "sum"

_RATE = re.compile(r"每[人名户](?:每|/)月(?:补[助贴]|发放)?(?:标准)?[为是]?$")
_DUE = re.compile(
    r"^(?:应发|共发|实发|共计?发放|合计发放|应?发放)(?:补[助贴]|津贴|资金|工资)?(?:资金)?(?:共计?|合计)?[为是]?$"
)
_MONTHS = re.compile(r"^(?:共计?|合计|累计|发放|连续|为)*$")
_HEADS = frozenset("人名户")
_SEVERAL = re.compile(r"调整|提高|分别|不等|至\d+元|变化|增减|其中|新增|退出|部分")
_FARTHEST = 160


def check(reading: Reading) -> Iterator[Issue]:
    """Allowances that heads, months and the amount for each do not give, where each is told once."""
    for sentences in reading.by_block.values():
        told = [t for s in sentences for t in reading.terms(s)] if "月" in sentences[0].block.text else []
        rates = [t for t in told if t.dimension == "元" and _RATE.search(t.label)]
        if len(rates) == 1 and rates[0].exact:
            yield from _held(reading, rates[0], told)


def _held(reading: Reading, rate: Term, told: Sequence[Term]) -> Iterator[Issue]:
    due = next((t for t in told if t.figure.at > rate.figure.at and _DUE.search(t.label)), None)
    if due is None or due.dimension != "元" or not due.exact or due.figure.at - rate.figure.at > _FARTHEST:
        return
    text = rate.figure.block.text[rate.figure.behind : due.figure.at]
    own = [t for t in told if rate.figure.at < t.figure.at < due.figure.at]
    heads = [t for t in own if t.dimension in _HEADS and t.exact and not t.change]
    months = [t for t in own if t.figure.quantity.unit == "个月" and _MONTHS.search(t.label)]
    money = [t for t in own if t.dimension == "元"]
    if len(heads) != 1 or len(months) != 1 or money or _SEVERAL.search(text) or OTHER_TIME.search(heads[0].label):
        return
    parts = rate.figure.value, heads[0].figure.value, months[0].figure.value
    value = parts[0] * parts[1] * parts[2]
    if abs(value - due.figure.value) <= due.figure.half:
        return
    unit = due.figure.quantity.unit
    yield reading.issue(
        KIND,
        "monthly",
        [due.figure.span, rate.figure.span, heads[0].figure.span, months[0].figure.span],
        stated=due.figure.text,
        each=rate.figure.text,
        count=heads[0].figure.text,
        months=months[0].figure.text,
        value=f"{plain(value / due.figure.factor)}{unit}",
    )
