"""Whether a changed figure is false: that it is no other fact of the case, and follows from none."""

import re
from decimal import Decimal, InvalidOperation
from functools import cache

from drafter.findings.model import Fact, FactKind
from drafter.findings.units import converted, is_counter
from evals.faults.amounts import Amount
from evals.faults.page import Page, Told

_WRITTEN = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(.*)", re.DOTALL)


def parted(written: str) -> tuple[str, str] | None:
    """`48,210人次` as its digits and its unit; `None` where it does not begin with digits."""
    found = _WRITTEN.fullmatch(written)
    return (found.group(1), found.group(2)) if found else None


def number(digits: str) -> Decimal | None:
    """The value of digits with separators."""
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None


@cache
def is_false(page: Page, digits: str, unit: str) -> bool:
    """Whether an amount is told by no fact of the case, nor by two of one finding together, nor by any account."""
    value = number(digits)
    if value is None or not unit:
        return False
    plain = digits.replace(",", "")
    if any(plain + unit in point.text for _, _, point in page.case.all_points()):
        return False
    return not any(_same(value, unit, one) for one in page.amounts)


def differ(one: Fact, other: Fact) -> bool:
    """Whether two quantities are different amounts, however they are written."""
    value = converted(other.number, other.unit, one.unit)
    return value is None or value != one.number


def _same(value: Decimal, unit: str, known_one: Amount) -> bool:
    """Whether a value is the known one as far as it is written."""
    other, other_unit = known_one
    if is_counter(unit) and is_counter(other_unit):
        return value == other
    like = converted(other, other_unit, unit)
    if like is None:
        return False
    half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    return abs(like - value) <= half


def swappable(one: Told, other: Told) -> bool:
    """Whether two figures may change places and make something false: like units, other amounts, other things."""
    kind = FactKind.COUNT
    like = one.fact.unit == other.fact.unit or (one.fact.kind is kind and other.fact.kind is kind)
    return like and one.ref != other.ref and differ(one.fact, other.fact)
