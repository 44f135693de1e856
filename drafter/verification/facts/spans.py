"""How many days longer spans have, and whether so many days may be told as so many of them: 127天 is 四个多月."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from drafter.text.quantities import Quantity

LENGTHS: Mapping[str, tuple[Decimal, Decimal]] = {
    "个月": (Decimal(30), Decimal(31)),
    "月": (Decimal(30), Decimal(31)),
    "周": (Decimal(7), Decimal(7)),
    "星期": (Decimal(7), Decimal(7)),
    "年": (Decimal(365), Decimal(366)),
}
"""How many days a longer span has, at least and at most."""
_NEARLY, _LESS = frozenset({"近", "将近", "接近"}), frozenset({"不足", "不到", "未满"})
_MORE = frozenset({"余", "多", "有余", "以上", "超过", "超", "逾", "过", "开外", "出头", "之多"})
_HALF = Decimal("0.5")


def lasts(quantity: Quantity, days: Decimal, shortest: Decimal, longest: Decimal) -> bool:
    """Whether so many days may be told as so many spans, of which one has from `shortest` to `longest` days."""
    low, high = days / longest, days / shortest
    if quantity.hedge in _MORE:
        return quantity.value < high and low < quantity.value + 1
    if quantity.hedge in _LESS or quantity.hedge in _NEARLY:
        return quantity.value - (_HALF if quantity.hedge in _NEARLY else 1) <= high and low < quantity.value
    step = _HALF if quantity.value % 1 else Decimal(1)
    rounded = {(span / step).quantize(Decimal(1), ROUND_HALF_UP) * step for span in (low, high)}
    return quantity.value in rounded
