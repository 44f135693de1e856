"""Which part of a notice a heading opens, and whether a clause advises or finds fault."""

import re

from drafter.comparison.sides import Section

_PROBLEMS = re.compile(
    r"(?:存在|发现|主要|突出|指出)的?(?:主要|突出)?(?:问题|不足)|问题(?:与|和|及|清单|分析|和不足)|^(?:主要)?问题$|不足之处|扣分原因"
)
_ADVICE = re.compile(r"建议|(?:改进|整改|完善|下一步)(?:的?(?:措施|意见|要求|工作|方向|计划))")
_EARLIER = re.compile(r"整改(?:情况|落实|结果|完成)|(?:上年|以前年度|往年)")
_ADVISES = re.compile(r"(?:(?:对此|为此|因此|针对[^，。]{2,30})[，,])?(?:我们|我局|评价组|审核组|复核组)?建议")


def opened(title: str) -> Section | None:
    """The section that a heading opens; `None` if it opens neither."""
    if _EARLIER.search(title):
        return None
    if _PROBLEMS.search(title):
        return Section.PROBLEMS
    return Section.RECOMMENDATIONS if _ADVICE.search(title) else None


def advises(text: str) -> bool:
    """Whether a clause gives advice, by its first words."""
    return bool(_ADVISES.match(text.strip()))
