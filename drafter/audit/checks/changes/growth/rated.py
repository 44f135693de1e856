"""Which figures a rate of growth is of, by the words that stand between them and it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.audit.governing import pair_of_years
from drafter.audit.movements import WAYS
from drafter.audit.statements import Figure, Sentence

_LAST_YEAR = re.compile(r"(?<![比较与于])(?:上年|去年|上一?年度)(?:同期)?(?:数|决算数?|支出|收入)?(?:为|是)?$")
_THIS_YEAR = re.compile(r"(?:本年度?|今年|当年)(?:数|决算数?|支出|收入)?(?:为|是)?$")
_LATER = re.compile(
    rf"[，,、](?:本年|今年)?(?:同比|(?:比|较)(?:上年|去年|上一?年度)(?:同期)?)?(?P<way>{WAYS})(?:了|为|达)?"
)
_REASON = re.compile("原因|由于|因为?[^此素]")
_PAIR = 2


def same_subject(sentence: Sentence, stated: Figure, change: Figure, near: Sequence[Figure]) -> bool:
    """Whether a rate behind a change is told of the same: its clause names nothing, or what the amounts name."""
    between = sentence.block.text[change.behind : stated.at]
    if "%" in between or _REASON.search(between):
        return False  # the change has a rate of its own, or what follows tells why
    clause = re.split(r"[，。；：、]", between)[-1]
    named = re.split(rf"同比|分别|[比较与增降减升]幅?|{WAYS}", clause)[0]
    return len(named) < _PAIR or any(named[-_PAIR:] in sentence.label(f) for f in (*near, change))


def two_years(sentence: Sentence, stated: Figure) -> tuple[str, Figure, Figure] | None:
    """上年A，本年B，增长p%: the way, the figure of this year and that of the year before in its unit."""
    before = [f for f in sentence.figures if f.at < stated.at][-2:]
    if len(before) < _PAIR or any(f.quantity.hedge for f in before) or before[1].quantity.dimension in ("%", ""):
        return None
    then, now = before
    way = _LATER.fullmatch(sentence.block.text[now.behind : stated.at])
    named = pair_of_years([(f, sentence.label(f)) for f in before]) if way else None
    if way and named and named[0].quantity.dimension == named[1].quantity.dimension and named[1].value:
        return way["way"], *named
    if not way or not _LAST_YEAR.search(sentence.label(then)) or not _THIS_YEAR.search(sentence.label(now)):
        return None
    unit = now.quantity
    if not then.quantity.dimension and not then.quantity.unit:
        value = then.value * now.factor
        quantity = replace(then.quantity, value=value, unit=unit.unit, dimension=unit.dimension)
        then = replace(then, quantity=quantity)
    same = then.quantity.dimension == unit.dimension and then.value
    return (way["way"], now, then) if same else None


def is_far(sentence: Sentence, figure: Figure, stated: Figure) -> bool:
    """Whether a list or another statement stands between a figure and its rate."""
    between = sentence.block.text[max(figure.behind, sentence.at) : stated.at]
    return bool(re.search(r"其中|；|;", between))
