"""What a recommendation may not even propose: a deadline far off or odd, a target that nobody would set.

An ordinary deadline, interval or threshold of its own is shown to a person (`duties`). Rectification is a matter
of the year to come, and who sets a target of his own takes a round one, of something the case speaks of.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.text.quantities import Quantity
from drafter.verification.context.demands import Around

_DAYS = {
    "天": 1, "个工作日": 1, "周": 7, "旬": 10, "月": 30, "个月": 30, "季度": 91, "个季度": 91,
    "年": 365, "周年": 365, "年度": 365, "个年度": 365, "学年": 365,
}  # fmt: skip
_YEAR = 366
"""A measure that needs longer, in days, puts nothing right."""

_BY_DAY = frozenset({"天", "个工作日"})
_FEW, _STEP = 10, 5
_WEEKS = frozenset({12, 14, 21, 28})
"""Few days, fives and whole weeks are ordinary deadlines; 12 is a dozen."""

_TIMES = frozenset({"次", "场", "期", "轮", "批", "场次", "批次"})
_MANY = 12
"""Oftener than every month of a year nobody asks for it in a number."""

_NEARLY_ALL = 95
_ALL = 100

_WITHIN = re.compile("(?:左右)?(?:之内|以内|期?内|规划|(?:的)?(?:期限|时限|时间|过渡期|整改期))")
_TAKING = re.compile("(?:用|力争|争取|计划|利用|通过)$")
_KEPT = re.compile("保存|保管|留存|存档|质保|保修|使用年限|折旧|追溯|追缴|近|过去|最近|连续|滚动")
_RATE = re.compile("(?P<of>[\u4e00-\u9fff]{2,4}(?:率|满意度))[^，。；率度]{0,6}$")
_JOINT = re.compile("[的将把使对及和与、确保力争应须要]")

_PLANNED = re.compile(
    r"(?:(?:[一二两三四五六七八九十0-9]{1,2}年|中长期|长远|远景)(?:发展)?规划(?:周期|期|时期|期间)?[内末间底]"
    r"|“?十[一二三四五六七八九]五”?(?:规划)?(?:时期|期间|期末|末期|期内|末))"
)


def overdone(quantity: Quantity, around: Around, spoken: str) -> bool:
    """Whether a figure that a recommendation sets is none that anybody would set without being asked.

    Args:
        quantity: the figure.
        around: the words around it.
        spoken: what the case says.
    """
    unit = quantity.dimension.partition("/")[0]
    if unit in _DAYS:
        return _deadline(around) and (_far(quantity.value, unit) or _odd(quantity.value, unit))
    if unit == "%":
        return _strange(quantity.value, around, spoken)
    if unit in _TIMES:
        return quantity.value > _MANY
    return quantity.value > _MANY and not _round(quantity.value) and unit not in {"元", "百分点"}


def planned(text: str, spoken: str) -> Iterator[tuple[int, int]]:
    """The spans of the plans of several years by which something is to be done, if the case speaks of none."""
    for match in _PLANNED.finditer(text):
        if match.group().strip("“”") not in spoken:
            yield match.span()


def _deadline(around: Around) -> bool:
    """Whether a span of time is one within which something is to be done."""
    within = _WITHIN.match(around.behind) or _TAKING.search(around.before)
    return bool(within) and not _KEPT.search(around.lead[-_FEW:])


def _far(value: Decimal, unit: str) -> bool:
    return value * _DAYS[unit] > _YEAR


def _odd(value: Decimal, unit: str) -> bool:
    return unit in _BY_DAY and not (value <= _FEW or _round(value) or value in _WEEKS)


def _strange(value: Decimal, around: Around, spoken: str) -> bool:
    """Whether a rate is an odd target, or the target of a rate of which the case does not speak."""
    if value != value.to_integral_value():
        return False
    if not _round(value) and value < _NEARLY_ALL:
        return True
    found = _RATE.search(around.before)
    name = _JOINT.split(found.group("of"))[-1] if found else ""
    return bool(name) and value < _ALL and name[-3:] not in spoken


def _round(value: Decimal) -> bool:
    return value % _STEP == 0
