"""Days told in months or weeks: 127天 is 四个多月, 4个月以上; 70天 is 两个多月."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from drafter.text.quantities import Quantity
from drafter.verification.facts.combined import Making, combined
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf

_DAYS = "天"
_LENGTHS = {
    "个月": (Decimal(30), Decimal(31)),
    "月": (Decimal(30), Decimal(31)),
    "周": (Decimal(7), Decimal(7)),
    "星期": (Decimal(7), Decimal(7)),
    "年": (Decimal(365), Decimal(366)),
}
_LESS = frozenset({"近", "将近", "接近", "不足", "不到", "未满"})
_MORE = frozenset({"余", "多", "有余", "以上", "超过", "超", "逾", "过", "开外", "出头", "之多"})
_HALF = Decimal("0.5")


def formulas(quantity: Quantity, told: tuple[Known, ...], facts: Shelf) -> Iterator[str]:
    """The days that a figure in longer spans tells, of the facts that its sentence tells.

    Args:
        quantity: the figure.
        told: the facts of its sentence.
        facts: all that it could be of.
    """
    lengths = _LENGTHS.get(quantity.dimension)
    if lengths is None or not told:
        return
    days = [
        (one.quantity.value, one.ref)
        for one in (*told, *facts.by_scope.get(told[0].scope, ()))
        if one.quantity and one.quantity.dimension == _DAYS
    ]
    made = (one for one in combined(told, _DAYS) if one.top.fact.subject == one.base.fact.subject)
    days += [(one.value, one.formula) for one in made if one.making is Making.DAYS]
    yield from (ref for value, ref in days if _lasts(quantity, value, *lengths))


def _lasts(quantity: Quantity, days: Decimal, shortest: Decimal, longest: Decimal) -> bool:
    low, high = days / longest, days / shortest
    if quantity.hedge in _MORE:
        return quantity.value < high and low < quantity.value + 1
    if quantity.hedge in _LESS:
        return quantity.value - _HALF <= high and low < quantity.value
    step = _HALF if quantity.value % 1 else Decimal(1)
    rounded = {(span / step).quantize(Decimal(1), ROUND_HALF_UP) * step for span in (low, high)}
    return quantity.value in rounded
