"""How figures stand in a derivation, and how they are rounded."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal, TypeAlias

RoundingMode: TypeAlias = Literal["ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_DOWN"]
"""Half up as score sheets do, half to even as GB/T 8170 asks, or cut off."""

HALF_UP: RoundingMode = "ROUND_HALF_UP"

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""Enough digits that nothing is lost before the one rounding that the rubric names."""

_SHOWN_PLACES = 6


def plain(value: Decimal) -> str:
    """A figure without needless zeros and never with an exponent: 4.896, 100, 0.5."""
    shown = rounded(value, _SHOWN_PLACES) if -int(value.as_tuple().exponent) > _SHOWN_PLACES else value
    text = f"{shown:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def rounded(value: Decimal, places: int, mode: RoundingMode = HALF_UP) -> Decimal:
    """To a number of decimals; half up unless another way is named."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=mode, context=EXACT)


def padded(value: Decimal, places: int) -> Decimal:
    """At least a number of decimals; more only where the figure has them."""
    return value if -int(value.as_tuple().exponent) > places else rounded(value, places)
