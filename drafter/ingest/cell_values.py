"""The value of a cell of a workbook as its format shows it."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_DIGITS = 15
_FIXED = re.compile(r"0")
_DIGIT = re.compile("[0#?]")
_LITERAL = re.compile(r'"(?P<said>[^"]*)"|\[[^\]]*\]|[_*].|\\')
_OTHER = re.compile(r"[.#0,]*,(?![#0])|[Ee/?]|\.0*#")
"""Pictures that scale, that show as many digits as there are, or that are no decimal numbers."""


def shown(cell: Any, *, cut: bool = False) -> str:  # noqa: ANN401  # a vendor's class for reading only
    """The text of a cell of openpyxl: numbers by their format, dates in ISO form.

    Args:
        cell: the cell.
        cut: whether a number is what its reader sees: without decimals that its format does not show, and a zero
            as the dash or nothing that it has for one. A score that is computed with must keep them.
    """
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "", cut)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _number(value: float, number_format: str, cut: bool) -> str:
    """A number as its format shows it: 0.9792 in `0.00%` is 97.92%, 4.9 in `0.00` is 4.90."""
    exact = Decimal(f"{value:.{_DIGITS}g}")
    positive, *others = number_format.split(";")
    if cut and not exact and len(others) > 1 and not _DIGIT.search(_bare(others[1])):
        return _LITERAL.sub(r"\g<said>", others[1]).strip()
    picture = _bare(positive)
    per_cent = "%" in picture
    exact = exact * 100 if per_cent else exact
    decimals = re.search(r"\.(0+)", picture)
    places = len(decimals.group(1)) if decimals else 0
    if cut and _FIXED.search(picture) and not _OTHER.search(picture):
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{exact.normalize():.{max(places, _places(exact))}f}" + ("%" if per_cent else "")


def _bare(picture: str) -> str:
    """A picture without its literals, colours and fillings."""
    return re.sub(r'"[^"]*"|\[[^\]]*\]|[_*\\].', "", picture)


def _places(value: Decimal) -> int:
    return max(-int(value.normalize().as_tuple().exponent), 0)
