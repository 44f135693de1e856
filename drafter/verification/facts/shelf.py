"""Facts laid out by dimension and value, so that a figure is compared with the few that it may state."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from drafter.findings.model import FactKind
from drafter.verification.facts.known import Known
from drafter.verification.words.kept import Kept


@dataclass(frozen=True, slots=True)
class _Row:
    """The figures of one dimension, from the least to the greatest.

    Attributes:
        values: of each.
        places: where each stands among the facts.
    """

    values: tuple[Decimal, ...]
    places: tuple[int, ...]

    def between(self, low: Decimal, high: Decimal) -> tuple[int, ...]:
        """The places of those from one value to another, both included."""
        return self.places[bisect_left(self.values, low) : bisect_right(self.values, high)]


_FIGURES = 1024
"""So many figures are remembered with the facts that they may state."""


class Shelf(tuple[Known, ...]):
    """Facts in their order, which are also found by what they say."""

    @cached_property
    def matched(self) -> Kept[Sequence[Known]]:
        """What figures that were asked about may state, by how they are written."""
        return Kept(_FIGURES)

    def holds(self, known: Known) -> bool:
        """Whether a fact is one of them: itself, and not one that is equal to it."""
        return id(known) in self._own

    @cached_property
    def _own(self) -> frozenset[int]:
        return frozenset(map(id, self))

    def between(self, dimensions: Iterable[str], low: Decimal, high: Decimal) -> list[Known]:
        """The figures of some dimensions from one value to another, both included, in the order of the facts."""
        rows = (self._rows[dimension] for dimension in dimensions if dimension in self._rows)
        places = sorted(place for row in rows for place in row.between(low, high))
        return [self[place] for place in places]

    @cached_property
    def dimensions(self) -> frozenset[str]:
        """Those of the figures."""
        return frozenset(self._rows)

    @cached_property
    def dates(self) -> tuple[Known, ...]:
        """The facts that are dates."""
        return tuple(known for known in self if known.fact.kind is FactKind.DATE)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What they are called and what they say, each once."""
        return tuple(dict.fromkeys(text for known in self for text in (known.fact.label, known.written)))

    @cached_property
    def by_kind(self) -> Mapping[FactKind, tuple[Known, ...]]:
        """The facts of every kind."""
        found: dict[FactKind, list[Known]] = {}
        for known in self:
            found.setdefault(known.fact.kind, []).append(known)
        return {kind: tuple(those) for kind, those in found.items()}

    @cached_property
    def by_scope(self) -> Mapping[str, tuple[Known, ...]]:
        """The facts of every finding, of the case and of the program."""
        found: dict[str, list[Known]] = {}
        for known in self:
            found.setdefault(known.scope, []).append(known)
        return {scope: tuple(those) for scope, those in found.items()}

    @cached_property
    def by_digits(self) -> Mapping[Decimal, tuple[Known, ...]]:
        """The figures by the digits before their units."""
        found: dict[Decimal, list[Known]] = {}
        for known in self:
            if known.digits is not None:
                found.setdefault(known.digits, []).append(known)
        return {digits: tuple(those) for digits, those in found.items()}

    @cached_property
    def _rows(self) -> Mapping[str, _Row]:
        found: dict[str, list[tuple[Decimal, int]]] = {}
        for place, known in enumerate(self):
            if known.quantity:
                found.setdefault(known.quantity.dimension, []).append((known.quantity.value, place))
        return {dimension: _row(sorted(those)) for dimension, those in found.items()}


def _row(those: list[tuple[Decimal, int]]) -> _Row:
    return _Row(tuple(value for value, _ in those), tuple(place for _, place in those))
