"""Sentences with their figures and dates, each with its place in the paragraph and in the document."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from drafter.audit.layout import Block
from drafter.text.marks import Mark, MarkKind
from drafter.text.quantities import Quantity, scan

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」）)]*")
_BOUNDARY = re.compile(r"[，。；：、！？,;:!?（）()“”‘’《》\[\]【】]")
_STOP = re.compile(r"[，。；：、,;:（(]")
_LONGEST_LABEL = 120
_NEAREST = 8
_MEASURED = frozenset(
    (
        "元",
        "%",
        "百分点",
        "亩",
        "平方米",
        "平方公里",
        "公顷",
        "米",
        "千克",
        "公里",
        "立方米",
        "千瓦时",
        "小时",
        "升",
        "吨",
        "比",
    )
)
_STOPS = ("，", "；", "。", "、", "（", "）", ",", ";", "(", ")", "")
_FULL_DATE = 10
_FINE = "万元"
_CENTS = 2
_ENOUGH_FINE = 2
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A quantity where it stands.

    Attributes:
        block: the paragraph.
        quantity: its value, unit and precision.
        at: offset of its first character in the block's text.
        behind: offset behind its last.
        even: its trailing zeros were left out: a whole number of 万元 among amounts that are told to two decimals.
    """

    block: Block
    quantity: Quantity
    at: int
    behind: int
    even: bool = False

    @property
    def value(self) -> Decimal:
        """In the scale of its dimension."""
        return self.quantity.value

    @property
    def cut_short(self) -> bool:
        """Whether it is a bare 万 or 亿 that was read as money for the sake of the amounts around it."""
        return self.quantity.unit in ("万元", "亿元") and self.quantity.text[-1] in "万亿"

    @property
    def written(self) -> Decimal:
        """The number as it was written, in its own unit."""
        return self.value / self.factor

    @property
    def factor(self) -> Decimal:
        """What one of the written unit is in the dimension's scale."""
        known = FACTORS.get(self.quantity.unit)
        return _scale(self.quantity) if known is None else known

    @property
    def half(self) -> Decimal:
        """Half of the last displayed place, in the dimension's scale; nothing for counts and for nought.

        A rate of 0.00% may be rounded: 3万元 of 68632万元 are 0.004%.
        """
        rounded = self.quantity.dimension == "%" and self.quantity.places > 0
        counted = not self.quantity.places and self.factor == 1 and self.quantity.dimension not in _MEASURED
        if (counted and self.quantity.dimension) or not (self.value or rounded):
            return Decimal(0)
        return self.factor * Decimal(1).scaleb(-_CENTS if self.even else -self.quantity.places) / 2

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.block.span(self.at, self.behind)

    @property
    def text(self) -> str:
        """As it reads."""
        return self.block.text[self.at : self.behind]


def _scale(quantity: Quantity) -> Decimal:
    """The power of ten between the digits of a quantity and its value: 万吨, 公里; else 1."""
    digits = _DIGITS.match(unicodedata.normalize("NFKC", quantity.text).replace(",", ""))
    written = Decimal(digits[0]) if digits else Decimal(0)
    ratio = quantity.value / written if written else Decimal(1)
    return ratio if ratio > 0 and ratio == Decimal(1).scaleb(ratio.adjusted()) else Decimal(1)


