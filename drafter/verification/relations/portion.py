"""Some of several things that a finding counts, of which their name says something: 未经审批的 of 23份签证."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.text.quantities import Quantity
from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.known import Known
from drafter.verification.facts.support import MEASURED
from drafter.verification.relations.predicates import Predicate, predicate_of

_HUNDRED = Decimal(100)
_TAIL = 2
_ALL = "全部"
"""What is called so is itself some of them: 全部完成的指标."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of several things, of which their name says something.

    Attributes:
        whole: how many there are.
        part: of how many it is so.
        predicate: what the name says.
        only: of no other part of them the finding tells.
    """

    whole: Known
    part: Known
    predicate: Predicate
    only: bool

    def counted(self, *, so: bool) -> tuple[Decimal, str]:
        """How many are so, or are not, and by which facts."""
        whole, part = value_of(self.whole), value_of(self.part)
        return (part, self.part.ref) if so else (whole - part, f"{self.whole.ref} - {self.part.ref}")

    def share(self, *, so: bool) -> tuple[Decimal, str]:
        """The same in percent of all."""
        value, formula = self.counted(so=so)
        top = formula if so else f"({formula})"
        return value * _HUNDRED / value_of(self.whole), f"{top} / {self.whole.ref}"

    def holds(self, value: Decimal) -> bool:
        """Whether a number is that of all, of those that are so, or of the others."""
        return value in (value_of(self.whole), self.counted(so=True)[0], self.counted(so=False)[0])

    def is_whole(self, figure: Quantity) -> bool:
        """Whether a figure is how many there are."""
        return figure.value == value_of(self.whole) and same(figure.dimension, self.whole)

    def spoken_of(self, text: str, figures: Sequence[Quantity]) -> bool:
        """Whether a sentence speaks of the things: by name, or by how many there are."""
        if flattened(self.whole.fact.label)[-_TAIL:] in text:
            return True
        return any(self.holds(figure.value) and same(figure.dimension, self.whole) for figure in figures)


def portions_of(book: Book) -> Iterator[Portion]:
    """The portions that a case counts."""
    for facts in book.of_case.by_scope.values():
        yield from _of([one for one in facts if _counted(one) and one.own])


def _of(counts: Sequence[Known]) -> Iterator[Portion]:
    for part in counts:
        predicate = predicate_of(part.fact.label)
        wholes = [one for one in counts if _holds(one, part)] if predicate else []
        named = [one for one in wholes if one.fact.label[-_TAIL:] == part.fact.label[-_TAIL:]]
        chosen = named or (wholes if len(counts) == _TAIL else [])
        if predicate and len(chosen) == 1 and value_of(part) > 0:
            others = [one for one in counts if one not in (part, chosen[0]) and _alike(one, part)]
            yield Portion(chosen[0], part, predicate, only=not others)


def _holds(whole: Known, part: Known) -> bool:
    """Whether a fact counts all of the things of which another counts some."""
    if whole is part or not _alike(whole, part) or value_of(whole) <= value_of(part):
        return False
    label = whole.fact.label
    return predicate_of(label) is None and not label.startswith(_ALL) and whole.fact.subject == part.fact.subject


def value_of(known: Known) -> Decimal:
    """What a fact counts."""
    return known.quantity.value if known.quantity else Decimal(0)


def same(dimension: str, known: Known) -> bool:
    """Whether a fact is counted by a counter, or by one for the same things."""
    own = known.quantity.dimension if known.quantity else ""
    return dimension == own or counted_alike(dimension, own)


def _counted(known: Known) -> bool:
    return known.quantity is not None and known.quantity.dimension not in MEASURED


def _alike(one: Known, other: Known) -> bool:
    return other.quantity is not None and same(other.quantity.dimension, one)
