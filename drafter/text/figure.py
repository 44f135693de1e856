"""One figure by its place in the folded text, and the scale of its unit."""

from dataclasses import dataclass
from decimal import Decimal

from drafter.text import units


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity by its place in the folded text; the fields are those of `Quantity`."""

    start: int
    end: int
    value: Decimal
    dimension: str
    places: int
    unit: str
    hedge: str | None
    spoken: bool = False


def scale(unit: str) -> tuple[str, Decimal]:
    """Dimension and factor of a unit as written; a bare 万 has a factor and no dimension."""
    if unit in units.MAGNITUDES:
        return "", units.MAGNITUDES[unit]
    return units.scaled(unit) if unit else ("", Decimal(1))


def places(value: Decimal | str) -> int:
    """The decimals that a number shows."""
    return len(str(value).partition(".")[2])
