"""Figures made of two numbers or of none: 百分之五, 三分之一, 1/4, 2:1, 一比四, 一半, 半个月, 3角5分."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from drafter.text import hedges
from drafter.text.figure import Figure, places, scale
from drafter.text.numerals import CHARACTERS, parse_numeral
from drafter.text.tails import tail_of

_PERCENT = {"百分之": Decimal(1), "百分": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}
_PART_NUMBER = rf"(?:\d+(?:\.\d+)?|[{CHARACTERS}]{{1,7}}(?:点[{CHARACTERS}]{{1,6}})?)"
_PART = re.compile(
    rf"(?P<of>[{CHARACTERS}]{{1,3}}分之|百分(?=百))(?P<num>{_PART_NUMBER})"
    rf"(?:(?:[-—–~至到]|——)(?P<num2>{_PART_NUMBER})(?!分之|[{CHARACTERS}\d.%]))?"
)
_FRACTION = re.compile(r"\d(?<![\d./=*×÷+-]\d)\d{0,2}/\d{1,3}(?![\d./=*×÷])")
_RATIO = re.compile(
    r"\d(?<![\d.:]\d)\d{0,3}(?:\.\d{1,9})?[:：]\d{1,4}(?:\.\d{1,9})?(?![\d.:])"
    r"|\d(?<![\d.]\d)\d{0,2}比\d{1,3}(?![\d.])"
    rf"|[{CHARACTERS}](?<![{CHARACTERS}第].)[{CHARACTERS}]{{0,2}}比[{CHARACTERS}]{{1,3}}(?![{CHARACTERS}重例])"
)
_RATIO_SIGN = re.compile("[:：比]")
_HALF = re.compile(
    r"(?:一半|半数)(?<![\d一二三四五六七八九十]..)"
    rf"|半(?<![{CHARACTERS}\d个大年多过夜].)"
    r"(?P<of>个?(?:小时|钟头)|个(?:月|工作日|学期)|[天日亩斤吨](?![然常报额])|公里|分钟)"
)
_DIGIT = rf"[{CHARACTERS}\d]"
_COINS = re.compile(
    rf"(?<![{CHARACTERS}\d.元圆块])(?:(?P<yuan>\d{{1,6}}|[{CHARACTERS}]{{1,7}})块零?)?"
    rf"(?:(?P<jiao>{_DIGIT})[角毛](?:零?(?P<fen>{_DIGIT})分钱?|钱|整|(?<=块.[毛角]))"
    rf"|(?P<only>{_DIGIT})分钱)"
)
"""Coins by themselves or behind so many 块; behind 元 they belong to its tail."""
_COIN = (
    ("yuan", Decimal(1), 0),
    ("jiao", Decimal("0.1"), 1),
    ("fen", Decimal("0.01"), 2),
    ("only", Decimal("0.01"), 2),
)
"""What one of each is worth in 元, and the decimals that it shows."""
_SAYINGS = frozenset({Decimal("0.1"), Decimal("0.01")})
"""一分钱都没有 tells no amount."""
_PAST = "过"
_A_LITTLE_MORE = re.compile("[多余](?![少于出数])")
"""一半多, but not 一半多于."""


def _bent(text: str, match: re.Match[str]) -> str | None:
    """The hedge before or behind a match."""
    ahead, _, _ = hedges.before(text, match.start(), match.group())
    tail = tail_of(text, match.end(), spoken=False)
    return ahead or (tail.hedge if tail and not tail.unit else None)


def _part(text: str, match: re.Match[str]) -> list[Figure]:
    """百分之五, and 百分之五至十: the second number is a part of the same whole."""
    whole, last = match["of"], match["num2"]
    names = ["num"]
    if last and not tail_of(text, match.end("num2"), spoken=not last[0].isdigit()):
        names.append("num2")  # but 百分之五至十项 is no share of ten
    found: list[Figure] = []
    for name in names:
        share = _share(whole, match[name])
        if share is None:
            return []
        start = match.start() if name == "num" else match.start(name)
        unit = "百分之" if whole == "百分" else whole
        spoken = not match[name][0].isdigit()
        found.append(Figure(start, match.end(name), share[0], "%", share[1], unit, None, spoken))
    ahead, _, _ = hedges.before(text, match.start(), match.group())
    tail = tail_of(text, found[-1].end, spoken=False)
    behind = tail.hedge if tail and not tail.unit else None
    found[-1] = replace(found[-1], hedge=behind)
    found[0] = replace(found[0], hedge=ahead or found[0].hedge)
    return found


def _share(whole: str, number: str) -> tuple[Decimal, int] | None:
    """The value in % of a part, and the decimals it shows."""
    value = Decimal(number) if number[0].isdigit() else parse_numeral(number)
    if value is None:
        return None
    if whole in _PERCENT:
        return value * _PERCENT[whole], places(value)
    below = parse_numeral(whole.removesuffix("分之"))
    return (value * 100 / below, places(value)) if below else None


def _fraction(text: str, match: re.Match[str]) -> list[Figure]:
    above, _, below = match.group().partition("/")
    return _of_two(text, match, Decimal(above) * 100, Decimal(below), "%")


def _ratio(text: str, match: re.Match[str]) -> list[Figure]:
    tail = tail_of(text, match.end(), spoken=not match.group()[-1].isdigit())
    if tail and tail.unit:
        return []  # 目标1：3个
    above, below = (
        Decimal(side) if side[0].isdigit() else parse_numeral(side) for side in _RATIO_SIGN.split(match.group())
    )
    return [] if above is None or below is None else _of_two(text, match, above, below, "比")


def _of_two(text: str, match: re.Match[str], above: Decimal, below: Decimal, dimension: str) -> list[Figure]:
    if not below:
        return []
    spoken = not match.group()[0].isdigit()
    value, hedge = above / below, _bent(text, match)
    return [Figure(*match.span(), value, dimension, 0, match.group(), hedge, spoken)]


def _half(text: str, match: re.Match[str]) -> list[Figure]:
    hedge = _bent(text, match)
    if not match["of"]:
        hedge = hedge or ("超过" if text[match.start() - 1 : match.start()] == _PAST else None)
        hedge = hedge or ("多" if _A_LITTLE_MORE.match(text, match.end()) else None)
        return [Figure(*match.span(), Decimal(50), "%", 0, "半", hedge, spoken=True)]
    dimension, factor = scale(match["of"])
    return [Figure(*match.span(), factor / 2, dimension, 1, match["of"], hedge, spoken=True)]


def _coins(text: str, match: re.Match[str]) -> list[Figure]:
    """3角5分, 三毛五分钱, 126块5毛: an amount of money in the coins it is counted in."""
    value, shown = Decimal(0), 0
    for name, worth, decimals in _COIN:
        if match[name]:
            number = Decimal(match[name]) if match[name].isdigit() else parse_numeral(match[name])
            if number is None:
                return []
            value, shown = value + number * worth, max(shown, decimals)
    spoken = not match.group()[0].isdigit()
    if spoken and value in _SAYINGS:
        return []
    return [Figure(*match.span(), value, "元", shown, "元", _bent(text, match), spoken)]


READERS: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[str, re.Match[str]], list[Figure]]], ...] = (
    (("分之", "百分百"), _PART, _part),
    (("/",), _FRACTION, _fraction),
    ((":", "：", "比"), _RATIO, _ratio),
    (("半",), _HALF, _half),
    (("角", "毛", "分钱"), _COINS, _coins),
)
"""Signs of which a text must hold one, the pattern, and how a match of it is read."""
