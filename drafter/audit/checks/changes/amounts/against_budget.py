"""完成预算p% beside 决算数大于预算数C: what was spent more or less than the budget gives the rate."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, percent, plain, range_of, ratio
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_RATE = re.compile(r"完成(?P<base>年初|调整|全年)?预算(?:数)?的?$")
_GAP = re.compile(
    r"决算数?(?:比|较)?(?P<way>大于|高于|多于|超过|小于|低于|少于)(?P<base>年初|调整|全年)?预算数?(?:了)?$"
)
_SPENT = re.compile(r"(?:支出|决算数?)(?:总计|合计|总额|决算数?)?(?:共计|共|为|是)*$")
_ABOVE = frozenset({"大于", "高于", "多于", "超过"})


def check(reading: Reading) -> Iterator[Issue]:
    """Rates of execution that the amount above or below the budget does not give."""
    for sentence in reading.sentences:
        stated = [(f, m) for f in sentence.figures if (m := _rate(sentence, f))]
        gaps = [(f, m) for f in sentence.figures if (m := _gap(sentence, f))]
        if len(stated) != 1 or len(gaps) != 1:
            continue
        (rate, said), (gap, told) = stated[0], gaps[0]
        spent = [f for f in sentence.figures if f.at < rate.at and f.quantity.dimension == "元"][:1]
        same = not said["base"] or not told["base"] or said["base"] == told["base"]
        if spent and same and not spent[0].quantity.hedge and _SPENT.search(sentence.label(spent[0])):
            yield from _compared(reading, rate, spent[0], gap, told["way"])


def _rate(sentence: Sentence, figure: Figure) -> re.Match[str] | None:
    plain_rate = figure.quantity.dimension == "%" and not figure.quantity.hedge
    return _RATE.search(sentence.label(figure)) if plain_rate else None


def _gap(sentence: Sentence, figure: Figure) -> re.Match[str] | None:
    amount = figure.quantity.dimension == "元" and not figure.quantity.hedge
    return _GAP.search(sentence.label(figure)) if amount else None


def _compared(reading: Reading, rate: Figure, spent: Figure, gap: Figure, way: str) -> Iterator[Issue]:
    done, off = range_of(spent), range_of(gap)
    budget = spent.value - gap.value if way in _ABOVE else spent.value + gap.value
    slack = done.high - done.low + off.high - off.low
    computed = ratio(done, Range(budget - slack, budget + slack))
    if computed is None or computed.meets(range_of(rate)):
        return
    places = max(rate.quantity.places, 2)
    value = percent(spent.value, budget, places)
    yield reading.issue(
        KIND,
        "rate_gap",
        [rate.span, spent.span, gap.span],
        stated=rate.text,
        spent=spent.text,
        way=way,
        gap=gap.text,
        budget=f"{plain(budget / spent.factor)}{spent.quantity.unit}",
        value=f"{plain(value)}%",
    )
