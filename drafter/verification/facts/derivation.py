"""Figures that follow from facts of one finding: differences, sums, shares, and how many things are listed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.facts.arithmetic import rated, totals
from drafter.verification.facts.combined import of_pair, rest, summed
from drafter.verification.facts.known import Known, textual
from drafter.verification.facts.making import Made, Making, value_of
from drafter.verification.facts.support import COMPARING, supports, truly
from drafter.verification.words.lexicon import lexicon

_LISTED = frozenset("个项份笔家张本起处次类宗条件名人台")
_MOST = 30
"""Facts of one finding beyond this number are not combined."""

_WHOLE = Decimal(100)
_RATE, _POINTS = "%", "百分点"
_PARTS = frozenset({Role.NUMBER, Role.ASSET, Role.STAFF})
"""Roles of a whole and of a part of it: of 12 that are registered 3 are missing, and 9 are left."""

_RATES = frozenset({Role.RATIO, Role.ACTUAL})
_BEHIND = "_behind"
_FULL = re.compile("100(?:\\.0+)?%|百分之百")


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a figure that may say that it follows from others.

    Attributes:
        lead: before it in its part of the sentence, and what 的 joins to it.
        behind: right behind it.
    """

    lead: str
    behind: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """What it may be: `difference`, `rest`, `complement`, `points` (below 100%), `sum`, `share`."""
        cues = lexicon().derived.items()
        told = ((kind, self.behind if kind.endswith(_BEHIND) else self.lead, words) for kind, words in cues)
        found = {kind.removesuffix(_BEHIND) for kind, text, words in told if any(word in text for word in words)}
        joined = {"share"} if self.lead.endswith("的") else set()
        whole = {"points"} if "complement" in found and _FULL.search(self.lead) else set()
        return frozenset(found | joined | whole)


def derivation(quantity: Quantity, facts: Iterable[Known], listed: Iterable[Known], words: Words) -> str:
    """The formula by which a figure follows from facts of one finding, or an empty string.

    Args:
        quantity: the figure.
        facts: the facts it may follow from: those its clause tells.
        listed: the things its clause names, for a figure that counts them.
        words: the words around the figure; they must say that it follows from others, and how.
    """
    by_scope: dict[str, list[Known]] = {}
    for known in dict.fromkeys(facts):
        by_scope.setdefault(known.scope, []).append(known)
    kinds = words.kinds
    for own in by_scope.values():
        for kind, made in _made_of(tuple(own[:_MOST])).get(quantity.dimension, ()) if kinds else ():
            if kind in kinds and _equals(quantity, kind, made.value):
                return made.formula
    return _listed(quantity, list(dict.fromkeys(listed))) if quantity.dimension in _LISTED else ""


def follows(quantity: Quantity, facts: Sequence[Known]) -> bool:
    """Whether a figure can be made of some facts in any way, whatever the words around it say."""
    those = _made_of(tuple(facts[:_MOST])).get(quantity.dimension, ())
    return any(_equals(quantity, kind, made.value) for kind, made in those)


def _equals(quantity: Quantity, kind: str, value: Decimal) -> bool:
    """Differences and sums are exact but for a hedge; a share may be rounded to decimals, behind 约 to none."""
    if quantity.value == value:
        return quantity.hedge in COMPARING or truly(quantity, value)
    far = abs(quantity.value - value) >= 1  # no rounding to a decimal could make one of the other
    if not quantity.hedge and (kind != "share" or not quantity.places or far):
        return False
    return supports(quantity, value)


@lru_cache(maxsize=512)
def _made_of(facts: tuple[Known, ...]) -> Mapping[str, tuple[tuple[str, Made], ...]]:
    """All that can be made of some facts, and of which kind it is, by dimension."""
    found: dict[str, list[tuple[str, Made]]] = {}
    for kind, made in _results([known for known in facts if known.quantity]):
        found.setdefault(made.dimension, []).append((kind, made))
    return {dimension: tuple(results) for dimension, results in found.items()}


def _results(figures: Sequence[Known]) -> Iterator[tuple[str, Made]]:
    for one, other in permutations(figures, 2):
        if _dimension(one) == _dimension(other):
            yield from _of_pair(one, other, _dimension(one))
    for one, other in combinations(figures, 2):
        if _dimension(one) == _dimension(other) != _RATE:
            yield "sum", summed((one, other), _dimension(one))
    yield from (("sum", total) for total in totals(figures))
    for known in rated(figures, _RATES):
        yield from (("complement", rest(known, _RATE)), ("points", rest(known, _POINTS)))


def _of_pair(one: Known, other: Known, dimension: str) -> Iterator[tuple[str, Made]]:
    """What two figures of one dimension make, and what share of the first is left of it without the second."""
    if dimension != _RATE:
        yield from (("share", made) for made in of_pair(one, other, _RATE))
    for left in of_pair(one, other, _POINTS if dimension == _RATE else dimension):
        if left.how is Making.DIFFERENCE:
            yield "difference", left
            if {one.fact.role, other.fact.role} <= _PARTS:
                yield "rest", left
            if dimension != _RATE:
                share, form = left.value * _WHOLE / value_of(one), "({0} - {1}) / {0}"
                yield "share", Made(Making.CHANGE, share, _RATE, form, left.operands)


def _dimension(known: Known) -> str:
    return known.quantity.dimension if known.quantity else ""


def _listed(quantity: Quantity, facts: list[Known]) -> str:
    kinds = Counter((known.scope, known.fact.kind, known.fact.role) for known in facts if textual(known))
    for kind, count in kinds.items():
        if count > 1 and quantity.value == count:
            names = [k.ref for k in facts if (k.scope, k.fact.kind, k.fact.role) == kind]
            return f"count({', '.join(names)})"
    return ""
