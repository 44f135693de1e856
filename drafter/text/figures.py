"""Reading the figures of a canvas on which everything else has been claimed: numbers with their units.

Every pattern begins with a number, never with what may stand before it, so that the engine skips what is none; the
hedge before it is looked up afterwards.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from drafter.text import hedges, units
from drafter.text.alternation import trie
from drafter.text.compounds import joined
from drafter.text.figure import Figure, places, scale
from drafter.text.marks import FILLER, Canvas
from drafter.text.numerals import CHARACTERS, DIGITS, parse_numeral
from drafter.text.shares import READERS
from drafter.text.tails import Tail, tail_of

_MEASURED = frozenset({"元", "%", "百分点", "分", "天", "年", "个工作日"})
_ALONE = re.compile(r"(?:^|[\d%-][ \t\u3000]+|^\s*)$")
_POWERS = "百千万亿佰仟萬億"
_LONGEST_NUMERAL = 24
_LONGEST_NUMBER = 60
_NEVER_BY_THOUSANDS = frozenset({"分", "成", "倍", "%", "年", "月", "日", "届", "岁"})
"""Of these there are hardly so many that a comma between three digits and three parts thousands: 得95，100分."""
_BY_THOUSANDS = trie({unit: "" for unit in units.COUNTERS if unit not in _NEVER_BY_THOUSANDS})
_NUMBER = re.compile(
    r"[0-9](?:[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])"
    rf"|[0-9]{{0,2}}(?:，[0-9]{{3}})+(?=(?:\.[0-9]+)?[余多]?[万亿]?(?:{_BY_THOUSANDS}))|[0-9]*)(?:\.[0-9]+)?"
)
_NUMERAL = re.compile(rf"[{CHARACTERS}]+(?:点[{DIGITS}]{{1,6}}(?:[万亿]|(?![{CHARACTERS}])))?")
_SIGN = "(?:[-—–~至到]|——)"
_RANGE_SIGN = re.compile(_SIGN)
_EACH = "个"
_PIECES, _COINS = "块", "块钱"
_ENDS = re.compile("[，。；、！？）)]|$")
"""Behind 五百块 nothing stands of which there are so many: it is money."""
_JOINT = re.compile("[、，,/]|以及|[和与及或]")
"""Between the figures of a row that share a unit."""
_TO_A_NUMBER = re.compile(rf"{_SIGN}(?=[{CHARACTERS}\d])")
_TWO_OR_THREE = re.compile(
    rf"(?P<head>[{CHARACTERS}]*?)(?P<a>[一二两三四五六七八])(?P<b>[二三四五六七八九])(?P<power>[十百千]?)"
)


def figures(canvas: Canvas) -> list[Figure]:
    """The figures of a canvas in the order of the text."""
    return _Reader(canvas).read()


class _Reader:
    """Reads pattern by pattern; what one has read, the next does not see."""

    def __init__(self, canvas: Canvas) -> None:
        self._view, self._source = canvas.view, canvas.source
        self._rest = canvas.rest
        self._found: list[Figure] = []

    def read(self) -> list[Figure]:
        for signs, pattern, read in READERS:
            if any(sign in self._rest for sign in signs):
                self._sweep(pattern, partial(read, self._rest))
        self._sweep(_NUMBER, self._written)
        self._sweep(_NUMERAL, self._spoken)
        self._found.sort(key=lambda figure: figure.start)
        self._found = joined(self._view, self._found)
        return self._with_ranges()

    def _sweep(self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], list[Figure]]) -> None:
        """Read every match, and black out what was read."""
        pieces: list[str] = []
        last = 0
        for match in pattern.finditer(self._rest):
            if match.start() < last:
                continue
            found = read(match)
            if not found or found[0].start < last:
                continue
            self._found += found
            start, end = found[0].start, found[-1].end
            pieces += (self._rest[last:start], FILLER * (end - start))
            last = end
        if pieces:
            self._rest = "".join([*pieces, self._rest[last:]])

    def _written(self, match: re.Match[str]) -> list[Figure]:
        text, start, number = self._rest, match.start(), match.group()
        if len(number) > _LONGEST_NUMBER:
            return []  # nobody's amount
        if text[start - 1 : start] == ".":
            ahead = text[start - 2 : start - 1] if start > 1 else ""
            if ahead.isdigit():
                return []  # the third part of 1.2.3
            if not (ahead.isascii() and ahead.isalpha()) and "." not in number and ahead:
                start, number = start - 1, f".{number}"
        value = Decimal(number.replace(",", "").replace("，", ""))
        if self._negative(start):
            value, start = -value, start - 1
        return [self._counted(start, match.end(), number, value, tail_of(text, match.end(), spoken=False))]

    def _negative(self, start: int) -> bool:
        """A minus, and not the hyphen of a range or of a word."""
        text = self._rest
        if text[start - 1 : start] != "-" or start == 0:
            return False
        ahead = text[start - 2 : start - 1] if start > 1 else ""
        if ahead and (ahead.isdigit() or ahead in ".%)）-" + FILLER or (ahead.isascii() and ahead.isalpha())):
            return False
        return not (self._found and self._found[-1].end == start - 1)

    def _spoken(self, match: re.Match[str]) -> list[Figure]:
        number = match.group()
        if len(number) > _LONGEST_NUMERAL:
            return []
        written, magnitude = _split(number)
        tail = tail_of(self._rest, match.end(), spoken=True, carried=magnitude)
        if tail is None:
            return self._first_of_range(match)
        if number[0] in _POWERS and not self._says_how_many(match, tail):
            return []
        two = _TWO_OR_THREE.fullmatch(written)
        if two and _follows(two.group("a"), two.group("b")):
            return self._two_or_three(match, two, tail)
        value = _value(number, written, magnitude)
        if value is None:
            return []
        return [self._counted(match.start(), match.end(), number, value, tail, spoken=True)]

    def _says_how_many(self, match: re.Match[str], tail: Tail) -> bool:
        """万余元 and 近百万元 do; 单位：万元 and 百元商品 do not."""
        ahead, _, _ = hedges.before(self._rest, match.start(), match.group())
        bent = ahead is not None or tail.hedge in tuple(hedges.BETWEEN)
        if match.group()[0] in "万亿萬億":
            return bent and len(match.group()) == 1
        return bent or tail.unit.removeprefix("万") not in ("元", "分")

    def _two_or_three(self, match: re.Match[str], two: re.Match[str], tail: Tail) -> list[Figure]:
        """两三家 is a range from two to three."""
        first, second = (parse_numeral(two["head"] + two[one] + two["power"]) for one in "ab")
        if first is None or second is None:
            return []
        middle = match.start() + two.start("b")
        start = self._counted(match.start(), middle, match.group(), first, tail, spoken=True)
        last = self._counted(middle, match.end(), match.group(), second, tail, spoken=True)
        return [replace(start, end=middle), replace(last, hedge=tail.hedge)]

    def _first_of_range(self, match: re.Match[str]) -> list[Figure]:
        """The 三 of 三至五名; without a unit from the second it is dropped again."""
        value = parse_numeral(match.group())
        if value is None or not _TO_A_NUMBER.match(self._rest, match.end()):
            return []
        hedge, _, _ = hedges.before(self._rest, match.start(), match.group())
        return [Figure(match.start(), match.end(), value, "", places(value), "", hedge, spoken=True)]

    def _counted(
        self, start: int, end: int, number: str, value: Decimal, tail: Tail | None, *, spoken: bool = False
    ) -> Figure:
        """A number with what follows it and what stands before it."""
        hedge, currency, begins = hedges.before(self._rest, start, number.lstrip("-"))
        shown = places(value if spoken else number)
        if tail is None or self._torn(start, end, number, tail):
            tail = Tail(end, end, "", Decimal(0), None, None)
        unit = tail.unit
        if unit == _PIECES and _ENDS.match(self._rest, tail.end):
            unit = _COINS
        if currency and unit in ("", *units.MAGNITUDES):
            unit += currency
        dimension, factor = scale(unit)
        if currency and dimension == currency:
            start = begins
        hedge = hedges.chosen(hedge, tail.hedge, dimension)
        shown = shown if tail.places is None else tail.places
        value += -tail.added if value < 0 else tail.added
        return Figure(start, tail.end, value * factor, dimension, shown, unit, hedge, spoken)

    def _torn(self, start: int, end: int, number: str, tail: Tail) -> bool:
        """Whether the unit stands on the next line of a table, and so belongs to another cell."""
        if not tail.unit or tail.unit[0] in "百千万亿十":
            return False
        offsets, source = self._view.offsets, self._source
        first, last = offsets[start], offsets[end - 1] + 1
        if "\n" not in source[last : offsets[tail.unit_start]]:
            return False
        line = source[source.rfind("\n", 0, first) + 1 : first]
        dimension, _ = scale(tail.unit)
        counted = dimension.partition("/")[0] not in _MEASURED
        return bool(_ALONE.search(line)) or (counted and "." in number)

    def _with_ranges(self) -> list[Figure]:
        """The first half of a range (3—5个) takes the unit of the second, unless it is a term (=1-97.92%).

        So does the first of a row whose counter only begins a longer one: 23个、27个工作日.
        """
        text, found = self._view.text, self._found
        for index in range(len(found) - 2, -1, -1):
            first, second = found[index], found[index + 1]
            gap = text[first.end : second.start]
            if _RANGE_SIGN.fullmatch(gap) and not _is_a_term(text, first.start, second.end):
                found[index] = _like(first, second)
            elif first.unit == _EACH and second.unit.startswith(_EACH) and _JOINT.fullmatch(gap):
                _, factor = scale(second.unit)
                value = first.value * factor
                found[index] = replace(first, value=value, dimension=second.dimension, unit=second.unit)
        return [figure for figure in found if figure.unit or not figure.spoken]


def _is_a_term(text: str, start: int, end: int) -> bool:
    """Whether what looks like a range is a difference: =1-97.92%, (1-75%)×10."""
    if text[start - 1 : start] in tuple("=*×/+÷"):
        return True
    return text[end : end + 1] in tuple(")）") and text[end + 1 : end + 2] in tuple("*×/÷")


def _follows(first: str, second: str) -> bool:
    """Whether two digits in a row stand for one or the other: 两三, 七八."""
    low, high = parse_numeral(first), parse_numeral(second)
    return low is not None and high is not None and high - low == 1


def _like(first: Figure, second: Figure) -> Figure:
    """A number without a unit, or with a bare magnitude, read in the unit of another."""
    if not second.dimension or (first.unit and first.unit not in units.MAGNITUDES):
        return first
    if first.unit:
        unit = first.unit + _without_magnitude(second.unit)
        return replace(first, dimension=second.dimension, unit=unit)
    _, factor = scale(second.unit)
    return replace(first, value=first.value * factor, dimension=second.dimension, unit=second.unit)


def _without_magnitude(unit: str) -> str:
    if unit in units.SCALED or unit in units.COUNTERS:
        return unit  # 千克 is a unit, and not a thousand of another
    return next(
        (unit.removeprefix(m) for m in sorted(units.MAGNITUDES, key=len, reverse=True) if unit.startswith(m)), unit
    )


def _split(number: str) -> tuple[str, str]:
    """一千二百万 is 一千二百 in 万: the closing 万 or 亿 belongs to the unit, and with it to the precision."""
    if len(number) > 1 and number[-1] in "万萬亿億":
        return number[:-1], {"萬": "万", "億": "亿"}.get(number[-1], number[-1])
    return number, ""


def _value(number: str, written: str, magnitude: str) -> Decimal | None:
    """What a numeral says in its closing magnitude: 两亿三千万 is 23000 in 万; a bare 万 is one."""
    if number in ("万", "亿"):
        return units.MAGNITUDES[number]
    if not magnitude or not any(step in written for step in "万亿萬億"):
        return parse_numeral(written)
    whole = parse_numeral(number)
    return None if whole is None else whole / units.MAGNITUDES[magnitude]
