"""How much of what was planned was spent or done, told of a thing by its name: 项目支出预算执行不到一半."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.text.quantities import Quantity
from drafter.verification.binding.continuing import thing
from drafter.verification.derived.said.sentence import lead_of
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import DONE, PLANNED, value_of
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import states
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_DONE = re.compile("执行|支出|完成|使用|[用花][掉了去出]|支付|兑现")
_LEFT = re.compile("未|没有|结余|结转|剩|沉淀|闲置")
_LIKE = 0.6
_REACH = 40
_HUNDRED = Decimal(100)
_RATES = frozenset({"%", "百分点", "分"})


@dataclass(frozen=True)
class Executed:
    """Finds such rates in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def formula(self, quantity: Quantity, facts: Shelf) -> str:
        """What a rate follows from; empty where it is none, or of another thing than the one that is named."""
        if quantity.dimension != "%":
            return ""
        lead = lead_of(self.examination, quantity, _REACH)
        if not _DONE.search(lead) or _LEFT.search(re.split("[，。；]", lead)[-1]):
            return ""
        said = bigrams(lead)
        rated = [(len(said & bigrams(thing(base.fact.label))), top, base) for top, base in _stages(facts)]
        most = max((much for much, _, _ in rated), default=0)
        if not most and len(rated) > 1:
            return ""
        fitting = (
            f"{top.ref} / {base.ref}" for much, top, base in rated if much == most and _is(quantity, top, base)
        )
        return next(fitting, "")


def _stages(facts: Shelf) -> Iterator[tuple[Known, Known]]:
    """What was spent or done of a thing, and what was planned."""
    for own in facts.by_scope.values():
        planned = [one for one in own if one.own and one.fact.role in PLANNED and value_of(one)]
        for top in own if planned else ():
            if top.fact.role in DONE and top.quantity and top.quantity.dimension not in _RATES:
                yield from ((top, base) for base in planned if _of_one(top, base))


def _of_one(top: Known, base: Known) -> bool:
    if top.fact.subject != base.fact.subject or top.years != base.years or not top.quantity or not base.quantity:
        return False
    mine, theirs = bigrams(thing(top.fact.label)), bigrams(thing(base.fact.label))
    like = mine == theirs or 2 * len(mine & theirs) >= _LIKE * (len(mine) + len(theirs))
    return like and top.quantity.dimension == base.quantity.dimension


def _is(quantity: Quantity, top: Known, base: Known) -> bool:
    return states(quantity, value_of(top) * _HUNDRED / value_of(base))
