"""What two facts that a sentence tells make together: differences, shares, multiples, so much for each, days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import combinations, permutations

from drafter.findings.model import Role
from drafter.verification.facts.known import Known

_HUNDRED = Decimal(100)
LACKS = frozenset({Role.DIFFERENCE, Role.BALANCE, Role.DEDUCTED})
"""Roles of what is missing, left or deducted."""
_MARKS = frozenset("未不缺欠差超余空闲漏滞亏短违虚多少")
_UNDONE = re.compile("(?:没有|没能|未能?|尚未)(?P<stem>[^的]{2,6})的")
_RATED = frozenset({Role.RATIO, Role.ACTUAL, Role.AWARDED})
_DAYS = frozenset({"天", "日"})
_MONTHS = frozenset({"个月", "月"})
_MEASURED = frozenset({"%", "百分点", "元", "分", ""})
_NAMED = 3
_MONTH_ONLY = 7
"""So many characters has a date of which no day is known: 2020-04."""


class Making(Enum):
    """How a figure is made of two facts."""

    DIFFERENCE = "difference"
    DAYS = "days"
    SHARE = "share"
    CHANGE = "change"
    REST = "rest"
    TIMES = "times"
    EACH = "each"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Combined:
    """A figure that two facts make.

    Attributes:
        making: how.
        value: in the scale of the dimension.
        dimension: of the result.
        formula: by the full names of the facts.
        top: the fact that is divided, or from which is taken.
        base: the other one.
        lacking: it tells what is missing, left or too much: 空置率, 缺口, 增幅.
    """

    making: Making
    value: Decimal
    dimension: str
    formula: str
    top: Known
    base: Known
    lacking: bool


def combined(facts: Sequence[Known], dimension: str) -> Iterator[Combined]:
    """All figures of a dimension that two of some facts of one finding make."""
    for one, other in permutations(facts, 2):
        if one.fact.kind == other.fact.kind and not one.quantity:
            yield from _apart(one, other, dimension)
        elif one.quantity and other.quantity:
            yield from _of_pair(one, other, one.quantity.value, other.quantity.value, dimension)
    for one, other in combinations(facts, 2):
        if one.quantity and other.quantity and one.quantity.dimension == other.quantity.dimension == dimension:
            total = one.quantity.value + other.quantity.value
            yield Combined(Making.SUM, total, dimension, f"{one.ref} + {other.ref}", one, other, lacking=False)
    for known in facts:
        if dimension == "%" and known.quantity and known.quantity.dimension == "%" and known.fact.role in _RATED:
            rest = _HUNDRED - known.quantity.value
            yield Combined(Making.REST, rest, "%", f"100% - {known.ref}", known, known, lacking=True)


def lacks(known: Known) -> bool:
    """Whether a fact is what is missing, left or too much of something."""
    return known.fact.role in LACKS or not _MARKS.isdisjoint(known.fact.label)


@lru_cache(maxsize=2048)
def undone(label: str) -> str:
    """What is not so of what a fact counts, by its name: 达标 of 没有达标的指标; empty if it says nothing."""
    found = _UNDONE.match(label)
    return found["stem"] if found else ""


def _of_pair(one: Known, other: Known, a: Decimal, b: Decimal, dimension: str) -> Iterator[Combined]:
    alike = _head(one) == _head(other)
    if alike and a > b and dimension.partition("/")[0] == ("百分点" if _head(one) == "%" else _head(one)):
        yield Combined(Making.DIFFERENCE, a - b, dimension, f"{one.ref} - {other.ref}", one, other, lacking=True)
    if not b:
        return
    if alike and dimension == "%" and _head(one) != "%":
        share = f"{one.ref} / {other.ref}"
        yield Combined(Making.SHARE, a * _HUNDRED / b, "%", share, one, other, lacking=lacks(one))
        change = f"({one.ref} - {other.ref}) / {other.ref}"
        yield Combined(Making.CHANGE, abs(a - b) * _HUNDRED / b, "%", change, one, other, lacking=True)
    elif not alike and dimension == "%" and a < b and _of_one_thing(one, other):
        share = f"{one.ref} / {other.ref}"
        yield Combined(Making.SHARE, a * _HUNDRED / b, "%", share, one, other, lacking=lacks(one))
    elif alike and dimension in ("倍", "比"):
        yield Combined(Making.TIMES, a / b, dimension, f"{one.ref} / {other.ref}", one, other, lacking=False)
    elif not alike and _head(one) == dimension.partition("/")[0] != "%" and _head(other) not in _MEASURED:
        yield Combined(Making.EACH, a / b, dimension, f"{one.ref} / {other.ref}", one, other, lacking=False)


def _of_one_thing(one: Known, other: Known) -> bool:
    """Whether two facts count the same thing by other counters: 内容雷同的走访记录118份 of 走访记录所载934次."""
    if _head(one) in _MEASURED or _head(other) in _MEASURED:
        return False
    return shared_name(one.fact.label, other.fact.label) != ""


@lru_cache(maxsize=2048)
def shared_name(one: str, other: str) -> str:
    """The longest name of a thing, of three characters or more, that stands in two labels; empty for none."""
    found = (one[at : at + size] for size in range(len(one), _NAMED - 1, -1) for at in range(len(one) - size + 1))
    return next((words for words in found if words in other), "")


def _apart(one: Known, other: Known, dimension: str) -> Iterator[Combined]:
    """How far two dates are apart, in a unit of time."""
    if dimension in _DAYS:
        yield from _days(one, other, dimension)
    elif dimension in _MONTHS:
        yield from _months(one, other, dimension)


def _days(one: Known, other: Known, dimension: str) -> Iterator[Combined]:
    first, last = _day(other), _day(one)
    if first and last and first < last:
        between = Decimal((last - first).days)
        formula = f"days({other.ref}, {one.ref})"
        yield Combined(Making.DAYS, between, dimension, formula, one, other, lacking=True)


def _months(one: Known, other: Known, dimension: str) -> Iterator[Combined]:
    """Whole months between two months of which no day is known."""
    first, last = other.fact.value, one.fact.value
    if len(first) == len(last) == _MONTH_ONLY and first < last:
        years, months = (int(last[part]) - int(first[part]) for part in (slice(0, 4), slice(5, 7)))
        between = Decimal(12 * years + months)
        formula = f"months({other.ref}, {one.ref})"
        yield Combined(Making.DAYS, between, dimension, formula, one, other, lacking=True)


def _day(known: Known) -> date | None:
    try:
        return date.fromisoformat(known.fact.value)
    except ValueError:
        return None


def _head(known: Known) -> str:
    return known.quantity.dimension.partition("/")[0] if known.quantity else ""
