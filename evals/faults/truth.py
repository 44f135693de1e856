"""Whether a changed figure is false: that it is no other fact of the case, and follows from none."""

import re
from bisect import bisect_left
from decimal import Decimal, InvalidOperation
from functools import cache

from drafter.findings.model import Fact, FactKind
from drafter.findings.units import converted, is_counter
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
    half = Decimal(0) if is_counter(unit) else Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    near = _amounts(page, unit)
    place = bisect_left(near, value - half)
    return place == len(near) or near[place] > value + half


@cache
def _amounts(page: Page, unit: str) -> list[Decimal]:
    """The amounts of a case that are of the measure of a unit, in it, from the least to the greatest."""
    counted = is_counter(unit)
    amounts = (
        amount if counted and is_counter(own) else converted(amount, own, unit) for amount, own in page.amounts
    )
    return sorted({amount for amount in amounts if amount is not None})


def differ(one: Fact, other: Fact) -> bool:
    """Whether two quantities are different amounts, however they are written."""
    value = converted(other.number, other.unit, one.unit)
    return value is None or value != one.number


def swappable(one: Told, other: Told) -> bool:
    """Whether two figures may change places and make something false: like units, other amounts, other things."""
    kind = FactKind.COUNT
    like = one.fact.unit == other.fact.unit or (one.fact.kind is kind and other.fact.kind is kind)
    return like and one.ref != other.ref and differ(one.fact, other.fact)
