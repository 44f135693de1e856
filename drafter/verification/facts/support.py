"""When a figure is supported by a value: at the precision it is displayed with, and never by a tolerance."""

import re
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.text.units import MAGNITUDES, scaled

_ABOUT = frozenset({"约", "约为", "大约", "大概", "大致", "左右", "上下"})
_BELOW = frozenset({"近", "将近", "接近", "逼近", "不足", "不到", "未达", "未达到", "未满", "弱"})
_ABOVE = frozenset(
    {
        "逾",
        "超",
        "超过",
        "超出",
        "突破",
        "余",
        "多",
        "多一点",
        "多一些",
        "还多",
        "强",
        "来",
        "几",
        "有余",
        "开外",
        "以上",
        "之多",
        "出头",
        "过",
        "上",
    }
)
_COMPARING_ABOVE = frozenset({"超", "超过", "超出", "突破", "高于", "多于", "大于", ">"})
_COMPARING_BELOW = frozenset({"不足", "不到", "未达", "未达到", "未满", "接近", "低于", "少于", "小于", "<"})
_STRICTLY_ABOVE = _COMPARING_ABOVE | {"逾", "余", "多", "多一点", "多一些", "还多", "强", "有余", "开外", "出头"}
_STRICTLY_BELOW = _COMPARING_BELOW | _BELOW
COMPARING = _COMPARING_ABOVE | _COMPARING_BELOW
"""Hedges that also stand before what something else is compared with."""
AT_MOST, AT_LEAST = "不超过", "不低于"
_AT_MOST = frozenset({AT_MOST, "不高于", "不大于", "不多于"})
_AT_LEAST = frozenset({AT_LEAST, "不少于", "不小于"})
_DENYING = re.compile("(?:没有?|未(?!达)|并未|从未|未曾|未能|没能)$")
_BY_SO_MUCH = frozenset({"超", "超出", "不足", "突破"})
_DISTANCES = frozenset({Role.DIFFERENCE, Role.BALANCE, Role.ADJUSTMENT, Role.DEDUCTED})
_HALF = "半"
_HUNDRED = Decimal(100)
_POINTS = "分"
"""Points are told exactly as they were given."""
_LITTLE = frozenset({"多一点", "多一些"})
_NEARLY = frozenset({"近", "将近", "接近", "逼近", "弱"})
"""Less than that, but by no more than half of its last digit: 近50万元 is not said of 40.02万元."""
_SEVERAL = frozenset({"数", "几"})
"""数十 and 几十 are from two to nine tens."""
_HEDGED_REACH = 10
"""No hedge reaches further than so many times the figure."""
_TO = "比"
_TENTHS, _HALF_STEP = "成", Decimal("0.5")
_PART = Decimal("0.2")
"""So much of a part more or less is still about one in so many."""
_MUCH = Decimal("0.5")
"""So much more of a fraction is still 超过 it, and so much less 不到: 超过三分之一 of two in five."""
_FRACTION = Decimal("0.005")
"""So far from a fraction its rate may be: a third of 33.33%."""


def factor(unit: str) -> Decimal:
    """What one of a written unit is worth in the scale of its dimension."""
    if unit.endswith("分之"):
        return Decimal(1)
    if unit in MAGNITUDES:
        return MAGNITUDES[unit]
    return scaled(unit)[1] if unit else Decimal(1)


def bounds(written: Quantity) -> tuple[Decimal, Decimal]:
    """Between which values all lie that may be written like this, in the scale of the dimension."""
    unit, shown = factor(written.unit), abs(written.value)
    reach = _HEDGED_REACH * (shown + unit) if written.hedge else unit.scaleb(-written.places) + _FRACTION
    return written.value - reach, written.value + reach


def supports(written: Quantity, value: Decimal) -> bool:
    """Whether a value, in the scale of the dimension, may be written like this.

    Exact or correctly rounded (half up) to the displayed decimals of the written unit, points exact; behind 约 to
    the last digit that is not zero; behind 不足 rounded up to it, behind 近 as far as it is near, behind 逾,
    超 and 多 down.
    """
    if written.value == value:
        return True
    if written.dimension == _POINTS and written.hedge is None:
        return False  # 扣2分 is none of 1.5
    if _is_fraction(written):
        return _near_fraction(written, value)
    unit = factor(written.unit)
    shown, true = written.value / unit, value / unit
    if _rounded(true, -written.places) == shown:
        return shown != 0 and (unit != 1 or written.dimension in MEASURED)
    if written.hedge is None:
        return False
    step = -written.places if written.places else _last_digit(shown)
    halves = written.unit == _TENTHS and shown % 1 == _HALF_STEP and written.hedge not in _ABOUT
    return _by_halves(written.hedge, shown, true) if halves else _hedged(written.hedge, shown, true, step)


def truly(written: Quantity, value: Decimal) -> bool:
    """Whether a value is on the side of a figure on which its hedge says that it is; true without such a hedge."""
    if written.hedge in _STRICTLY_ABOVE:
        return value > written.value
    if written.hedge in _AT_MOST or written.hedge in _AT_LEAST:
        return value <= written.value if written.hedge in _AT_MOST else value >= written.value
    return written.hedge not in _STRICTLY_BELOW or value < written.value


def states(written: Quantity, value: Decimal) -> bool:
    """Whether a value may be written like this and is where the hedge says that it is."""
    return supports(written, value) and truly(written, value)


def states_result(written: Quantity, value: Decimal) -> bool:
    """The same of a value that is reckoned, which need not be whole where things are counted: 人均2.25件."""
    if written.places and written.dimension not in MEASURED:
        return round(value, written.places) == written.value
    return states(written, value)


