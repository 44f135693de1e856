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
from drafter.verification.facts.known import Known, textual
from drafter.verification.facts.support import COMPARING, supports, truly
from drafter.verification.words.lexicon import lexicon

_LISTED = frozenset("个项份笔家张本起处次类宗条件名人台")
_MOST = 30
"""Facts of one finding beyond this number are not combined."""

_WHOLE = Decimal(100)
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


@dataclass(frozen=True, slots=True)
class _Result:
    """What can be made of facts.

    Attributes:
        kind: `difference`, `rest` (of a whole), `complement` (of a rate), `points`, `sum` or `share`.
        value: in the scale of the dimension.
        dimension: of the result.
        formula: how it was made.
    """

    kind: str
    value: Decimal
    dimension: str
    formula: str


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
        for result in _made_of(tuple(own[:_MOST])).get(quantity.dimension, ()) if kinds else ():
            if result.kind in kinds and _equals(quantity, result):
                return result.formula
    return _listed(quantity, list(dict.fromkeys(listed))) if quantity.dimension in _LISTED else ""


def follows(quantity: Quantity, facts: Sequence[Known]) -> bool:
    """Whether a figure can be made of some facts in any way, whatever the words around it say."""
    return any(_equals(quantity, one) for one in _made_of(tuple(facts[:_MOST])).get(quantity.dimension, ()))


def _equals(quantity: Quantity, result: _Result) -> bool:
    """Differences and sums are exact but for a hedge; a share may be rounded to decimals, behind 约 to none."""
    if quantity.value == result.value:
        return quantity.hedge in COMPARING or truly(quantity, result.value)
    if not quantity.hedge and (result.kind != "share" or not quantity.places or _far(quantity, result)):
        return False
    return supports(quantity, result.value)


def _far(quantity: Quantity, result: _Result) -> bool:
    """Whether no rounding to a decimal could make one of the other; most results are told by this alone."""
    return abs(quantity.value - result.value) >= 1


@lru_cache(maxsize=512)
def _made_of(facts: tuple[Known, ...]) -> Mapping[str, tuple[_Result, ...]]:
    """All that can be made of some facts, by dimension: most figures of a text are looked up in the same."""
    found: dict[str, list[_Result]] = {}
    for result in dict.fromkeys(_results(facts)):
        found.setdefault(result.dimension, []).append(result)
    return {dimension: tuple(results) for dimension, results in found.items()}


def _results(facts: Sequence[Known]) -> Iterator[_Result]:
    figures = [(known, known.quantity) for known in facts if known.quantity]
    for (one, a), (other, b) in permutations(figures, 2):
        if a.dimension == b.dimension:
            yield from _of_pair((one.ref, a), (other.ref, b))
    for (one, a), (other, b) in combinations(figures, 2):
        if a.dimension == b.dimension != "%":
            yield _Result("sum", a.value + b.value, a.dimension, f"{one.ref} + {other.ref}")
    yield from _totals(figures)
    yield from _remaining(figures)


def _of_pair(one: tuple[str, Quantity], other: tuple[str, Quantity]) -> Iterator[_Result]:
    (first, a), (second, b) = one, other
    if a.value > b.value:
        dimension = "百分点" if a.dimension == "%" else a.dimension
        yield _Result("difference", a.value - b.value, dimension, f"{first} - {second}")
    if b.value and a.dimension != "%":
        yield _Result("share", a.value * 100 / b.value, "%", f"{first} / {second}")
        change = abs(a.value - b.value) * 100 / b.value
        yield _Result("share", change, "%", f"({first} - {second}) / {second}")
        if a.value > b.value and a.value:
            rest = (a.value - b.value) * 100 / a.value
            yield _Result("share", rest, "%", f"({first} - {second}) / {first}")


def _totals(figures: list[tuple[Known, Quantity]]) -> Iterator[_Result]:
    """All figures of one role and dimension together."""
    for role, dimension in {(known.fact.role, quantity.dimension) for known, quantity in figures}:
        same = [(k, q) for k, q in figures if k.fact.role is role and q.dimension == dimension]
        if len(same) > 2 and dimension != "%":  # noqa: PLR2004 - pairs are combined already
            total = sum((q.value for _, q in same), Decimal(0))
            yield _Result("sum", total, dimension, " + ".join(known.ref for known, _ in same))


def _remaining(figures: list[tuple[Known, Quantity]]) -> Iterator[_Result]:
    """What is left of a whole, in things or in percent."""
    for (one, a), (other, b) in permutations(figures, 2):
        if a.dimension == b.dimension and {one.fact.role, other.fact.role} <= _PARTS and a.value > b.value:
            yield _Result("rest", a.value - b.value, a.dimension, f"{one.ref} - {other.ref}")
    for known, quantity in figures:
        if quantity.dimension == "%" and known.fact.role in _RATES and 0 < quantity.value < _WHOLE:
            for kind, dimension in (("complement", "%"), ("points", "百分点")):
                yield _Result(kind, _WHOLE - quantity.value, dimension, f"100% - {known.ref}")


def _listed(quantity: Quantity, facts: list[Known]) -> str:
    kinds = Counter((known.scope, known.fact.kind, known.fact.role) for known in facts if textual(known))
    for kind, count in kinds.items():
        if count > 1 and quantity.value == count:
            names = [k.ref for k in facts if (k.scope, k.fact.kind, k.fact.role) == kind]
            return f"count({', '.join(names)})"
    return ""
