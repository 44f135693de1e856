"""What plain arithmetic makes of the facts of one finding: made once, and looked up by dimension.

What two facts make, all of one role together, the days between two dates of one thing and what is left of these by
a limit, or by the days of another thing. What a text says is no matter here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain, combinations, permutations, product

from drafter.findings.model import FactKind, Role
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.combined import between, of_pair, rest, summed
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Made, Making, head_of, of_one, value_of
from drafter.verification.facts.products import products

_MOST = 30
"""Facts of one finding beyond this number are not combined."""
_WHOLE, _THREE = 100, 3
_RATED = frozenset({Role.RATIO, Role.ACTUAL, Role.TARGET})
_DAYS, _RATE, _POINTS, _TIMES = "天", "%", "百分点", "倍"
_RATES = frozenset({_RATE, _POINTS})
_LIMITING = frozenset({Role.DEADLINE, Role.STANDARD, Role.THRESHOLD})
_PLACE = re.compile(r"\{(\d)\}")

_Pairs = Iterable[tuple[Known, Known]]


@lru_cache(maxsize=256)
def made_of(facts: tuple[Known, ...], limits: tuple[Known, ...]) -> Mapping[str, tuple[Made, ...]]:
    """All that facts of one finding make, by dimension.

    Args:
        facts: of the finding.
        limits: what its norms fix.
    """
    own = facts[:_MOST]
    figures = [known for known in own if known.quantity]
    pairs = _of_figures(permutations(figures, 2), combinations(figures, 2))
    rests = (rest(known, unit) for known in rated(figures, _RATED) for unit in (_RATE, _POINTS))
    return _by_dimension(chain(pairs, rests, totals(figures), products(figures), _of_days(own, limits)))


@lru_cache(maxsize=256)
def made_across(facts: tuple[Known, ...], others: tuple[Known, ...]) -> Mapping[str, tuple[Made, ...]]:
    """All that a fact of one finding and a fact of another make, by dimension."""
    own, theirs = ([known for known in those[:_MOST] if known.quantity] for those in (facts, others))
    return _by_dimension(_of_figures(chain(product(own, theirs), product(theirs, own)), product(own, theirs)))


def _by_dimension(made: Iterable[Made]) -> Mapping[str, tuple[Made, ...]]:
    found: dict[str, list[Made]] = {}
    for one in made:
        found.setdefault(one.dimension, []).append(one)
    return {dimension: tuple(those) for dimension, those in found.items()}


def _of_figures(pairs: _Pairs, sums: _Pairs) -> Iterator[Made]:
    for one, other in pairs:
        for dimension in dict.fromkeys((head_of(one), _POINTS, _RATE, _TIMES)):
            yield from of_pair(one, other, dimension, freely=True)
    for one, other in sums:
        head = head_of(one)
        if head not in _RATES and (head == head_of(other) or counted_alike(head, head_of(other))):
            yield summed((one, other), head)


def rated(facts: Sequence[Known], roles: Set[Role]) -> Iterator[Known]:
    """The rates of some roles that tell of how many it is so, and leave of how many it is not."""
    return (
        one for one in facts if head_of(one) == _RATE and one.fact.role in roles and 0 < value_of(one) < _WHOLE
    )


def totals(facts: Sequence[Known]) -> Iterator[Made]:
    """All figures of one role and dimension together."""
    groups: dict[tuple[Role, str], list[Known]] = {}
    for known in facts:
        if head_of(known) not in _RATES:
            groups.setdefault((known.fact.role, head_of(known)), []).append(known)
    yield from (summed(same, head) for (_, head), same in groups.items() if len(same) >= _THREE)


def _of_days(facts: Sequence[Known], limits: Sequence[Known]) -> Iterator[Made]:
    """Days between dates, by how much they are beyond a limit, and how far apart; and the limits themselves."""
    dates = [known for known in facts if known.fact.kind is FactKind.DATE]
    made = (between(last, first, _DAYS) for first, last in permutations(dates, 2) if of_one(first, last))
    spans = [*chain.from_iterable(made)]
    yield from spans
    yield from (Made(Making.LIMIT, value_of(one), head_of(one), "{0}", (one,)) for one in limits)
    own = [known for known in facts if known.fact.role in _LIMITING]
    told = [known for known in facts if head_of(known) == _DAYS and known not in own]
    spans += [Made(Making.DAYS, value_of(one), _DAYS, "{0}", (one,)) for one in told]
    days = [known for known in (*own, *limits) if head_of(known) == _DAYS]
    for span, limit in product(spans, days):
        if span.value > value_of(limit) and limit not in span.operands:
            yield _beyond(span, Made(Making.LIMIT, value_of(limit), _DAYS, "{0}", (limit,)))
    for one, other in permutations(spans, 2):
        if one.value > other.value:
            yield _beyond(one, other)


def _beyond(span: Made, other: Made) -> Made:
    """By how much a span is beyond a limit, or longer than another one."""
    count = len(span.operands)
    form, telling = (
        _PLACE.sub(lambda place: f"{{{int(place[1]) + count}}}", words)
        for words in (other.form, other.telling or other.form)
    )
    mine = span.telling or span.form
    told = f"{mine} - {telling}" if other.how is Making.LIMIT else f"（{mine}）-（{telling}）"
    value, operands = span.value - other.value, (*span.operands, *other.operands)
    return Made(Making.BEYOND, value, _DAYS, f"{span.form} - {form}", operands, told)
