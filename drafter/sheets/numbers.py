"""Points as sheets write them: 4.5, ４．５, "4.5分"; and what stands where points should."""

import re
from dataclasses import dataclass
from decimal import Decimal

from drafter.scoring.numbers import rounded
from drafter.scoring.rounding import Rounding
from drafter.sheets.words import bare, is_word
from drafter.text.width import narrow

_POINTS = re.compile(r"([+-]?\d{1,9}(?:\.\d{1,15})?|[+-]?\.\d{1,15})分?")


@dataclass(frozen=True, slots=True)
class Points:
    """What a cell for points says.

    Attributes:
        value: the number; `None` where there is none.
        blank: the cell says nothing.
        not_assessed: it says that the indicator was not assessed.
    """

    value: Decimal | None = None
    blank: bool = False
    not_assessed: bool = False


def read_points(text: str) -> Points:
    """Points from the text of a cell; never by rounding, never out of a longer text."""
    plain = re.sub(r"\s+", "", narrow(text)).replace("−", "-").strip("'")
    if match := _POINTS.fullmatch(plain):
        value = Decimal(match.group(1))
        return Points(tidied(value))
    if is_word(text, "cells", "not_assessed"):
        return Points(not_assessed=True)
    return Points(blank=not plain or not bare(plain))


def in_places(points: Decimal, rounding: Rounding) -> Decimal:
    """Points with no more decimals than a rubric gives."""
    fine = -int(points.normalize().as_tuple().exponent) > rounding.places
    return tidied(rounded(points, rounding.places, rounding.mode)) if fine else points


def tidied(value: Decimal) -> Decimal:
    """Without the zeros that a cell's format adds: 4.50 is 4.5, 100.00 is 100."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