def undenied(written: Quantity, before: str) -> Quantity:
    """A figure whose hedge is denied, as one with the contrary hedge: 没有突破8万元 is 不超过8万元.

    Args:
        written: the figure.
        before: what stands before it, with its hedge.
    """
    hedge = written.hedge or ""
    at = before.rfind(hedge) if hedge in _COMPARING_ABOVE or hedge in _COMPARING_BELOW else -1
    if at < 0 or not _DENYING.search(before, 0, at):
        return written
    return replace(written, hedge=AT_MOST if hedge in _COMPARING_ABOVE else AT_LEAST)


def says_by_how_much(hedge: str | None, role: Role) -> bool:
    """Whether a hedge may say by how much, and bend nothing: 决算数超出22.99万元, 床位不足3张."""
    return hedge in _BY_SO_MUCH and role in _DISTANCES


def closely(written: Quantity, value: Decimal) -> bool:
    """Whether a value that may be written like this is so near that it is no other's by chance.

    A fraction with 超过 or 不到 may be far from what it is told of; so it may be told of what is reckoned.
    """
    return not _is_fraction(written) or _close_fraction(written, value)


def _near_fraction(written: Quantity, value: Decimal) -> bool:
    """Whether a value is a fraction, or as far on the side of it that its hedge says as people would say so."""
    far = written.hedge not in _LITTLE and written.hedge not in _NEARLY
    if far and written.hedge in _ABOVE:
        return 0 < value - written.value <= written.value * _MUCH
    if far and written.hedge in _BELOW:
        return written.value * _MUCH <= value < written.value
    return _close_fraction(written, value)


def _close_fraction(written: Quantity, value: Decimal) -> bool:
    """Whether a value is a fraction, or so near to it that no plainer fraction is nearer."""
    if written.hedge in _ABOVE:
        return 0 < value - written.value <= written.value / (20 if written.hedge in _LITTLE else 5)
    if written.hedge in _BELOW:
        parts = _HUNDRED / written.value if written.value else Decimal(0)
        least = _HUNDRED / (parts + 1) if not parts % 1 else written.value * Decimal("0.9")
        return least <= value < written.value  # 不足三分之一, and more than a fourth
    if written.hedge in _ABOUT:
        return abs(written.value - value) <= written.value / 20 or _near_part(written, value)
    return abs(written.value - value) < _FRACTION


def _near_part(written: Quantity, value: Decimal) -> bool:
    """Whether one in so many is nearly it: 约1∶3 and 约三分之一 of 5 in 16, which is one in 3.2."""
    whole = Decimal(1) if written.dimension == _TO else _HUNDRED
    parts = whole / written.value if written.value else Decimal(0)
    return (
        value > 0 and parts > 1 and abs(parts - round(parts)) < _FRACTION and abs(whole / value - parts) <= _PART
    )


def _is_fraction(written: Quantity) -> bool:
    """Whether it is written as a part of a whole (1/3, 三分之一, 3:2); 百分之 and its like are rates."""
    spoken = written.unit.endswith("分之") and written.unit[0] not in "百千万"
    return spoken or written.unit == _HALF or "/" in written.unit[:4] or written.dimension == "比"


MEASURED = frozenset({"元", "%", "百分点", "分", "倍", "千克", "平方米", "米", "小时", ""})
"""Dimensions that are measured; what is counted is whole, and rounded only behind 万 or 亿."""


def _hedged(hedge: str, shown: Decimal, true: Decimal, step: int) -> bool:
    if hedge in _SEVERAL and _is_power(shown):
        return 2 * shown <= true < 10 * shown
    if hedge in _ABOUT:
        return _rounded(true, step) == shown
    if hedge in _BELOW:
        return _below(hedge, shown, true, step)
    if hedge in _AT_MOST or hedge in _AT_LEAST:
        mode = ROUND_CEILING if hedge in _AT_MOST else ROUND_FLOOR
        return _rounded(true, step, mode) == shown
    if hedge in _ABOVE:
        coarse = step + 1 if _is_power(shown) else step
        return true > shown and shown in (_rounded(true, step, ROUND_FLOOR), _rounded(true, coarse, ROUND_FLOOR))
    return False


def _by_halves(hedge: str, shown: Decimal, true: Decimal) -> bool:
    """超过六成五, 不足七成五: tenths that are told by halves are rounded to halves."""
    if hedge in _ABOVE or hedge in _AT_LEAST:
        return 0 <= true - shown < _HALF_STEP
    return (hedge in _BELOW or hedge in _AT_MOST) and 0 <= shown - true < _HALF_STEP


def _below(hedge: str, shown: Decimal, true: Decimal, step: int) -> bool:
    if shown == 1 and hedge not in _NEARLY and 0 < true < 1:
        return True  # 不足1元, 不到一年: less than one, however little
    mode = ROUND_HALF_UP if hedge in _NEARLY else ROUND_CEILING
    return true < shown and _rounded(true, step, mode) == shown


def _is_power(value: Decimal) -> bool:
    """Whether a value is 1, 10, 100 …: 超过100 is said of 116 as of 104."""
    return value.normalize().as_tuple().digits == (1,)


def _last_digit(value: Decimal) -> int:
    """The power of ten of the last digit that is not zero; one power below a bare 1, 10, 100."""
    _, digits, exponent = value.normalize().as_tuple()
    power = exponent if isinstance(exponent, int) else 0
    return power - 1 if digits == (1,) else power


def _rounded(value: Decimal, power: int, mode: str = ROUND_HALF_UP) -> Decimal:
    return (value.scaleb(-power)).quantize(Decimal(1), rounding=mode).scaleb(power)
