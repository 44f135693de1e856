"""What plain arithmetic makes of the facts of one finding: made once, and looked up by dimension.

Differences, sums, shares and changes in percent, multiples, so much for each, the days between two dates of one
thing and what is left of these by a limit, or by the days of another thing. What a text says is no matter here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import chain, combinations, permutations, product

from drafter.findings.display import shown
from drafter.findings.model import FactKind, Role
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.combined import shared_name
from drafter.verification.facts.known import Known
from drafter.verification.facts.support import MEASURED

_MOST = 30
"""Facts of one finding beyond this number are not combined."""
_HUNDRED = Decimal(100)
_THREE = 3
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{3,}")
_RATED = frozenset({Role.RATIO, Role.ACTUAL, Role.TARGET})
_DAYS, _RATE, _POINTS, _TIMES = "天", "%", "百分点", "倍"
_LIMITING = frozenset({Role.DEADLINE, Role.STANDARD, Role.THRESHOLD})


class Reckoning(Enum):
    """How a figure is made; what has words of its own is only made where they are said."""

    DIFFERENCE = "difference"
    REST = "rest"
    SHARE = "share"
    CHANGE = "change"
    TIMES = "times"
    EACH = "each"
    SUM = "sum"
    DAYS = "days"
    BEYOND = "beyond"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Made:
    """A figure that facts make.

    Attributes:
        how: it is made.
        value: in the scale of the dimension.
        formula: by the full names of the facts.
        told: the same by what they say.
        operands: the facts.
    """

    how: Reckoning
    value: Decimal
    formula: str
    told: str
    operands: tuple[Known, ...]


@lru_cache(maxsize=256)
def made_of(facts: tuple[Known, ...], limits: tuple[Known, ...]) -> Mapping[str, tuple[Made, ...]]:
    """All that facts of one finding make, by dimension.

    Args:
        facts: of the finding.
        limits: what its norms fix.
    """
    own = facts[:_MOST]
    return _by_dimension((*_of_figures(own, own), *_totals(own), *_of_days(own, limits)))


@lru_cache(maxsize=256)
def made_across(facts: tuple[Known, ...], others: tuple[Known, ...]) -> Mapping[str, tuple[Made, ...]]:
    """All that a fact of one finding and a fact of another make, by dimension."""
    return _by_dimension(_of_figures(facts[:_MOST], others[:_MOST]))


def _by_dimension(made: Iterable[tuple[str, Made]]) -> Mapping[str, tuple[Made, ...]]:
    found: dict[str, list[Made]] = {}
    for dimension, one in made:
        found.setdefault(dimension, []).append(one)
    return {dimension: tuple(those) for dimension, those in found.items()}


def _of_figures(facts: Sequence[Known], others: Sequence[Known]) -> Iterator[tuple[str, Made]]:
    for one, other in dict.fromkeys(chain(product(facts, others), product(others, facts))):
        if one is not other and one.quantity and other.quantity:
            yield from _of_pair(one, other)
    for one, other in combinations(facts, 2) if facts is others else product(facts, others):
        if one.quantity and other.quantity and _alike(one, other) and not _rates(one):
            total = _value(one) + _value(other)
            yield _head(one), _made(Reckoning.SUM, total, "{} + {}", one, other)
    for known in facts if facts is others else ():
        if _head(known) == _RATE and known.fact.role in _RATED and 0 < _value(known) < _HUNDRED:
            rest = _made(Reckoning.REST, _HUNDRED - _value(known), "100% - {}", known)
            yield from ((_RATE, rest), (_POINTS, rest))


def _of_pair(one: Known, other: Known) -> Iterator[tuple[str, Made]]:
    a, b, head = _value(one), _value(other), _head(one)
    alike, counts = _alike(one, other), {head, _head(other)}.isdisjoint(MEASURED)
    of_one = counts and shared_name(one.fact.label, other.fact.label) != ""
    if a > b and (alike or of_one):
        yield _POINTS if head == _RATE else head, _made(Reckoning.DIFFERENCE, a - b, "{} - {}", one, other)
    if not b:
        return
    if (alike or (counts and a < b)) and not _rates(one):
        yield _RATE, _made(Reckoning.SHARE, a * _HUNDRED / b, "{} / {}", one, other)
    if not alike and not _rates(one) and head and _head(other) not in MEASURED:
        yield head, _made(Reckoning.EACH, a / b, "{} / {}", one, other)
    yield from _changes(one, other)


def _changes(one: Known, other: Known) -> Iterator[tuple[str, Made]]:
    """Multiples, changes in percent, and those of a rate of which the change in points is known."""
    a, b = _value(one), _value(other)
    if _alike(one, other):
        yield _TIMES, _made(Reckoning.TIMES, a / b, "{} / {}", one, other)
        change = abs(a - b) * _HUNDRED / b
        yield _RATE, _made(Reckoning.CHANGE, change, "({} - {}) / {}", one, other, other)
    if _head(one) == _POINTS and _head(other) == _RATE and shared_name(one.fact.label, other.fact.label):
        for base, form in ((b + a, "{} / ({} + {})"), (b - a, "{} / ({} - {})")):
            if base > 0:
                yield _RATE, _made(Reckoning.CHANGE, a * _HUNDRED / base, form, one, other, one)


def _totals(facts: Sequence[Known]) -> Iterator[tuple[str, Made]]:
    """All figures of one role and dimension together."""
    groups: dict[tuple[Role, str], list[Known]] = {}
    for known in facts:
        if known.quantity and not _rates(known):
            groups.setdefault((known.fact.role, _head(known)), []).append(known)
    for (_, head), same in groups.items():
        if len(same) >= _THREE:
            total = sum(map(_value, same), Decimal(0))
            yield head, _made(Reckoning.SUM, total, " + ".join("{}" for _ in same), *same)


def _of_days(facts: Sequence[Known], limits: Sequence[Known]) -> Iterator[tuple[str, Made]]:
    """Days between dates, by how much they are beyond a limit, and how far apart; and the limits themselves."""
    spans = [*_spans(facts)]
    yield from ((_DAYS, span) for span in spans)
    yield from ((_head(limit), _made(Reckoning.LIMIT, _value(limit), "{}", limit)) for limit in limits)
    own = [known for known in facts if known.fact.role in _LIMITING]
    told = [known for known in facts if _head(known) == _DAYS and known not in own]
    spans += [_made(Reckoning.DAYS, _value(known), "{}", known) for known in told]
    days = [known for known in (*own, *limits) if _head(known) == _DAYS]
    for span in spans:
        for limit in days:
            if span.value > _value(limit) and limit not in span.operands:
                beyond = f"{span.formula} - {limit.ref}", f"{span.told} - {shown(limit.fact)}"
                made = Made(Reckoning.BEYOND, span.value - _value(limit), *beyond, (*span.operands, limit))
                yield _DAYS, made
    for one, other in permutations(spans, 2):
        if one.value > other.value:
            apart = f"{one.formula} - {other.formula}", f"（{one.told}）-（{other.told}）"
            made = Made(Reckoning.BEYOND, one.value - other.value, *apart, (*one.operands, *other.operands))
            yield _DAYS, made


def _spans(facts: Sequence[Known]) -> Iterator[Made]:
    """The days between two dates of one thing."""
    dates = [(known, day) for known in facts if known.fact.kind is FactKind.DATE and (day := day_of(known))]
    for (one, first), (other, last) in permutations(dates, 2):
        if first < last and of_one(one, other):
            told = f"{shown(other.fact)} - {shown(one.fact)}"
            days, formula = Decimal((last - first).days), f"days({one.ref}, {other.ref})"
            yield Made(Reckoning.DAYS, days, formula, told, (one, other))


def of_one(one: Known, other: Known) -> bool:
    """Whether two dates are of one thing: of one number, where they have any, and of one owner."""
    numbers = [_NUMBER.search(known.fact.label) for known in (one, other)]
    called = [found.group() for found in numbers if found]
    return len(set(called)) <= 1 and len(called) != 1 and one.fact.subject == other.fact.subject


def day_of(known: Known) -> date | None:
    """The day that a date names; `None` for a year or a month."""
    try:
        return date.fromisoformat(known.fact.value)
    except ValueError:
        return None


def _made(how: Reckoning, value: Decimal, form: str, *operands: Known) -> Made:
    formula = form.format(*(known.ref for known in operands))
    first, *rest = operands
    if form.startswith("(") and _value(first) < _value(rest[0]):
        operands, first = (rest[0], first, rest[0]), rest[0]  # told with the greater first
    told = form.format(*(shown(known.fact) for known in operands))
    return Made(how, value, formula, told, tuple(dict.fromkeys(operands)))


def _value(known: Known) -> Decimal:
    return known.quantity.value if known.quantity else Decimal(0)


def _head(known: Known) -> str:
    return known.quantity.dimension.partition("/")[0] if known.quantity else ""


def _rates(known: Known) -> bool:
    return _head(known) in (_RATE, _POINTS)


def _alike(one: Known, other: Known) -> bool:
    return _head(one) == _head(other) or counted_alike(_head(one), _head(other))
