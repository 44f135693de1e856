"""One fact as the checker compares it."""

from dataclasses import dataclass
from decimal import Decimal

from drafter.findings.model import QUANTITIES, Fact, FactKind
from drafter.text.quantities import Quantity

FIGURES = "figures"
"""The scope of figures that the program makes: scores, subtotals, counts."""

_TEXTUAL = frozenset(FactKind) - QUANTITIES - {FactKind.DATE}


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """One fact, made once for a case and compared by what it is, not by what it says.

    Attributes:
        ref: its full name.
        scope: the finding it belongs to, `case`, `figures` or `norm.ID`.
        fact: the fact.
        quantity: its value as the quantity grammar reads it; `None` for dates and words.
        written: as a notice writes it, half width and without blanks.
        years: the years it is of; empty if it is of no particular one.
        digits: the digits of its value as they stand before its unit, for numbers that name none.
    """

    ref: str
    scope: str
    fact: Fact
    quantity: Quantity | None
    written: str
    years: frozenset[int]
    digits: Decimal | None = None

    @property
    def own(self) -> bool:
        """Whether it is a fact of the case: no figure that the program makes, and none of a norm."""
        return self.scope != FIGURES and not self.scope.startswith("norm.")

    @property
    def group(self) -> str:
        """Facts of one thing share the first part of their name: c1_number, c1_signed."""
        return self.ref.rpartition(".")[2].partition("_")[0]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text has the words, the name or the number that a fact is.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        known: the fact.
    """

    start: int
    end: int
    known: Known


def textual(known: Known) -> bool:
    """Whether a fact is a word, a name or a number of a thing, and no figure or date."""
    return known.fact.kind in _TEXTUAL
