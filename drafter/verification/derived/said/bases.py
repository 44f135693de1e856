"""Of what a rate is one: an excess is a rate of what is exceeded, a shortfall of what should have been reached.

超支5.75万元，超支率7.0% takes the spending for the base where it is the budget; 付款数相当于概算的93.72% turns the
two round. It is the same whether the two are facts or other figures of the sentence.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Making
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
_LEAST = 2
"""So many pairs of characters of a name tell it."""


def of_wrong_base(lead: str, how: Making, top: Decimal, base: Decimal, like: Iterable[Decimal]) -> bool:
    """Whether a rate by which something is told to be beyond another, or behind it, is not one of that other.

    Args:
        lead: what stands before the rate.
        how: it is made: as a share, of a difference that is told, or as a change.
        top: that difference; of a change, what the base is compared with.
        base: of what it is a rate.
        like: figures in the unit of the base, from one of which a difference may be told.
    """
    over, under = _OVER.search(lead), _UNDER.search(lead)
    if (over is None) is (under is None):
        return False
    other = top if how is Making.CHANGE else _apart(base, top, like)
    return other is not None and (base > other if over else base < other)


def _apart(base: Decimal, difference: Decimal, like: Iterable[Decimal]) -> Decimal | None:
    """The one figure from which another is apart by so much."""
    found = {one for one in like if abs(one - base) == difference}
    return found.pop() if len(found) == 1 else None


def turned_round(whole: str, top: Known, base: Known) -> bool:
    """Whether what a share is told to be of is what it is a share of the other way round."""
    said = bigrams(whole)
    return len(said & bigrams(top.fact.label)) >= _LEAST and not said & bigrams(base.fact.label)
