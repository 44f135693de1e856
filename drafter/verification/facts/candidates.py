"""Which facts have the value that a figure states, in whatever unit and at the precision it is displayed with."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache, partial

from drafter.text.marks import Mark
from drafter.text.quantities import Quantity
from drafter.text.units import MAGNITUDES
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import bounds, closely, factor, supports

_SAME_COUNTERS = (
    {"人", "名", "位"},
    {"个", "项"},
    {"份", "个"},
    {"辆", "台"},
    {"笔", "项"},
    {"册", "册次"},
    {"天", "日"},
)
"""Counters that count the same things."""
_RELATED = (
    {"%", "百分点"},
    {"天", "个工作日", "月", "个月", "年", "小时", "分钟", "周", "季度", "个季度"},
)
"""Dimensions of which one is easily written for another."""

_TELLING = 3
"""So many digits are hardly the same by chance."""

_YEAR_ONLY = 4
_RATIO = "比"
_EACH = "每"


def matching(quantity: Quantity, facts: Shelf) -> list[Known]:
    """The facts that have the value and the dimension of a figure; it is asked for many times of each."""
    return list(facts.matched.of(_written(quantity), partial(_matching, quantity, facts)))


def _written(quantity: Quantity) -> tuple[object, ...]:
    """A figure, wherever it stands."""
    one = quantity
    return one.text, one.value, one.dimension, one.places, one.unit, one.hedge, one.spoken


def _matching(quantity: Quantity, facts: Shelf) -> Sequence[Known]:
    if not quantity.dimension and quantity.unit in MAGNITUDES:
        counted = facts.between(facts.dimensions - {"%"}, *bounds(quantity))
        return [known for known in counted if known.quantity and supports(quantity, known.quantity.value)]
    if not quantity.dimension:
        return facts.by_digits.get(abs(quantity.value), ())
    low, high = bounds(quantity)
    if quantity.dimension == _RATIO:
        low, high = min(low, 100 * quantity.value - 1), max(high, 100 * quantity.value + 1)
    near = facts.between(_comparable(quantity.dimension), low, high)
    return [known for known in near if known.quantity and _same(quantity, known, known.quantity)]


@cache
def _comparable(dimension: str) -> frozenset[str]:
    """The dimensions of facts that a figure of a dimension may state.

    2万元/辆 may state one in 元, 3:2 one in %, and 名 one in 人.
    """
    head = dimension.partition("/")[0]
    alike = (counters for counters in _SAME_COUNTERS if dimension in counters)
    own = {dimension, head, *({"%"} if dimension == _RATIO else ())}
    return frozenset(own.union(*alike))


def dated(mark: Mark, dates: Iterable[Known]) -> list[Known]:
    """The dates among the facts that are one, as exactly as it is written."""
    return [known for known in dates if is_date(mark.value, known.fact.value)]


@lru_cache(maxsize=4096)
def is_date(written: str, known: str) -> bool:
    """Whether an ISO date may be written like this: as it is, less precise, or without its year."""
    if written.startswith("--"):
        return known[_YEAR_ONLY + 1 :].startswith(written[2:])
    return known == written or known.startswith(written + "-")


def other_unit(quantity: Quantity, facts: Shelf) -> Known | None:
    """A fact with the digits of a figure in another unit, where one may have been mistaken for the other."""
    digits = abs(quantity.value) / factor(quantity.unit)
    if not digits:
        return None
    with_digits = facts.by_digits.get(digits, ())
    return next((known for known in with_digits if _mistaken(quantity, known)), None)


def _mistaken(written: Quantity, known: Known) -> bool:
    """Whether only the unit differs: 2份 beside 2人 are two facts, 5.3个百分点 beside 5.3% may be one."""
    other = known.quantity
    if other is None or other.unit == written.unit:
        return False
    both = {other.dimension, written.dimension}
    related = len(both) == 1 or any(both <= dimensions for dimensions in _RELATED)
    return related or len((known.digits or Decimal(0)).normalize().as_tuple().digits) >= _TELLING


def _same(written: Quantity, fact: Known, known: Quantity) -> bool:
    if written.dimension != known.dimension:
        return (
            _per(written, fact, known)
            or _ratio(written, known)
            or (counted_alike(written.dimension, known.dimension) and supports(written, known.value))
        )
    return supports(written, known.value) and closely(written, known.value)


def _per(written: Quantity, fact: Known, known: Quantity) -> bool:
    """20,000元/辆·年 for a fact in 元 whose label says of what: 每辆每年车辆经费标准."""
    head, slash, _ = written.dimension.partition("/")
    return bool(slash) and head == known.dimension and _EACH in fact.fact.label and supports(written, known.value)


def _ratio(written: Quantity, known: Quantity) -> bool:
    """3:2 for a rate of 150.00%, at the precision of the rate."""
    percent = written.value * 100
    rounded = percent.quantize(Decimal(1).scaleb(-known.places), rounding=ROUND_HALF_UP)
    return written.dimension == _RATIO and known.dimension == "%" and rounded == known.value


def counted_alike(one: str, other: str) -> bool:
    """Whether two counters count the same things: 名 and 人."""
    return any({one, other} <= counters for counters in _SAME_COUNTERS)
