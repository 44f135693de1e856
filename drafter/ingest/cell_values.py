"""The value of a cell of a workbook as its format shows it."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_DIGITS = 15


def shown(cell: Any) -> str:  # noqa: ANN401  # a vendor's class for reading only
    """The text of a cell of openpyxl: numbers by their format but never cut short, dates in ISO form."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _number(value: float, number_format: str) -> str:
    """A number as its format shows it: 0.9792 in `0.00%` is 97.92%, 4.9 in `0.00` is 4.90; never cut short."""
    exact = Decimal(f"{value:.{_DIGITS}g}")
    picture = re.sub(r'"[^"]*"|\[[^\]]*\]|[_*\\].', "", number_format.partition(";")[0])
    per_cent = "%" in picture
    exact = exact * 100 if per_cent else exact
    decimals = re.search(r"\.(0+)", picture)
    places = max(len(decimals.group(1)) if decimals else 0, _places(exact))
    return f"{exact.normalize():.{places}f}" + ("%" if per_cent else "")


def _places(value: Decimal) -> int:
    return max(-int(value.normalize().as_tuple().exponent), 0)
