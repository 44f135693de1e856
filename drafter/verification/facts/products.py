"""What is multiplied: so many times a price for each, a rate of a whole, and a daily rate for so many days."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Made, Making, head_of, value_of
from drafter.verification.facts.support import MEASURED

_HUNDRED = Decimal(100)
_RATE, _MONEY, _DAYS = "%", "元", "天"
_RATES = frozenset({_RATE, "百分点"})
_FOR_EACH = re.compile("每|[人户亩次台件日月年]均|单价|定额|标准")
"""In the name of an amount: it is for each of several."""
_CHANGED = re.compile("[增减降升涨跌]|变动|调整|偏离|[差超]")
"""In the name of a rate: it is of a change, and of nothing that is there now."""
_DAILY = re.compile("每日|每天|每逾期一[日天]|按日|日(?:利|比)率?|日[^，。；]{0,4}比例")


def products(facts: Sequence[Known]) -> Iterator[Made]:
    """All products of two figures of one finding, and of three where one of them is a rate for every day."""
    priced = [known for known in facts if _is_price(known)]
    counted = [known for known in facts if head_of(known) not in MEASURED | {""}]
    rates = [known for known in facts if head_of(known) == _RATE and not _CHANGED.search(known.fact.label)]
    wholes = [known for known in facts if head_of(known) not in _RATES | {"", "分"}]
    for price, count in product(priced, counted):
        yield Made(Making.PRODUCT, value_of(price) * value_of(count), _MONEY, "{0} × {1}", (price, count))
    for whole, rate in product(wholes, rates):
        yield from _of_whole(whole, rate)
    for whole, rate, days in product(wholes, filter(_is_daily, rates), counted):
        if head_of(days) == _DAYS and days is not whole:
            value = value_of(whole) * value_of(rate) / _HUNDRED * value_of(days)
            yield Made(Making.PRODUCT, value, head_of(whole), "{0} × {1} × {2}", (whole, rate, days))


def _of_whole(whole: Known, rate: Known) -> Iterator[Made]:
    """A rate of a whole, and what it leaves."""
    part = value_of(whole) * value_of(rate) / _HUNDRED
    yield Made(Making.PRODUCT, part, head_of(whole), "{0} × {1}", (whole, rate))
    if 0 < value_of(rate) < _HUNDRED:
        left = value_of(whole) - part
        yield Made(Making.PRODUCT, left, head_of(whole), "{0} × (100% - {1})", (whole, rate))


def _is_price(known: Known) -> bool:
    """Whether an amount of money is for each of several."""
    quantity = known.quantity
    if quantity is None or head_of(known) != _MONEY:
        return False
    return "/" in quantity.dimension or _FOR_EACH.search(known.fact.label) is not None


def _is_daily(known: Known) -> bool:
    return _DAILY.search(known.fact.label) is not None
