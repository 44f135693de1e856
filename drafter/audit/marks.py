"""What the criteria of an indicator give for a rate: bands with their points, shares of the full marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_NUMBER = r"\d+(?:\.\d+)?"
_SPLIT = re.compile(r"(?<=[。；])|(?<=分)，|(?=(?<![\d.])\d[.、．](?!\d))")
_NUMBERING = re.compile(r"^(?:[（(]\d[)）]|[①-⑨])")
_GIVES = re.compile(
    rf"(?:(?<!不)[得计](?P<points>{_NUMBER})分|(?P<none>不得分|得零分|不计分)|(?P<full>[得计]满分))$"
)
_OTHER_SCORES = re.compile(r"[得计扣加减]\d|不得分|满分|扣分|酌情|加分")
_AT_LEAST = "≥|≧|>=|不低于|不少于|大于等于|达到"
_MORE_THAN = "＞|>|大于|高于|超过"
_AT_MOST = "≤|≦|<=|不高于|不超过|小于等于"
_LESS_THAN = "＜|<|小于|低于|不足|不到"
_LOWER = re.compile(rf"(?:(?P<within>{_AT_LEAST})|{_MORE_THAN})(?P<value>{_NUMBER})%")
_UPPER = re.compile(rf"(?:(?P<within>{_AT_MOST})|{_LESS_THAN})(?P<value>{_NUMBER})%")
_TAIL = re.compile(
    rf"(?P<value>{_NUMBER})%(?P<within>[（(]含[^）)]{{0,3}}[)）])?(?:(?P<up>(?P<and1>及)?以上)|(?P<and2>及)?以下)"
)
_HEAD = re.compile(rf"(?P<value>{_NUMBER})%(?:(?P<below>(?P<in1>≥|≧|>=)|＞|>)|(?P<in2>≤|≦|<=)|＜|<)")
_BETWEEN = re.compile(rf"(?P<a>{_NUMBER})%?(?:[（(][^）)]{{1,4}}[)）])?[-—~至到](?P<b>{_NUMBER})%")
_EQUAL = re.compile(rf"(?:=|等于|为)(?P<value>{_NUMBER})%")
_SEVERAL_THINGS = re.compile(r"且|并|或|上年|同比|增长|每")
_Bound = tuple[Decimal | None, bool | None]
_NOUGHT = re.compile(r"(?<![\d.])0(?![\d.%])")
_STEPS = re.compile(
    rf"(?:(?:≤|≦|≥|≧|<=|>=|=|不超过|不高于|不低于|达到|为)?(?P<base>{_NUMBER})%(?:及?以[上下])?(?:（含）)?的?，?"
    rf"[计得](?:满分|(?P<points>{_NUMBER})分))[；，。]*(?P<clause>每(?:(?P<above>超过?|超出|高于|增加|上升)|低于|少于?|降低|下降|减少)"
    rf"(?P<step>[一1]|{_NUMBER})(?:个百分点|%)的?，?扣(?P<each>{_NUMBER})分)"
)
_FIRST_ONE = 1
_TAKES = re.compile(r"扣\d|[得计]\d|[得计]满分|不得分|酌情")
_RULES_OF_STEPS = 2


@dataclass(frozen=True, slots=True)
class Band:
    """The rates, in percent, for which an indicator gives some points.

    Attributes:
        low: the lowest rate; `None` without one.
        high: the highest; `None` without one.
        bounds: whether the lowest and the highest themselves are within; `None` where the words leave it open.
        points: what is given.
        text: the clause as it reads.
    """

    low: Decimal | None
    high: Decimal | None
    bounds: tuple[bool | None, bool | None]
    points: Decimal
    text: str

    def holds(self, rate: Decimal) -> bool:
        """Whether a rate may be within."""
        above = self.low is None or rate > self.low or (rate == self.low and self.bounds[0] is not False)
        below = self.high is None or rate < self.high or (rate == self.high and self.bounds[1] is not False)
        return above and below


def bands(rules: str, full: Decimal) -> tuple[Band, ...]:
    """The bands of some criteria; none unless everything that they give points for is a band of one rate."""
    found: list[Band] = []
    following = 1
    for piece in _SPLIT.split(rules):
        clause = _NUMBERING.sub("", piece.strip("。；，"))
        if _numbered(clause, following):  # 2.100%＞比率: the second clause, and no number of three decimals
            clause, following = clause[2:], following + 1
        given = _GIVES.search(clause)
        if given is None:
            if _OTHER_SCORES.search(clause):
                return ()
            continue
        points = Decimal(given["points"]) if given["points"] else full if given["full"] else Decimal(0)
        band = _band(clause[: given.start()], points, clause)
        if band is None:
            return ()
        found.append(band)
    return tuple(found) if len(found) > _FIRST_ONE and _apart(found) else ()


def _numbered(clause: str, following: int) -> bool:
    opens = clause[:1] == str(following) and clause[1:2] in (".", "、", "．")
    return opens and (following > _FIRST_ONE or not clause[2:3].isdigit())


def _apart(found: Sequence[Band]) -> bool:
    """Whether bands give different points, the highest of them for one band only."""
    values = [band.points for band in found]
    return len(set(values)) == len(values)


def _band(condition: str, points: Decimal, text: str) -> Band | None:
    """The band that the condition of a clause describes; `None` where it is about something else."""
    condition = _NOUGHT.sub("0%", condition)
    if condition.count("%") not in (1, 2) or _SEVERAL_THINGS.search(condition):
        return None
    if between := _BETWEEN.search(condition):
        low, high = sorted((Decimal(between["a"]), Decimal(between["b"])))
        return Band(low, high, (None, None), points, text)
    (least, above), (most, below) = _bounds(condition)
    return Band(least, most, (above, below), points, text) if (least, most) != (None, None) else None


def _bounds(condition: str) -> tuple[_Bound, _Bound]:
    """The lowest and the highest rate of a condition, each with whether it is itself within."""
    low: _Bound = (None, None)
    high: _Bound = (None, None)
    head = _HEAD.search(condition)
    if head and head["below"]:  # 100%＞比率
        high = (Decimal(head["value"]), bool(head["in1"]))
    elif head:
        low = (Decimal(head["value"]), bool(head["in2"]))
    rest = condition[head.end() :] if head else condition
    if match := _UPPER.search(rest):
        high = (Decimal(match["value"]), bool(match["within"]))
    if match := _LOWER.search(rest):
        low = (Decimal(match["value"]), bool(match["within"]))
    if match := _TAIL.search(rest):
        known = True if match["within"] or match["and1"] or match["and2"] else None
        return ((Decimal(match["value"]), known), high) if match["up"] else (low, (Decimal(match["value"]), known))
    if (low, high) == ((None, None), (None, None)) and (match := _EQUAL.search(rest)):
        low = high = (Decimal(match["value"]), True)
    return low, high


def given(found: Sequence[Band], rate: Decimal) -> tuple[Band, ...]:
    """The bands that may hold a rate; of bands that reach into each other the narrower: 95%以上, not 90%以上."""
    holding = [band for band in found if band.holds(rate)]
    lows = [band for band in holding if band.high is None and band.low is not None]
    highs = [band for band in holding if band.low is None and band.high is not None]
    if len(lows) == len(holding) > _FIRST_ONE:
        nearest = max(lows, key=lambda band: band.low or Decimal(0))
        return tuple(lows) if (rate, None) == (nearest.low, nearest.bounds[0]) else (nearest,)
    if len(highs) == len(holding) > _FIRST_ONE:
        nearest = min(highs, key=lambda band: band.high or Decimal(0))
        return tuple(highs) if (rate, None) == (nearest.high, nearest.bounds[1]) else (nearest,)
    return tuple(holding)


@dataclass(frozen=True, slots=True)
class Due:
    """What some criteria give for a rate.

    Attributes:
        least: the fewest points that they may be read to give.
        most: the most.
        rule: the clause that gives them.
    """

    least: Decimal
    most: Decimal
    rule: str

    def __contains__(self, points: Decimal) -> bool:
        return self.least <= points <= self.most


def due(rules: str, full: Decimal, rate: Decimal) -> Due | None:
    """What some criteria give for a rate, by bands or by steps; `None` where they leave it open."""
    if fitting := given(bands(rules, full), rate):
        values = [band.points for band in fitting]
        return Due(min(values), max(values), fitting[0].text)
    return _stepped(rules, full, rate)


def _stepped(rules: str, full: Decimal, rate: Decimal) -> Due | None:
    """Full marks at some rate, and some points less for every step away from it, begun steps counted or not."""
    match = _STEPS.search(rules)
    if (
        match is None
        or len(_TAKES.findall(rules)) != _RULES_OF_STEPS
        or "每" in rules.replace(match["clause"], "")
    ):
        return None
    if match["points"] and Decimal(match["points"]) != full:
        return None
    away = rate - Decimal(match["base"]) if match["above"] else Decimal(match["base"]) - rate
    steps = max(away, Decimal(0)) / Decimal(1 if match["step"] == "一" else match["step"])
    each = Decimal(match["each"])
    least = max(full - each * steps.to_integral_value(ROUND_CEILING), Decimal(0))
    return Due(least, max(full - each * steps.to_integral_value(ROUND_FLOOR), Decimal(0)), match["clause"])