FACTORS = {
    "万元": Decimal(10**4),
    "亿元": Decimal(10**8),
    "千元": Decimal(10**3),
    "百万元": Decimal(10**6),
    "千万元": Decimal(10**7),
    "万亿元": Decimal(10**12),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
    "‰": Decimal("0.1"),
    **{f"万{counter}": Decimal(10**4) for counter in "人次户家件条份个项笔"},
    "万人次": Decimal(10**4),
    "亿人次": Decimal(10**8),
    "亿条": Decimal(10**8),
}


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """A date where it stands; `when` only where year, month and day are given."""

    block: Block
    mark: Mark
    at: int
    behind: int

    @property
    def year(self) -> int | None:
        """The year, if it names one."""
        return int(self.mark.value[:4]) if self.mark.value[:4].isdigit() else None

    @property
    def when(self) -> date | None:
        """The day; `None` if it names none, or one that the calendar does not have."""
        try:
            return date.fromisoformat(self.mark.value) if len(self.mark.value) == _FULL_DATE else None
        except ValueError:
            return None

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.block.span(self.at, self.behind)

    @property
    def text(self) -> str:
        """As it reads."""
        return self.block.text[self.at : self.behind]


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of a paragraph, its closing stop included; `at` and `behind` are offsets in the block's text."""

    block: Block
    at: int
    behind: int
    figures: tuple[Figure, ...]
    days: tuple[Day, ...]

    @property
    def text(self) -> str:
        """As it reads."""
        return self.block.text[self.at : self.behind]

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.block.span(self.at, self.behind)

    def pieces(self) -> Iterator["Sentence"]:
        """What it tells of one thing in one breath: its stretches between semicolons, itself where it has none."""
        if "；" not in self.text:
            yield self
            return
        start = self.at
        for piece in self.text.split("；"):
            end = start + len(piece)
            yield replace(
                self,
                at=start,
                behind=end,
                figures=_within(self.figures, start, end),
                days=_within(self.days, start, end),
            )
            start = end + 1

    def between(self, first: int, behind: int) -> str:
        """A piece of the block's text."""
        return self.block.text[first:behind]

    def lead(self, index: int) -> str:
        """What stands before a figure from the figure before it, or from the beginning."""
        return self.between(self.figures[index - 1].behind if index else self.at, self.figures[index].at)

    def before(self, figure: Figure) -> str:
        """What stands before a figure, from the last stop, bracket, quotation mark or figure on."""
        return _BOUNDARY.split(self._lead(figure))[-1]

    def label(self, figure: Figure) -> str:
        """What stands before a figure, from the last stop or bracket or from the figure before it, unquoted."""
        return re.sub(r"[“”‘’]", "", _STOP.split(self._lead(figure))[-1])

    def dated(self, figure: Figure) -> Day | None:
        """The last date with a year before a figure."""
        index = bisect_left(self.days, figure.at, key=lambda day: day.at)
        return next((day for day in reversed(self.days[max(0, index - _NEAREST) : index]) if day.year), None)

    def _lead(self, figure: Figure) -> str:
        index = bisect_left(self.figures, figure.at, key=lambda other: other.at)
        start = self.figures[index - 1].behind if index else self.at
        return self.block.text[max(start, figure.at - _LONGEST_LABEL) : figure.at]

    def before_day(self, day: Day) -> str:
        """What stands before a date, from the boundary or the date before it."""
        start = max((other.behind for other in self.days if other.at < day.at), default=self.at)
        return _BOUNDARY.split(self.block.text[start : day.at])[-1]

    def after(self, figure: Figure) -> str:
        """What stands behind a figure, up to the next boundary."""
        bound = _BOUNDARY.search(self.block.text, figure.behind, self.behind)
        return self.block.text[figure.behind : bound.start() if bound else self.behind]


_Found = TypeVar("_Found", Figure, Day)


def read_block(block: Block) -> tuple[tuple[Figure, ...], tuple[Day, ...]]:
    """The figures and the dates of a block."""
    found = scan(block.source)
    money = any(quantity.unit in ("万元", "亿元") for quantity in found.quantities)
    figures = tuple(_figure(block, _completed(block, q) if money else q) for q in found.quantities)
    if sum(f.quantity.unit == _FINE and f.quantity.places >= _CENTS for f in figures) >= _ENOUGH_FINE:
        figures = tuple(replace(f, even=_evened(f)) for f in figures)
    days = tuple(_day(block, mark) for mark in found.marks if mark.kind is MarkKind.DATE)
    return figures, days


def _evened(figure: Figure) -> bool:
    return figure.quantity.unit == _FINE and not figure.quantity.places and figure.quantity.hedge is None


def _completed(block: Block, quantity: Quantity) -> Quantity:
    """A bare 万 before a stop, among amounts in 万元, read as one of them."""
    following = block.source[quantity.end : quantity.end + 1]
    if quantity.unit in ("万", "亿") and not quantity.dimension and following in _STOPS:
        return replace(quantity, unit=quantity.unit + "元", dimension="元")
    return quantity


def _figure(block: Block, quantity: Quantity) -> Figure:
    return Figure(block, quantity, block.view.at(quantity.start), block.view.at(quantity.end - 1) + 1)


def _day(block: Block, mark: Mark) -> Day:
    return Day(block, mark, block.view.at(mark.start), block.view.at(mark.end - 1) + 1)


def sentences(block: Block) -> Iterator[Sentence]:
    """The sentences of a paragraph, in its order. Linear in its length."""
    figures, days = read_block(block)
    start = 0
    bounds = [match.end() for match in _SENTENCE_END.finditer(block.text)]
    for behind in [*bounds, len(block.text)]:
        if behind > start:
            yield Sentence(block, start, behind, _within(figures, start, behind), _within(days, start, behind))
            start = behind


def _within(found: Sequence[_Found], start: int, behind: int) -> tuple[_Found, ...]:
    first = bisect_left(found, start, key=lambda one: one.at)
    return tuple(found[first : bisect_left(found, behind, key=lambda one: one.at)])
