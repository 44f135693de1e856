"""The quantity grammar: every number of a text that counts or measures something, with its span.

Values are `Decimal`, brought to the scale of their dimension (0.54亿元 is 54000000 in 元); `places` and `unit`
keep how it was written, because support is decided at the displayed precision and never by a tolerance.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from drafter.text import units
from drafter.text.dates import claim_dates
from drafter.text.identifiers import claim_identifiers
from drafter.text.marks import Canvas, Mark
from drafter.text.numerals import CHARACTERS, parse_numeral
from drafter.text.words import claim_ordinals, claim_words


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity.

    Attributes:
        start: offset of its first character in the original text.
        end: offset behind its last.
        text: those characters, wraps included.
        value: in the scale of its dimension: 元 for money, the written number for counters.
        dimension: 元, %, 百分点, 分, 比, a counter (个, 项, 台 …), or empty for a number without a unit.
        places: displayed decimals, counted in the written unit.
        unit: as written, magnitude included: 万元, 亿元, %, 个, 元/辆·年.
        hedge: 约, 近, 逾, 不足, ≥, 以上 … as written, or `None`.
        spoken: it is written in Chinese numerals.
    """

    start: int
    end: int
    text: str
    value: Decimal
    dimension: str
    places: int
    unit: str
    hedge: str | None
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """All that a text says in figures and numbers.

    Attributes:
        marks: titles, numbers of things, dates, ordinals and set words, in the order of the text.
        quantities: in the order of the text.
    """

    marks: tuple[Mark, ...]
    quantities: tuple[Quantity, ...]


_BEFORE = (
    "大约|大概|约为|约|将近|接近|逼近|近|不足|不到|未达到|未达|未满|突破|超过|超出|超|逾|不少于|不低于|不小于|不超过|不高于|不大于|不多于|不得少于|"
    "不得低于|不得超过|不得高于|至少|至多|最多|最少|高于|低于|大于|小于|多于|少于|≥|≤|>=|<=|>|<|≧|≦|[数上](?=[十百千万亿])"
)
_AFTER = "以上|以下|以内|之内|左右|上下|之多|有余|开外"
_MORE = "余|多|来|几"
_MAGNITUDE = "|".join(sorted(units.MAGNITUDES, key=len, reverse=True))


def _alternatives(counters: tuple[str, ...]) -> str:
    return "|".join(_counter(counter) for counter in sorted(counters, key=lambda c: (-len(c), c)))


def _counter(counter: str) -> str:
    words = units.BEGINS_A_WORD.get(counter)
    ahead = (rf"(?![{words}])" if words else "") + r"(?!均[^为已未由系属在是不有无能可需\x00，。])"
    return re.escape(counter) + ahead + ("半?" if counter == "成" else "")


