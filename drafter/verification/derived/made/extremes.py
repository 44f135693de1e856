"""The most and the least of facts that are alike: 最快的一份历时5个工作日, 最慢的比最快的多用17天.

Alike are facts of one finding in one unit whose names differ in the number of their thing, or in whose they are.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.text.quantities import Quantity
from drafter.verification.derived.said.sentence import lead_of
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination

_LEAST, _REACH = 3, 40
_SIGN = "最"
_UTMOST = re.compile(
    "(?P<word>最(?:(?P<low>快|短|少|低|小)|慢|长|久|多|高|大))的?(?:那|这)?(?:一[份个家台笔项次])?"
    "[^，。；\\d最]{0,8}，?[^，。；\\d最]{0,6}$"
)
_APART = re.compile(
    "最(?P<one>[快慢长短多少高低大小久])[^，。；\\d]{0,8}(?:[比较]|[和与跟]|到)最(?P<other>[快慢长短多少高低大小久])"
    "[^，。；\\d]{0,8}(?P<word>多|少|[相差]差?|快|慢|长|短)[用花了出达近\\u4e00-\\u9fff]{0,3}$"
)
_LOW = frozenset("快短少低小")
_FEWER = frozenset("少快短")
_NUMBERED = re.compile("[A-Za-z0-9][A-Za-z0-9（）()-]{3,}号?")


@dataclass(frozen=True)
class Extremes:
    """Finds them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def utmost(self, quantity: Quantity, candidates: Sequence[Known]) -> str:
        """The fact that a figure is, where it is told as the most or the least of its like; empty if it is not."""
        said = _UTMOST.search(lead_of(self.examination, quantity, _REACH)) if self._cheap(quantity) else None
        if said is None:
            return ""
        for alike in self._groups:
            values = [one.quantity.value for one in alike if one.quantity]
            wanted = min(values) if said["low"] else max(values)
            if quantity.value == wanted:
                return next((one.ref for one in candidates if one in alike and _is(one, quantity)), "")
        return ""

    def denied(self, quantity: Quantity) -> bool:
        """Whether a figure is told as how far the most and the least of some are apart, and none are so far."""
        told = self._cheap(quantity) and _APART.search(lead_of(self.examination, quantity, _REACH))
        units = {one.quantity.dimension for alike in self._groups for one in alike if one.quantity}
        return bool(told) and quantity.dimension in units and not self.formula(quantity)

    def formula(self, quantity: Quantity) -> str:
        """By how much the most is above the least, where a figure tells it; empty if it is not so much."""
        said = _APART.search(lead_of(self.examination, quantity, _REACH)) if self._cheap(quantity) else None
        if said is None or (said["one"] in _LOW) is (said["other"] in _LOW):
            return ""
        if said["word"] in ("多", "慢", "长") and said["one"] in _LOW:
            return ""
        if said["word"] in _FEWER and said["one"] not in _LOW:
            return ""
        for alike in self._groups:
            known = [one for one in alike if one.quantity and one.quantity.dimension == quantity.dimension]
            ordered = sorted(known, key=lambda one: one.quantity.value if one.quantity else 0)
            if len(ordered) < _LEAST:
                continue
            low, high = ordered[0], ordered[-1]
            if low.quantity and high.quantity and high.quantity.value - low.quantity.value == quantity.value:
                return f"{high.ref} - {low.ref}"
        return ""

    def _cheap(self, quantity: Quantity) -> bool:
        return _SIGN in self.examination.text[max(quantity.start - _REACH, 0) : quantity.start]

    @cached_property
    def _groups(self) -> tuple[tuple[Known, ...], ...]:
        return tuple(tuple(group) for group in _alike(self.examination) if len(group) >= _LEAST)


def _is(known: Known, quantity: Quantity) -> bool:
    return known.quantity is not None and known.quantity.value == quantity.value


def _alike(examination: Examination) -> Iterator[list[Known]]:
    """Facts of one finding in one unit whose names are the same but for a number."""
    groups: defaultdict[tuple[str, str, str, str], list[Known]] = defaultdict(list)
    for one in examination.book.of_case:
        if one.quantity:
            bare = _NUMBERED.sub("", one.fact.label)
            groups[one.scope, one.quantity.dimension, one.fact.role.value, bare].append(one)
    yield from groups.values()
