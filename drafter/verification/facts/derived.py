"""Figures that follow from facts of one finding: differences, sums, shares, and how many things are listed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from drafter.text.quantities import Quantity
from drafter.verification.facts.known import Known, textual
from drafter.verification.facts.support import supports
from drafter.verification.words.lexicon import lexicon

_LISTED = frozenset("个项份笔家张本起处次类宗条件名人台")
_MOST = 30
"""Facts of one finding beyond this number are not combined."""


@dataclass(frozen=True, slots=True)
class _Result:
    """What can be made of facts.

    Attributes:
        kind: `difference`, `sum` or `share`.
        value: in the scale of the dimension.
        dimension: of the result.
        formula: how it was made.
    """

    kind: str
    value: Decimal
    dimension: str
    formula: str


def derivation(quantity: Quantity, facts: Iterable[Known], listed: Iterable[Known], words: str) -> str:
    """The formula by which a figure follows from facts of one finding, or an empty string.

    Args:
        quantity: the figure.
        facts: the facts it may follow from: those its clause tells.
        listed: the things its clause names, for a figure that counts them.
        words: the words around the figure; they must say that it is a difference, a sum or a share.
    """
    by_scope: dict[str, list[Known]] = {}
    for known in dict.fromkeys(facts):
        by_scope.setdefault(known.scope, []).append(known)
    kinds = {kind for kind, cues in lexicon().derived.items() if any(cue in words for cue in cues)}
    for own in by_scope.values():
        for result in _results(own[:_MOST]) if kinds else ():
            if result.kind in kinds and result.dimension == quantity.dimension and _equals(quantity, result):
                return result.formula
    return _listed(quantity, list(dict.fromkeys(listed))) if quantity.dimension in _LISTED else ""


def _equals(quantity: Quantity, result: _Result) -> bool:
    """Differences and sums are exact; a share may be rounded to decimals, and to whole percents behind 约."""
    if quantity.value == result.value or result.kind != "share":
        return quantity.value == result.value
    return bool(quantity.places or quantity.hedge) and supports(quantity, result.value)


def _results(facts: list[Known]) -> Iterator[_Result]:
    figures = [(known, known.quantity) for known in facts if known.quantity]
    for (one, a), (other, b) in permutations(figures, 2):
        if a.dimension == b.dimension:
            yield from _of_pair((one.ref, a), (other.ref, b))
    for (one, a), (other, b) in combinations(figures, 2):
        if a.dimension == b.dimension != "%":
            yield _Result("sum", a.value + b.value, a.dimension, f"{one.ref} + {other.ref}")
    yield from _totals(figures)


def _of_pair(one: tuple[str, Quantity], other: tuple[str, Quantity]) -> Iterator[_Result]:
    (first, a), (second, b) = one, other
    if a.value > b.value:
        dimension = "百分点" if a.dimension == "%" else a.dimension
        yield _Result("difference", a.value - b.value, dimension, f"{first} - {second}")
    if b.value and a.dimension != "%":
        yield _Result("share", a.value * 100 / b.value, "%", f"{first} / {second}")
        change = abs(a.value - b.value) * 100 / b.value
        yield _Result("share", change, "%", f"({first} - {second}) / {second}")
        if a.value > b.value:
            rest = (a.value - b.value) * 100 / a.value
            yield _Result("share", rest, "%", f"({first} - {second}) / {first}")


def _totals(figures: list[tuple[Known, Quantity]]) -> Iterator[_Result]:
    """All figures of one role and dimension together."""
    for role, dimension in {(known.fact.role, quantity.dimension) for known, quantity in figures}:
        same = [(k, q) for k, q in figures if k.fact.role is role and q.dimension == dimension]
        if len(same) > 2 and dimension != "%":  # noqa: PLR2004 - pairs are combined already
            total = sum((q.value for _, q in same), Decimal(0))
            yield _Result("sum", total, dimension, " + ".join(known.ref for known, _ in same))


def _listed(quantity: Quantity, facts: list[Known]) -> str:
    kinds = Counter((known.scope, known.fact.kind, known.fact.role) for known in facts if textual(known))
    for kind, count in kinds.items():
        if count > 1 and quantity.value == count:
            names = [k.ref for k in facts if (k.scope, k.fact.kind, k.fact.role) == kind]
            return f"count({', '.join(names)})"
    return ""
