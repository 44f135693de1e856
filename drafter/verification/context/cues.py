"""Words that say how great a figure is beside the others: 仅, 共, 其中, 超过, 才.

They name no role, yet they tell two facts apart: what stands behind 仅 or 其中 is the lesser of two, what is
exceeded is less than what exceeds it, what 直到 leads to is the later of two days.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.verification.context.setting import Setting
from drafter.verification.facts.known import Known

_LITTLE = re.compile("(?:[只仅才]|不过|不足|不到|刚刚?|勉强|低至)(?!能|准|许|得)[^，；。]{0,5}$")
_PART = re.compile("其中|里头|里面|当中|之中|中有|包括|内含")
_INCLUDES = re.compile("^(?:的[^，；。]{0,8})?[，；。:：(（]?(?:其中|里头|里面|当中|包括|含|内含)")
_WHOLE = re.compile("(?:(?<!公)共|合计|总计|累计|一共|总共|总和|之和|加起来|相加|总额|总数|总量)[^，；。]{0,6}$")
_ABOVE = re.compile("(?<!没有)(?<![未不没])(?:超过|超出|超|突破|高于|大于|多于|高过|快于)了?[^，；。]{0,14}$")
_BELOW = re.compile(
    "(?:低于|少于|小于|不及|慢于|未达到?|未能达到|没有?达到|达不到|[未没]有?超过?|未突破|控制在)[^，；。]{0,14}$"
)
_LATE = re.compile("(?:直到|直至|拖到|拖至|迟至|延至|推迟到|才)[^，；。]{0,2}$")
_LATE_BEHIND = re.compile("^(?:[方]?才|始|补)")
_EARLY = re.compile("(?:早在|自|早于|先于|晚于|迟于|后于)[^，；。]{0,6}$")

LESSER = frozenset({"little", "part", "above", "early"})
"""Behind these the lesser of two facts stands, or the earlier of two days."""
GREATER = frozenset({"below", "late", "includes"})
"""Behind these the greater, or the later."""
WHOLE = "whole"
"""Behind this what others add up to."""
SIZES = LESSER | GREATER | {WHOLE}


def cues(setting: Setting, dimension: str) -> Iterator[str]:
    """What the words around a figure say of how great it is."""
    return _of_day(setting) if dimension == "date" else _of_figure(setting)


def _of_day(setting: Setting) -> Iterator[str]:
    if _LATE.search(setting.before) or _LATE_BEHIND.search(setting.after):
        yield "late"
    elif _EARLY.search(setting.before):
        yield "early"


def _of_figure(setting: Setting) -> Iterator[str]:
    compared = (("below", _BELOW), ("above", _ABOVE), ("little", _LITTLE))
    yield from [cue for cue, pattern in compared if pattern.search(setting.before)][:1]
    if _PART.search(setting.topic + setting.shared + setting.before):
        yield "part"
    if _INCLUDES.search(setting.after + setting.rest):
        yield "includes"
    if _WHOLE.search(setting.before):
        yield WHOLE


def leaning(cue: str, one: Known, other: Known) -> float:
    """How far a cue speaks for one fact rather than another: 1, 0 or -1."""
    if cue == WHOLE:
        return float(_adds(one)) - float(_adds(other))
    first, second = _size(one), _size(other)
    if first is None or second is None or first == second:
        return 0.0
    return 1.0 if (first > second) is (cue in GREATER) else -1.0


def _adds(known: Known) -> bool:
    return "+" in known.fact.formula


def _size(known: Known) -> Decimal | None:
    if known.quantity:
        return known.quantity.value
    digits = known.fact.value.replace("-", "")
    return Decimal(f"{digits:0<8}") if digits.isdigit() else None
