"""Figures that follow from facts of one finding: differences, sums, shares, and how many things are listed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, permutations

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.facts import Known, textual
from drafter.verification.support import supports
from drafter.verification.surroundings import Label

_LISTED = frozenset("个项份笔家张本起处次类宗条件名人台")
_DIFFERENCE = frozenset({Role.DIFFERENCE, Role.BALANCE, Role.ADJUSTMENT, Role.DEDUCTED})
_MOST = 30
"""Facts of one finding beyond this number are not combined."""


def derivation(quantity: Quantity, facts: Iterable[Known], label: Label | None) -> str:
    """The formula by which a figure follows from facts of one finding, or an empty string.

    Args:
        quantity: the figure.
        facts: the facts it may follow from: those its clause tells.
        label: the word that says what it is; a difference is no 预算 and a share is no 支出.
    """
    by_scope: dict[str, list[Known]] = {}
    for known in dict.fromkeys(facts):
        by_scope.setdefault(known.scope, []).append(known)
    for own in by_scope.values():
        for value, dimension, roles, formula in _results(own[:_MOST]):
            if dimension == quantity.dimension and supports(quantity, value) and _fits(label, roles):
                return formula
        if quantity.dimension in _LISTED and (formula := _listed(quantity, own)):
            return formula
    return ""


def _results(facts: list[Known]) -> Iterator[tuple[Decimal, str, frozenset[Role], str]]:
    figures = [(known, known.quantity) for known in facts if known.quantity]
    for (one, a), (other, b) in permutations(figures, 2):
        if a.dimension != b.dimension:
            continue
        if a.value > b.value:
            dimension = "百分点" if a.dimension == "%" else a.dimension
            yield a.value - b.value, dimension, _DIFFERENCE, f"{one.ref} - {other.ref}"
        if b.value and a.dimension != "%":
            yield a.value * 100 / b.value, "%", frozenset(Role), f"{one.ref} / {other.ref}"
            if a.value != b.value:
                yield (
                    abs(a.value - b.value) * 100 / b.value,
                    "%",
                    _DIFFERENCE,
                    f"({one.ref} - {other.ref}) / {other.ref}",
                )
    for (one, a), (other, b) in combinations(figures, 2):
        if a.dimension == b.dimension != "%":
            yield (
                a.value + b.value,
                a.dimension,
                frozenset({one.fact.role, other.fact.role}),
                f"{one.ref} + {other.ref}",
            )
    yield from _totals(figures)


def _totals(figures: list[tuple[Known, Quantity]]) -> Iterator[tuple[Decimal, str, frozenset[Role], str]]:
    """All figures of one role and dimension together."""
    for role, dimension in {(known.fact.role, quantity.dimension) for known, quantity in figures}:
        same = [(k, q) for k, q in figures if k.fact.role is role and q.dimension == dimension]
        if len(same) > 2 and dimension != "%":  # noqa: PLR2004 - pairs are combined already
            total = sum((q.value for _, q in same), Decimal(0))
            yield total, dimension, frozenset({role}), " + ".join(k.ref for k, _ in same)


def _fits(label: Label | None, roles: frozenset[Role]) -> bool:
    return label is None or bool(label.roles & roles)


def _listed(quantity: Quantity, facts: list[Known]) -> str:
    kinds = Counter((known.fact.kind, known.fact.role) for known in facts if textual(known))
    for (kind, role), count in kinds.items():
        if count > 1 and quantity.value == count:
            names = [k.ref for k in facts if (k.fact.kind, k.fact.role) == (kind, role)]
            return f"count({', '.join(names)})"
    return ""
