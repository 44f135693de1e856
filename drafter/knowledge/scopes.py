"""Which passages of the base may come, as a mask over all of them."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import TYPE_CHECKING

from drafter.knowledge.model import Passage, PassageKind
from drafter.knowledge.ports import Exclusion, Scope
from drafter.knowledge.sections import HEADING_JOINT

if TYPE_CHECKING:
    import numpy as np

    Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

_EVERYWHERE = "全国"
_YEARLESS = frozenset({PassageKind.RUBRIC, PassageKind.WORDING})
_DATED_NORM = PassageKind.NORM


class Columns:
    """The fields of passages that they are chosen by, one column each, read when first asked for."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take passages in the order that masks count them in."""
        self._passages = passages
        self._read: dict[str, _Column] = {}

    def allowed(self, kinds: Collection[PassageKind], scope: Scope, exclude: Exclusion) -> "Mask":
        """What may come by kind and scope and is not excluded; themes are left to whoever can tell them."""
        mask = self._column("kind").among(set(kinds))
        if scope.departments:
            mask &= self._column("department").among(scope.departments)
        if scope.sources:
            mask &= self._column("source").among(scope.sources)
        if scope.regions:
            mask &= self._column("region").among({*scope.regions, _EVERYWHERE})
        if scope.levels:
            mask &= self._by("section", lambda path: not scope.levels.isdisjoint(str(path).split(HEADING_JOINT)))
        if scope.years:
            mask &= self._by("span", lambda span: _covers(span, scope.years))
        if exclude:
            mask &= ~self._excluded(exclude)
        return mask

    def of_sources(self, sources: Collection[str], mask: "Mask") -> list[int]:
        """The rows of a mask that come from some sources."""
        import numpy as np

        return [int(row) for row in np.flatnonzero(self._column("source").among(set(sources)) & mask)]

    def _excluded(self, exclude: Exclusion) -> "Mask":
        import numpy as np

        mask = np.ones(len(self._passages), dtype=bool)
        for field, value in exclude.items():
            mask &= self._column(field).among(set(value) if isinstance(value, tuple) else {value})
        return mask

    def _by(self, field: str, fits: Callable[[Hashable], bool]) -> "Mask":
        column = self._column(field)
        return column.among({value for value in column.values if fits(value)})

    def _column(self, field: str) -> "_Column":
        if field not in self._read:
            read: Callable[[Passage], Hashable] = _span if field == "span" else lambda one: getattr(one, field)
            self._read[field] = _Column([read(one) for one in self._passages])
        return self._read[field]


class _Column:
    """The values of one field as small numbers, so that a choice among them is a look-up."""

    def __init__(self, values: Sequence[Hashable]) -> None:
        self._numbers: dict[Hashable, int] = {}
        import numpy as np

        rows = (self._numbers.setdefault(value, len(self._numbers)) for value in values)
        self._rows = np.fromiter(rows, dtype=np.int32, count=len(values))

    @property
    def values(self) -> Collection[Hashable]:
        """Each value once."""
        return self._numbers.keys()

    def among(self, chosen: Collection[Hashable]) -> "Mask":
        """Which rows hold one of the chosen values."""
        import numpy as np

        wanted = np.zeros(len(self._numbers), dtype=bool)
        for value in chosen:
            if value in self._numbers:
                wanted[self._numbers[value]] = True
        chosen_rows: Mask = wanted[self._rows]
        return chosen_rows


def _span(one: Passage) -> tuple[int, int] | None:
    """The first and the last year a passage speaks of; `None` if that cannot be told."""
    if one.year is not None:
        return one.year, one.year
    if one.kind in _YEARLESS:
        return 0, 9999
    if one.kind is _DATED_NORM:
        first, last = one.valid_from, one.valid_until
        return (first.year if first else 0), (last.year if last else 9999)
    return None


def _covers(span: Hashable, years: Collection[int]) -> bool:
    return isinstance(span, tuple) and any(span[0] <= year <= span[1] for year in years)
