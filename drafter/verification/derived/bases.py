"""Of what a rate is one: an excess is a rate of what is exceeded, a shortfall of what should have been reached.

超支5.75万元，超支率7.0% takes the spending for the base where it is the budget; 付款数相当于概算的93.72% turns the
two round.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from drafter.verification.facts.known import Known
from drafter.verification.words.grams import bigrams

_RATE = "[^，。；：、（）0-9]{0,3}?(?:率|比例|幅度?|百分比)"
_SO = "(?:大?约|将?近|接近|逾|超过|不足|达到?|[为是有了])*$"
_OVER = re.compile(
    f"(?:(?:超[出过支编额标]?|增[长加]?|多出?|高出|上[升浮涨]|提高|上?涨){_RATE}"
    f"|超[支编额]|多出|高出|增[长加]|上[升浮涨]|提高){_SO}"
)
_UNDER = re.compile(
    f"(?:(?:[下降][降滑跌]|降[低幅]?|减[少]?|缩减|压[减降缩]|回落|节[约省]|短缺|少){_RATE}"
    f"|下[降滑跌]|降低|减少|缩减|压[减降缩]|回落|节[约省]){_SO}"
)
_MADE = re.compile(r"\(?(?P<one>[\w.-]+)(?: - (?P<other>[\w.-]+)\))? / (?P<base>[\w.-]+)")
_LEAST = 2
"""So many pairs of characters of a name tell it."""


def based_on_other(lead: str, formula: str, by_ref: Mapping[str, Known], alike: Iterable[Known]) -> bool:
    """Whether a rate is told as one by which something is beyond another, and is made of the wrong of the two.

    Args:
        lead: what stands before the rate.
        formula: how it is made: of a difference and a base.
        by_ref: the facts by their full names.
        alike: those of the finding of the base.
    """
    made = _MADE.fullmatch(formula) if _OVER.search(lead) or _UNDER.search(lead) else None
    base = by_ref.get(made["base"]) if made else None
    other = _other(made, base, by_ref, alike) if made and base else None
    if base is None or base.quantity is None or other is None or other.quantity is None:
        return False
    return wrong_base(lead, base.quantity.value, other.quantity.value)


def wrong_base(lead: str, base: Decimal, other: Decimal) -> bool:
    """Whether a rate by which something is told to be beyond another, or behind it, is not one of that other."""
    over, under = _OVER.search(lead), _UNDER.search(lead)
    if (over is None) is (under is None):
        return False
    return base > other if over else base < other


def _other(made: re.Match[str], base: Known, by_ref: Mapping[str, Known], alike: Iterable[Known]) -> Known | None:
    """With what a base is compared: the other of a difference, or that from which a told difference is."""
    if made["other"]:
        return by_ref.get(made["other"] if made["one"] == made["base"] else made["one"])
    told = by_ref.get(made["one"])
    if told is None or told.quantity is None or base.quantity is None:
        return None
    size, value = told.quantity.value, base.quantity.value
    like = (one for one in alike if one.quantity and one.quantity.dimension == base.quantity.dimension)
    return next((one for one in like if one.quantity and abs(one.quantity.value - value) == size), None)


def turned_round(whole: str, top: Known, base: Known) -> bool:
    """Whether what a share is told to be of is what it is a share of the other way round."""
    said = bigrams(whole)
    return len(said & bigrams(top.fact.label)) >= _LEAST and not said & bigrams(base.fact.label)
