"""Growth of a total against that of its numbered items: A，同比增长p%。具体情况如下：（一）甲a…，增长q%…."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.itemized import Item, itemized
from drafter.audit.model import Issue
from drafter.audit.movements import FALLING, WAYS
from drafter.audit.reading import Reading
from drafter.audit.rounding import HUNDRED, Range, around, plain, range_of
from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import added

KIND = "rate"

_RATE = re.compile(rf"(?P<way>{WAYS})(?:率|幅度)?(?:了|为|约)?$")
_YEARLY = re.compile(r"同比|(?:比|较|与)(?:上年|去年|上一年|20\d{2}年)[^，。；]{0,10}")
_OTHER_BASE = re.compile(r"预算|计划|目标")
_LEVEL = re.compile(r"均[为是]?[无未没]|均没有|持平|相同|一致|无变化|没有变化")
_PART = re.compile(r"购置|运[行维]")
_RESTATED = re.compile(r"同口径|可比|剔除|扣除")
_HALVES = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Items that add up to their total, and that cannot have been what the growth of the total makes of it."""
    for told in itemized(reading):
        rate = _growth(told.sentences)
        adds_up = told.complete and abs(added(told.amounts) - told.total.value) <= told.slack
        if rate is None or not adds_up or not told.total.value or not told.ended:
            continue
        then, parts = _before(told.total, rate), [_then(item) for item in told.items]
        if then is None or _RESTATED.search("".join(item.text for item in told.items)):
            continue
        low = sum((part.low for part, _ in parts), Decimal(0))
        high = sum((part.high for part, _ in parts), Decimal(0))
        known = all(sure for _, sure in parts)
        if then.high < low or (known and then.low > high):
            yield _issue(reading, (told.total, rate), (low + high) / 2)


def _growth(sentences: Sequence[Sentence]) -> tuple[str, Figure] | None:
    """The one rate since the year before that some sentences tell; `None` where there are none, or several."""
    found = []
    for sentence in sentences:
        for figure in sentence.figures:
            lead = sentence.block.text[max(sentence.at, figure.at - 60) : figure.at]
            match = _RATE.search(lead.rstrip()) if figure.quantity.dimension == "%" else None
            if match:
                found.append((match["way"], figure, lead))
    if len(found) != 1 or found[0][1].quantity.hedge:
        return None
    way, rate, lead = found[0]
    yearly = [match.end() for match in _YEARLY.finditer(lead)]
    return (way, rate) if yearly and not _OTHER_BASE.search(lead[yearly[-1] - 14 :]) else None


def _before(amount: Figure, rate: tuple[str, Figure]) -> Range | None:
    """What an amount was before it grew; `None` where nothing of it was left."""
    way, grown = rate
    sign = -1 if way in FALLING else 1
    factors = sorted((HUNDRED + sign * (grown.value + off)) / HUNDRED for off in (-grown.half, grown.half))
    now = range_of(amount)
    return Range(now.low / factors[1], now.high / factors[0]) if factors[0] > 0 else None


def _then(item: Item) -> tuple[Range, bool]:
    """What an item was before, and whether that is all that it can have been."""
    amount, rate = item.amount, _growth(item.sentences)
    nothing = around(Decimal(0), Decimal(0))
    if amount is None:
        return nothing, False
    if not amount.value:
        return nothing, rate is None and bool(_LEVEL.search(item.text))
    before = _before(amount, rate) if rate else None
    if before is None or not _whole(item, amount):
        return nothing, False
    return before, not _PART.search(item.label) or bool(_LEVEL.search(item.text))


def _whole(item: Item, amount: Figure) -> bool:
    """Whether the only rate of an item is of all of it: what it splits into is nothing but for one part."""
    money = [f.value for s in item.sentences for f in s.figures if f.quantity.dimension == "元"]
    return set(money) <= {amount.value, Decimal(0)}


def _issue(reading: Reading, total: tuple[Figure, tuple[str, Figure]], before: Decimal) -> Issue:
    now, (way, rate) = total
    growth = HUNDRED * (now.value - before) / before
    told = f"{'下降' if growth < 0 else '增长'}{plain(abs(growth).quantize(Decimal('0.01')))}%"
    return reading.issue(
        KIND,
        "growth_from_parts",
        [rate.span, now.span],
        stated=f"{way}{rate.text}",
        before=f"{plain((before / now.factor).quantize(Decimal('0.01')))}{now.quantity.unit}",
        value=told,
    )