_NOT_POINTS = units.BEGINS_A_WORD["分"]
_PER = rf"(?:/[{units.RATE_PARTS}]{{1,4}}(?:[·/.•][{units.RATE_PARTS}]{{1,4}}){{0,2}})?"
_MONEY_TAIL = rf"(?:(?P<jiao>[{CHARACTERS}\d])角)?(?:(?P<fen>[{CHARACTERS}\d])分(?![{_NOT_POINTS}]))?[整正]?"
_ARABIC = (
    r"(?P<num>(?:(?<![\dA-Za-z.%)）\x00-])-)?(?<!\d)(?<!\d[.,])"
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:，\d{3})+(?=(?:\.\d+)?[万亿]?元)|\d+)(?:\.\d+)?)"
)
_HEDGE = rf"(?:(?P<pre>{_BEFORE})(?:了|过|为|到|在)?(?:人民币)?)?"
_WRITTEN = re.compile(
    rf"{_HEDGE}{_ARABIC}(?:(?P<more>{_MORE})?(?P<mag>{_MAGNITUDE})?(?P<more2>{_MORE})?"
    rf"(?P<unit>(?:{_alternatives(units.COUNTERS)}){_PER})(?:(?<=元){_MONEY_TAIL})?|(?P<alone>{_MAGNITUDE}))?(?P<post>{_AFTER})?"
)
_SPOKEN = re.compile(
    rf"{_HEDGE}(?<![{CHARACTERS}])(?P<num>(?![万亿萬億])[{CHARACTERS}]{{1,24}}(?:点[{CHARACTERS}]{{1,6}})?)(?P<more>{_MORE})?(?P<mag>{_MAGNITUDE})?(?P<more2>{_MORE})?"
    rf"(?P<unit>(?:圆|{_alternatives(units.SPOKEN_COUNTERS)}){_PER})(?:(?<=[元圆]){_MONEY_TAIL})?(?P<post>{_AFTER})?"
)
_PART = re.compile(
    rf"{_HEDGE}(?P<of>百分之|千分之|万分之|[{CHARACTERS}]{{1,3}}分之)(?P<num>\d+(?:\.\d+)?|[{CHARACTERS}]{{1,7}}(?:点[{CHARACTERS}]{{1,6}})?)(?P<post>{_AFTER})?"
)
_FRACTION = re.compile(r"(?<![\d./=*×÷+-])(?P<a>\d{1,3})/(?P<b>\d{1,3})(?![\d./=*×÷])")
_RATIO = re.compile(r"(?<![\d.:])(?P<a>\d{1,4}(?:\.\d+)?)[:：](?P<b>\d{1,4}(?:\.\d+)?)(?![\d.:])")
_HALF = re.compile(r"(?<![\d一二三四五六七八九十])(?:一半|半数)(?P<post>以上|以下)?")
_RANGE_SIGN = re.compile(r"(?:[-—–~至到]|——)$")
_MEASURED = frozenset({"元", "%", "百分点", "分", "天", "年", "个工作日"})
_ALONE = re.compile(r"(?:^|[\d%-][ \t\u3000]+|^\s*)$")
_PERCENT = {"百分之": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in its order; titles, dates, numbers of things and set words hold none."""
    return scan(text).quantities


@lru_cache(maxsize=256)
def scan(text: str) -> Scan:
    """Marks and quantities of a text."""
    canvas = Canvas(text)
    claim_identifiers(canvas)
    claim_ordinals(canvas)
    claim_dates(canvas)
    claim_words(canvas)
    quantities = _Reader(canvas).read()
    return Scan(tuple(sorted(canvas.marks, key=lambda mark: mark.start)), quantities)


class _Reader:
    """Reads the quantities of a canvas on which everything else has been claimed."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._rest = canvas.rest
        self._found: list[tuple[int, int, Quantity]] = []

    def read(self) -> tuple[Quantity, ...]:
        for pattern, reader in (
            (_PART, self._part),
            (_FRACTION, self._fraction),
            (_RATIO, self._ratio),
            (_HALF, self._half),
            (_WRITTEN, self._counted),
            (_SPOKEN, self._counted),
        ):
            self._rest = pattern.sub(reader, self._rest)
        self._found.sort(key=lambda found: found[0])
        return tuple(self._with_ranges())

    def _counted(self, match: re.Match[str]) -> str:
        number = match.group("num")
        spoken = not number[-1].isdigit()
        magnitude = match.group("mag") or match.groupdict().get("alone") or ""
        if spoken:
            number, magnitude = _split(number, magnitude)
        value = parse_numeral(number) if spoken else Decimal(number.replace(",", "").replace("，", ""))
        if value is None:
            return match.group()
        if self._torn(match):
            bare = Quantity(0, 0, "", value, "", _places(number), "", match.group("pre"), spoken)
            return self._keep(match, match.start("num"), match.end("num"), bare)
        unit = magnitude + (match.group("unit") or "").replace("圆", "元").replace("成半", "成")
        if (match.group("unit") or "").endswith("成半"):
            value += Decimal("0.5")
        value, places = _with_small_change(match, value, magnitude, _places(value if spoken else number))
        dimension, factor = _scale(unit)
        hedge = match.group("pre") or match.group("post") or match.group("more") or match.group("more2")
        end = match.end() - len(match.group("post") or "")
        found = Quantity(0, 0, "", value * factor, dimension, places, unit, hedge, spoken)
        return self._keep(match, match.start("num"), end, found)

    def _torn(self, match: re.Match[str]) -> bool:
        """Whether the unit stands on the next line of a table, and so belongs to another cell."""
        if not match.group("unit"):
            return False
        offsets, source = self._canvas.view.offsets, self._canvas.source
        first, last = offsets[match.start("num")], offsets[match.end("num") - 1] + 1
        if match.group("mag") or "\n" not in source[last : offsets[match.start("unit")]]:
            return False
        line = source[source.rfind("\n", 0, first) + 1 : first]
        dimension, _ = _scale(match.group("unit"))
        counted = dimension.partition("/")[0] not in _MEASURED
        return bool(_ALONE.search(line)) or (counted and "." in match.group("num"))

    def _part(self, match: re.Match[str]) -> str:
        number, whole = match.group("num"), match.group("of")
        spoken = not number[0].isdigit()
        value = parse_numeral(number) if spoken else Decimal(number)
        if value is None:
            return match.group()
        places = _places(value)
        if whole in _PERCENT:
            value *= _PERCENT[whole]
        else:
            below = parse_numeral(whole.removesuffix("分之"))
            if not below:
                return match.group()
            value = value * 100 / below
        end = match.end() - len(match.group("post") or "")
        hedge = match.group("pre") or match.group("post")
        return self._keep(
            match, match.start("of"), end, Quantity(0, 0, "", value, "%", places, whole, hedge, spoken)
        )

    def _fraction(self, match: re.Match[str]) -> str:
        above, below = Decimal(match.group("a")), Decimal(match.group("b"))
        if not below:
            return match.group()
        found = Quantity(0, 0, "", above * 100 / below, "%", 0, match.group(), None)
        return self._keep(match, match.start(), match.end(), found)

    def _ratio(self, match: re.Match[str]) -> str:
        above, below = Decimal(match.group("a")), Decimal(match.group("b"))
        if not below:
            return match.group()
        found = Quantity(0, 0, "", above / below, "比", 0, match.group(), None)
        return self._keep(match, match.start(), match.end(), found)

    def _half(self, match: re.Match[str]) -> str:
        end = match.end() - len(match.group("post") or "")
        found = Quantity(0, 0, "", Decimal(50), "%", 0, "半", match.group("post"), spoken=True)
        return self._keep(match, match.start(), end, found)

    def _keep(self, match: re.Match[str], start: int, end: int, found: Quantity) -> str:
        first, last = self._canvas.view.span(start, end)
        text = self._canvas.source[first:last]
        self._found.append((start, end, replace(found, start=first, end=last, text=text)))
        head = match.group()[: start - match.start()]
        return head + "\x00" * (end - start) + match.group()[end - match.start() :]

    def _with_ranges(self) -> list[Quantity]:
        """The first half of a range (3—5个) takes the unit of the second."""
        text = self._canvas.view.text
        result = [quantity for _, _, quantity in self._found]
        for index in range(len(result) - 2, -1, -1):
            end, following = self._found[index][1], self._found[index + 1][0]
            if result[index].unit in units.MAGNITUDES or not result[index].unit:
                gap = text[end:following]
                if gap and _RANGE_SIGN.fullmatch(gap):
                    result[index] = _like(result[index], result[index + 1])
        return result


def _like(first: Quantity, second: Quantity) -> Quantity:
    """A number without a unit, read in the unit of another."""
    if first.unit or not second.unit:
        return first
    _, factor = _scale(second.unit)
    return replace(first, value=first.value * factor, dimension=second.dimension, unit=second.unit)


def _split(number: str, magnitude: str) -> tuple[str, str]:
    """一千二百万 is 一千二百 in 万: the closing 万 or 亿 belongs to the unit, and with it to the precision."""
    if not magnitude and len(number) > 1 and number[-1] in "万萬亿億":
        return number[:-1], {"萬": "万", "億": "亿"}.get(number[-1], number[-1])
    return number, magnitude


def _scale(unit: str) -> tuple[str, Decimal]:
    """Dimension and factor of a unit as written; a bare 万 has a factor and no dimension."""
    if unit in units.MAGNITUDES:
        return "", units.MAGNITUDES[unit]
    return units.scaled(unit) if unit else ("", Decimal(1))


def _places(value: Decimal | str) -> int:
    return len(str(value).partition(".")[2])


def _with_small_change(match: re.Match[str], value: Decimal, magnitude: str, places: int) -> tuple[Decimal, int]:
    """角 and 分 behind 元; they count in 元, so that a magnitude before 元 is none for them."""
    groups = match.groupdict()
    for name, place, digits in (("jiao", Decimal("0.1"), 1), ("fen", Decimal("0.01"), 2)):
        if groups.get(name):
            small = parse_numeral(groups[name]) if not groups[name].isdigit() else Decimal(groups[name])
            value += (small or 0) * place / units.MAGNITUDES.get(magnitude, Decimal(1))
            places = digits
    return value, places
