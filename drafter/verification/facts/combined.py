"""What two facts make together: differences, shares, changes, multiples, so much for each, sums, days."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from drafter.findings.model import Role
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Made, Making, day_of, head_of, shared_name, value_of
from drafter.verification.facts.support import MEASURED

_HUNDRED = Decimal(100)
_RATED = frozenset({Role.RATIO, Role.ACTUAL, Role.AWARDED})
_RATE, _POINTS, _EXTENT = "%", "百分点", frozenset({"倍", "比"})
_RATES = frozenset({_RATE, _POINTS})
_UNCOUNTED = frozenset({*_RATES, "元", "分", ""})
"""So much for each is for none of these."""
_DAYS = frozenset({"天", "日"})
_MONTHS = frozenset({"个月", "月"})
_MONTH_ONLY = 7
"""So many characters has a date of which no day is known: 2020-04."""


def combined(facts: Sequence[Known], dimension: str) -> Iterator[Made]:
    """All figures of a dimension that two of some facts of one finding, which a sentence tells, make."""
    for one, other in permutations(facts, 2):
        if one.fact.kind == other.fact.kind and not one.quantity:
            yield from _apart(one, other, dimension)
        elif one.quantity and other.quantity:
            yield from of_pair(one, other, dimension)
    for one, other in combinations(facts, 2):
        if one.quantity and other.quantity and one.quantity.dimension == other.quantity.dimension == dimension:
            yield summed((one, other), dimension)
    rates = facts if dimension == _RATE else ()
    yield from (rest(one, _RATE) for one in rates if head_of(one) == _RATE and one.fact.role in _RATED)


def of_pair(one: Known, other: Known, dimension: str, *, freely: bool = False) -> Iterator[Made]:
    """The figures of a dimension that two figures make.

    Args:
        one: the one that is divided, or from which is taken.
        other: the other one.
        dimension: of the figures.
        freely: also of what is counted by other counters, and of rates.
    """
    a, b, head, unit = value_of(one), value_of(other), head_of(one), dimension.partition("/")[0]
    alike = head == head_of(other) or (freely and counted_alike(head, head_of(other)))
    apart = unit == (_POINTS if head == _RATE else head) and a > b
    if apart and (alike or (freely and _of_one_thing(one, other))):
        yield Made(Making.DIFFERENCE, a - b, dimension, "{0} - {1}", (one, other))
    if not b:
        return
    if dimension == _RATE:
        yield from _in_percent(one, other, alike=alike, freely=freely)
    elif alike and dimension in _EXTENT:
        yield Made(Making.TIMES, a / b, dimension, "{0} / {1}", (one, other))
    elif not alike and unit == head and head not in _RATES and head_of(other) not in _UNCOUNTED:
        yield Made(Making.EACH, a / b, dimension, "{0} / {1}", (one, other))


def _in_percent(one: Known, other: Known, *, alike: bool, freely: bool) -> Iterator[Made]:
    a, b, rated = value_of(one), value_of(other), head_of(one) in _RATES
    part = not alike and a < b and (_counted(one, other) if freely else _of_one_thing(one, other))
    if not rated and (alike or part):
        yield Made(Making.SHARE, a * _HUNDRED / b, _RATE, "{0} / {1}", (one, other))
    if alike and (freely or not rated):
        greater_first = "" if a >= b else "({1} - {0}) / {1}"
        change = abs(a - b) * _HUNDRED / b
        yield Made(Making.CHANGE, change, _RATE, "({0} - {1}) / {1}", (one, other), greater_first)
    points = freely and head_of(one) == _POINTS and head_of(other) == _RATE
    if points and shared_name(one.fact.label, other.fact.label):
        for base, form in ((b + a, "{0} / ({1} + {0})"), (b - a, "{0} / ({1} - {0})")):
            if base > 0:
                yield Made(Making.CHANGE, a * _HUNDRED / base, _RATE, form, (one, other))


def summed(facts: Sequence[Known], dimension: str) -> Made:
    """All of some facts together."""
    form = " + ".join(f"{{{place}}}" for place in range(len(facts)))
    return Made(Making.SUM, sum(map(value_of, facts), Decimal(0)), dimension, form, tuple(facts))


def part(one: Known, other: Known) -> Made:
    """What share the first of two parts is of the whole that they are together, which is no fact itself."""
    share = value_of(one) * _HUNDRED / (value_of(one) + value_of(other))
    return Made(Making.PART, share, _RATE, "{0} / ({0} + {1})", (one, other))


def rest(known: Known, dimension: str) -> Made:
    """Of how many it is not so of which a rate tells of how many it is."""
    return Made(Making.REST, _HUNDRED - value_of(known), dimension, "100% - {0}", (known,))


def between(one: Known, other: Known, dimension: str) -> Iterator[Made]:
    """The days from the second of two dates to the first."""
    first, last = day_of(other), day_of(one)
    if first and last and first < last:
        days = Decimal((last - first).days)
        yield Made(Making.DAYS, days, dimension, "days({1}, {0})", (one, other), "{0} - {1}")


def _counted(one: Known, other: Known) -> bool:
    return MEASURED.isdisjoint((head_of(one), head_of(other)))


def _of_one_thing(one: Known, other: Known) -> bool:
    """Whether two facts count the same thing by other counters: 内容雷同的走访记录118份 of 走访记录所载934次."""
    return _counted(one, other) and shared_name(one.fact.label, other.fact.label) != ""


def _apart(one: Known, other: Known, dimension: str) -> Iterator[Made]:
    """How far two dates are apart, in a unit of time."""
    if dimension in _DAYS:
        yield from between(one, other, dimension)
    elif dimension in _MONTHS:
        yield from _months(one, other, dimension)


def _months(one: Known, other: Known, dimension: str) -> Iterator[Made]:
    """Whole months between two months of which no day is known."""
    first, last = other.fact.value, one.fact.value
    if len(first) == len(last) == _MONTH_ONLY and first < last:
        years, months = (int(last[part]) - int(first[part]) for part in (slice(0, 4), slice(5, 7)))
        yield Made(Making.DAYS, Decimal(12 * years + months), dimension, "months({1}, {0})", (one, other))
