"""Shares and multiples of facts in round words: 占三成出头, 约占八分之一, 是法定时限的三倍还多.

Nobody computes these to the digit. They are true of what the sentence tells if one of its facts is such a part, or
so many times, another of its finding or the limit of a norm that it names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from drafter.text.quantities import Quantity
from drafter.verification.context.hints import hints
from drafter.verification.derived.made.limits import Fixed
from drafter.verification.derived.made.operands import Operands
from drafter.verification.derived.said.denied import Denied
from drafter.verification.derived.said.sentence import lead_of
from drafter.verification.facts.candidates import counted_alike, matching
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import MEASURED, states
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_DIMENSIONS = frozenset({"%", "倍"})
_RATES = frozenset({"%", "百分点", "分", "倍", ""})
_HUNDRED, _HALF = Decimal(100), Decimal(50)
_REACH, _BEHIND = 60, 6
_NEAR_TENTH = Decimal("1.5")
"""So many points from 一成半 is still about as much."""

_MORE = re.compile("还多|有余|多一点|出头|多(?![少于])|以上")
_LESS = re.compile("还?不到|弱")
_ABOUT = re.compile("左右|上下")
_LED_ABOUT = re.compile("(?:大?约|大概|差不多)(?:占|为|是)?[^，。；\\d]{0,12}$")
_LED_NEARLY = re.compile("(?:几乎|将近|接近|近|快)(?:占|为|是|达到?)?[^，。；]{0,12}$")
_PAST = re.compile("(?P<no>没|未|不)?(?:有)?(?:超?过|到)$")
_LIMIT = re.compile("法定|法律|时限|期限|限期|限额|规定|标准")
_CHANGED = re.compile("(?:(?P<falls>[减降跌少低])|[增升涨多高])[了去掉出]{0,2}(?:近|约|将近|超过)?$")
_FORWARD = re.compile("[占为是达有过]|只|仅|到|相当于|的$|，$")
_JOINS = re.compile("占|相当于|[为是达]")
_NUMBERED = re.compile("[A-Z0-9][A-Z0-9-]{3,}")


@dataclass(frozen=True)
class Roughly:
    """Finds them in one text.

    Attributes:
        examination: the text.
        operands: knows which facts a sentence tells.
    """

    examination: Examination
    operands: Operands

    def formula(self, quantity: Quantity, facts: Shelf) -> str:
        """Of which two facts a figure in words is a share or a multiple; empty if of none that are told."""
        if not quantity.spoken or quantity.dimension not in _DIMENSIONS:
            return ""
        lead = lead_of(self.examination, quantity, _REACH)
        bent, denied = self._bent(quantity, lead), Denied(self.examination)
        changed = _CHANGED.search(lead)
        if changed:
            return self._changed(bent, facts, falls=bool(changed["falls"]))
        if not _FORWARD.search(lead):
            return ""
        turned = bool(_PAST.search(lead))  # 没过半数 denies the figure, and not what it is of
        for top, base in self._pairs(quantity, facts, lead):
            value, formula = _made(top, base, bent.dimension)
            if bent.dimension == "%" and not turned and denied.contradicts(quantity, formula):
                value, formula = _HUNDRED - value, f"({base.ref} - {top.ref}) / {base.ref}"
            if _fits(bent, value) and (turned or not self.operands.agreeing.contradicts(quantity, formula)):
                return formula
        return ""

    def _changed(self, quantity: Quantity, facts: Shelf, *, falls: bool) -> str:
        """By what share of the year before something is more or less; empty if by none like it."""
        told = [one for one in self.operands.tells(quantity, facts) if one.quantity and one.years]
        for now, before in permutations(told, 2):
            if not _comparable(now, before) or now.fact.subject != before.fact.subject:
                continue
            later = min(now.years) > min(before.years)
            value, _ = _made(now, before, "%")
            if later and (value < _HUNDRED) is falls and _fits(quantity, abs(_HUNDRED - value)):
                return f"({now.ref} - {before.ref}) / {before.ref}"
        return ""

    def _bent(self, quantity: Quantity, lead: str) -> Quantity:
        """A figure with what bends it behind 还多 or before the whole of which it is a part: 约占总数的."""
        behind = self.examination.flat(quantity.end, quantity.end + _BEHIND)
        past = _PAST.search(lead) if quantity.hedge in (None, "超过", "过") else None
        if past:
            return replace(quantity, hedge="不到" if past["no"] else "超过")
        marks = ((_MORE.match(behind), "多"), (_LESS.match(behind), "不到"), (_ABOUT.match(behind), "左右"))
        led = ((_LED_ABOUT.search(lead), "约"), (_LED_NEARLY.search(lead), "近"))
        hedge = next((word for found, word in (*marks, *led) if found), quantity.hedge)
        return replace(quantity, hedge=quantity.hedge or hedge)

    def _pairs(self, quantity: Quantity, facts: Shelf, lead: str) -> Iterator[tuple[Known, Known]]:
        told = [one for one in self.operands.tells(quantity, facts) if one.quantity]
        if not told:
            return
        own = [one for one in facts.by_scope[told[0].scope] if one.quantity]
        tops = self._subjects(quantity, facts, told, lead)
        bases = self._limits(quantity, lead) if quantity.dimension == "倍" else []
        for top in tops:
            for base in bases or own:
                if base is not top and _comparable(top, base) and (bases or _larger(base, top, quantity)):
                    yield top, base

    def _subjects(self, quantity: Quantity, facts: Shelf, told: Sequence[Known], lead: str) -> Sequence[Known]:
        """The facts that a sentence is on: whose thing it calls by number, whose value it gives, or named best."""
        called = set(_NUMBERED.findall(lead))
        numbered = [one for one in told if called & set(_NUMBERED.findall(one.fact.label))]
        if numbered:
            return numbered
        sentence = self.examination.sentence_at(quantity.start)
        others = self.examination.quantities(sentence.start, quantity.start)
        counted = (one for one in others if one.dimension not in _RATES)
        given = [one for other in counted for one in matching(other, facts) if one.scope == told[0].scope]
        if given:
            return given
        lead = _JOINS.split(lead)[0] or lead
        said = frozenset({*bigrams(lead), *hints().meanings(lead)})
        named = sorted(told, key=lambda one: _named(one, said), reverse=True)
        best = _named(named[0], said)
        return [one for one in named if best and _named(one, said) == best]

    def _limits(self, quantity: Quantity, lead: str) -> list[Known]:
        """The limits of the norms that a sentence may mean, where it compares with what is prescribed."""
        if not _LIMIT.search(lead):
            return []
        scope = self.examination.scope_at(quantity.start)
        return [one for one in Fixed(self.examination).of(scope) if one.quantity and one.quantity.value]


def _made(top: Known, base: Known, dimension: str) -> tuple[Decimal, str]:
    above = top.quantity.value if top.quantity else Decimal(0)
    below = base.quantity.value if base.quantity else Decimal(1)
    scale = _HUNDRED if dimension == "%" else Decimal(1)
    return above * scale / below, f"{top.ref} / {base.ref}"


def _fits(quantity: Quantity, value: Decimal) -> bool:
    """Whether a share or a multiple may be told so."""
    if quantity.unit == "半" and quantity.value == _HALF and quantity.hedge in ("不到", "超过"):
        return value < _HALF if quantity.hedge == "不到" else value > _HALF
    if quantity.unit == "成" and quantity.places and quantity.hedge in (None, "左右", "约", "上下"):
        return abs(quantity.value - value) <= (_NEAR_TENTH if quantity.hedge else 1)
    return states(quantity, value)


def _comparable(one: Known, other: Known) -> bool:
    """Whether one may be a part or a multiple of the other: both in one unit, or both counted."""
    if one.quantity is None or other.quantity is None or not other.quantity.value:
        return False
    first, second = one.quantity.dimension, other.quantity.dimension
    if first in _RATES or second in _RATES:
        return False
    return first == second or counted_alike(first, second) or not {first, second} & MEASURED


def _larger(base: Known, top: Known, quantity: Quantity) -> bool:
    """Whether a whole is larger than its part; of multiples, the other way round."""
    whole, part = (one.quantity.value if one.quantity else Decimal(0) for one in (base, top))
    return whole > part if quantity.dimension == "%" else part > whole


def _named(known: Known, said: frozenset[str]) -> float:
    """How much of the name of a fact is said."""
    grams = bigrams(known.fact.label)
    return len(grams & said) / len(grams) if grams else 0.0
