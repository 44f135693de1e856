"""A figure, date or name that is to be bound, and which facts could stand for each other in its place."""

from dataclasses import dataclass

from drafter.verification.facts.known import Known

WORDS = frozenset({"number", "name"})
"""What numbers of papers and names are to the comparison of words: no figures, and of no year."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or date of the text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        dimension: of a quantity; `date` for a date.
    """

    start: int
    end: int
    dimension: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure, the fact that its words name best, and all facts of its value."""

    figure: Figure
    known: Known
    candidates: tuple[Known, ...]


def kind_of(figure: Figure, one: Known, other: Known) -> str:
    """By which weights two facts are compared: those of dates or of figures, and of one finding or of two."""
    kind = "date" if figure.dimension == "date" else "word" if figure.dimension in WORDS else "figure"
    return kind if one.scope == other.scope else f"{kind}_apart"


def counts_in(known: Known, figure: Figure) -> bool:
    """Whether a fact counts in the very unit of a figure, which another fact has only in a like one: 台, 辆."""
    return bool(known.quantity and known.quantity.dimension == figure.dimension)


def alike(one: Known, other: Known) -> bool:
    """Whether two facts are of one kind, so that one could stand for the other."""
    if one.quantity and other.quantity:
        return one.quantity.dimension == other.quantity.dimension
    return one.fact.kind is other.fact.kind and one.quantity is other.quantity


def same(one: Known, other: Known) -> bool:
    """Whether two facts have one value."""
    if one.quantity and other.quantity:
        return one.quantity.value == other.quantity.value
    return one.fact.value == other.fact.value
