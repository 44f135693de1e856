"""What displayed figures can mean: every figure is an interval of half its last place to either side."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from drafter.audit.statements import Figure

HUNDRED = Decimal(100)
_PLACES = Decimal("0.000001")
_FIRST_ROUNDED = (1, 2)
"""The further decimals of a value that is rounded a second time."""
_HALF_CENT = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Range:
    """All values that a displayed figure may stand for."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Range") -> bool:
        """Whether both may stand for the same value."""
        return self.low <= other.high and other.low <= self.high


def around(value: Decimal, half: Decimal) -> Range:
    """A value and half of its last place to either side."""
    return Range(value - half, value + half)


def tail_of(points: Iterable[Decimal]) -> Decimal:
    """How far the sum of points may be from their total when those with two decimals came from formulas."""
    return sum((_HALF_CENT for value in points if _places(value) > 1), Decimal(0))


def _places(value: Decimal) -> int:
    return -int(value.as_tuple().exponent)


def range_of(figure: Figure) -> Range:
    """What a figure may stand for, in the scale of its dimension."""
    return around(figure.value, figure.half)


def ratio(above: Range, below: Range) -> Range | None:
    """The quotient of two positive ranges, in percent; `None` if the divisor may be zero."""
    if below.low <= 0:
        return None
    ends = [HUNDRED * a / b for a in (above.low, above.high) for b in (below.low, below.high)]
    return Range(min(ends), max(ends))


def percent(above: Decimal, below: Decimal, places: int) -> Decimal:
    """A quotient in percent, rounded half up to a number of decimals."""
    return (HUNDRED * above / below).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def cut_off(value: Decimal, places: int) -> Decimal:
    """A value with its further decimals cut off."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def rounded(value: Decimal, places: int) -> Decimal:
    """A value rounded half up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def short_of_whole(exact: Decimal, places: int) -> Decimal:
    """A percentage rounded half up, with as many more decimals as keep one that is not 100 from reading as 100."""
    most = -int(_PLACES.as_tuple().exponent)
    fits = (found for n in range(places, most) if (found := rounded(exact, n)) != HUNDRED or exact == HUNDRED)
    return next(fits, rounded(exact, most))


def last_digit(exact: Decimal, stated: Decimal, places: int) -> bool:
    """Whether a stated value is off by no more than one in the last of its decimals."""
    return abs(rounded(exact, places) - stated) <= Decimal(1).scaleb(-places)


def only_tail(exact: Decimal, stated: Decimal, places: int) -> bool:
    """Whether a stated value is the exact one but for its tail: its further decimals cut off, or rounded twice.

    2.548 is 2.55 with two decimals, and 2.6 where that is rounded once more.
    """
    twice = (rounded(rounded(exact, places + more), places) for more in _FIRST_ROUNDED)
    return stated in (cut_off(exact, places), *twice)


def plain(value: Decimal) -> str:
    """A value without an exponent and without zeros behind its last decimal."""
    text = f"{value.quantize(_PLACES, ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
