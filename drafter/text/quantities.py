"""The quantity grammar: every number of a text that counts or measures something, with its span.

Values are `Decimal`, brought to the scale of their dimension (0.54亿元 is 54000000 in 元); `places` and `unit`
keep how it was written, because support is decided at the displayed precision and never by a tolerance.

| form | read as (value, dimension, places, unit, hedge) |
|---|---|
| 1,200.50万元, １，２００．５０万元, ￥35.6万 | money: 12005000 元 2 万元; ￥ belongs to the span |
| 一千二百万元, 壹拾贰元叁角肆分 | 12000000 元 0 万元; 12.34 元 2 元 |
| 3万多元, 万余元, 数十万元 | 30000 元 with the hedge 多; 10000 余; 100000 数 |
| 87.00%, 百分之五, 千分之三, 5‰, 七成半, 半数 | %: 87, 5, 0.3, 0.5, 75, 50 |
| 3.2个百分点, 1.5倍, 翻一番 | 百分点, 倍, 番: dimensions of their own |
| 1/4, 四分之三, 2:1, 1比4 | % for a fraction, 比 for a ratio; the unit is the writing itself |
| 3个, 50人次, 12.5公里, 2000元/月 | a counter is its own dimension; 公里 counts in 米; 元/月 is not 元 |
| 两年半, 一个半小时, 半个月 | 2.5 年, 1.5 小时, 0.5 个月 |
| 3—5个, 50-100万元, 两三家 | two quantities, the first in the unit of the second |
| ≥90%, 不低于80%, 95%及以上, 60人左右 | the hedge stands outside the span: ≥, 不低于, 以上, 左右 |
| 82.57, 3.5万 | no dimension: a bare number, or one in 万 |

No quantities, but marks: dates, 文号, numbers of contracts and vouchers, articles, ordinals, page numbers, and
words that only contain numerals (三公, 十四五, 一事一议, 5A级).
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from drafter.text.dates import claim_dates
from drafter.text.figure import Figure
from drafter.text.figures import figures
from drafter.text.furniture import claim_furniture
from drafter.text.identifiers import claim_identifiers
from drafter.text.marks import Canvas, Mark
from drafter.text.paragraphs import steps
from drafter.text.words import claim_ordinals, claim_words

_STOP = "。"
_LONG = 2000
"""Longer stretches than this are no paragraphs of anybody's draft, and are not kept."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity.

    Attributes:
        start: offset of its first character in the original text.
        end: offset behind its last.
        text: those characters, wraps included.
        value: in the scale of its dimension: 元 for money, the written number for counters.
        dimension: what may be compared with it: 元, %, 百分点, 分, 比, 天, 米 …, a counter (个, 项, 台 …), or
            empty for a number without a unit. Quantities of two dimensions are never the same.
        places: the decimals it shows, counted in the written unit: 2 for 0.54亿元, which therefore stands for
            anything that rounds to 0.54 in 亿元.
        unit: as written, magnitude included: 万元, 亿元, %, 个, 元/辆·年.
        hedge: the word or sign that bends it, before or behind: 约, 近, 逾, 不足, ≥, 以上, 多 …; one before it
            wins, but for 约 before 余, 多, 来, 几. `None` for a number that is meant exactly as it is shown.
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

    def moved(self, offset: int) -> "Quantity":
        """The same so much further on."""
        start, end = self.start + offset, self.end + offset
        said = (self.text, self.value, self.dimension, self.places, self.unit, self.hedge, self.spoken)
        return Quantity(start, end, *said)


@dataclass(frozen=True, slots=True)
class Scan:
    """All that a text says in figures and numbers.

    Attributes:
        marks: titles, numbers of things, dates, ordinals and set words, in the order of the text.
        quantities: in the order of the text.
    """

    marks: tuple[Mark, ...]
    quantities: tuple[Quantity, ...]


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in its order; titles, dates, numbers of things and set words hold none."""
    return scan(text).quantities


@lru_cache(maxsize=1024)
def scan(text: str) -> Scan:
    """Marks and quantities of a text; kept for a while, as many ask for those of the same text.

    A text is read step by step: of a draft that differs in one sentence from the last one, only that sentence is
    read, and the sentences of a clause that is asked for alone are not read again.
    """
    found = steps(text)
    if len(found) == 1:
        return _read(text)
    parts = [_step_at(start, part) for start, part in found]
    return Scan(
        tuple(mark for one in parts for mark in one.marks),
        tuple(quantity for one in parts for quantity in one.quantities),
    )


@lru_cache(maxsize=512)
def _step_at(start: int, step: str) -> Scan:
    """A step at its place in a text; before what was changed in a draft every step stands where it stood."""
    found = _read(step)
    if not start:
        return found
    return Scan(
        tuple(mark.moved(start) for mark in found.marks),
        tuple(quantity.moved(start) for quantity in found.quantities),
    )


def _read(step: str) -> Scan:
    """A step by itself; the line ends behind its stop tell nothing, and a clause is asked for without them."""
    bare = step.rstrip()
    told = bare if bare.endswith(_STOP) else step
    return _of_step(told) if len(told) <= _LONG else _scanned(told)


@lru_cache(maxsize=2048)
def _of_step(text: str) -> Scan:
    return _scanned(text)


def _scanned(text: str) -> Scan:
    canvas = Canvas(text)
    claim_furniture(canvas)
    claim_identifiers(canvas)
    claim_ordinals(canvas)
    claim_dates(canvas)
    claim_words(canvas)
    marks = tuple(sorted(canvas.marks, key=lambda mark: mark.start))
    return Scan(marks, tuple(_placed(canvas, figure) for figure in figures(canvas)))


def _placed(canvas: Canvas, figure: Figure) -> Quantity:
    """A figure of the folded text with its span in the original."""
    start, end = canvas.view.span(figure.start, figure.end)
    return Quantity(
        start,
        end,
        canvas.source[start:end],
        figure.value,
        figure.dimension,
        figure.places,
        figure.unit,
        figure.hedge,
        figure.spoken,
    )
