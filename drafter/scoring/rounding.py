"""How the figures of a regime are rounded."""

from pydantic import Field

from drafter.findings.model import Frozen
from drafter.scoring.numbers import HALF_UP, RoundingMode


class Rounding(Frozen):
    """How figures are rounded.

    Attributes:
        mode: half up, as score sheets do; half to even, or cut off.
        places: decimals of points.
        rate_places: decimals of a rate in % before it is multiplied, since sheets multiply the printed rate;
            `None` multiplies the exact one. Bands always look at the exact rate.
        note: where that is known from.
    """

    mode: RoundingMode = HALF_UP
    places: int = Field(default=2, ge=0, le=6)
    rate_places: int | None = Field(default=2, ge=0, le=10)
    note: str = ""
