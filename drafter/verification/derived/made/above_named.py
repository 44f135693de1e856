"""By how much a figure is above or below a fact that is only named: 抽查合同18份，超过没有按时公告的合同15份."""

import re
from dataclasses import dataclass
from decimal import Decimal

from drafter.text.quantities import Quantity
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import head_of, value_of
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import states
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_NAMED = re.compile(
    "(?:^|[，的却仍还都也已])(?:明显|大幅|远远?|略微?|整整|足足)*"
    "(?:(?P<up>超[出过]|高[出于]|多[出于]|突破|大于)|(?P<down>低于|少于|不及|小于))了?(?P<name>[^，。；：、\\d]{2,24}?)"
    "(?:[了约近逾达]|整整|足足)*$"
)
_LIKE = 0.75
"""So much of a label must be said, and so much of what is said the label's."""
_REACH = 48
_POINTS, _RATE = "百分点", "%"


@dataclass(frozen=True)
class AboveNamed:
    """Finds such figures in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def formula(self, quantity: Quantity, facts: Shelf) -> str:
        """The difference of the fact told before and the one that is named; empty where it is another figure."""
        start = self.examination.sentence_at(quantity.start).start
        unit = _RATE if quantity.dimension == _POINTS else quantity.dimension
        before = [one for one in self.examination.quantities(start, quantity.start) if one.dimension == unit]
        if not before:
            return ""
        lead = self.examination.flat(max(before[-1].end, quantity.start - _REACH), quantity.start)
        said = _NAMED.search(lead)
        other = _called(said["name"], unit, facts) if said else None
        if said is None or other is None:
            return ""
        for one in facts:
            if head_of(one) == unit and one.scope == other.scope and value_of(one) == before[-1].value:
                apart = value_of(one) - value_of(other)
                if _fits(quantity, apart if said["up"] else -apart):
                    more, less = (one, other) if said["up"] else (other, one)
                    return f"{more.ref} - {less.ref}"
        return ""


def _fits(quantity: Quantity, apart: Decimal) -> bool:
    return apart > 0 and states(quantity, apart)


def _called(name: str, unit: str, facts: Shelf) -> Known | None:
    """The one fact of a dimension that goes by a name; `None` if none or several do."""
    said = bigrams(name)
    like = [known for known in facts if head_of(known) == unit and _alike(said, bigrams(known.fact.label))]
    return like[0] if len({known.ref for known in like}) == 1 else None


def _alike(said: frozenset[str] | set[str], label: frozenset[str] | set[str]) -> bool:
    common = len(said & label)
    return bool(common) and common >= _LIKE * len(label) and common >= _LIKE * len(said)
