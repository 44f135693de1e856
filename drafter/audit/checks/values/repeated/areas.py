"""One area in two units: 占地63.5亩（42333平方米）; 15亩 are a hectare, 1500 a square kilometre."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain

KIND = "unit"

_METRES = {
    "亩": Decimal(10000) / 15,
    "公顷": Decimal(10000),
    "平方公里": Decimal(1000000),
    "平方米": Decimal(1),
}
_BESIDE = re.compile(r"(?:[（(][，,]?|[，,]?(?:折合|合计?|约合|相当于|即|等于|也就是))(?:约|为|近)?")
_NEAR = Decimal("0.02")
"""What is told of one area in another unit may be rounded, and 1亩 be taken for 667 or 666 平方米."""


def check(reading: Reading) -> Iterator[Issue]:
    """Areas whose second telling, in brackets or behind 合, is another area."""
    for sentence in reading.sentences:
        if "亩" not in sentence.text and "公顷" not in sentence.text:
            continue
        for first, second in pairwise(sentence.figures):
            between = sentence.block.text[first.behind : second.at]
            units = first.quantity.dimension, second.quantity.dimension
            if units[0] == units[1] or not set(units) <= _METRES.keys() or not _BESIDE.fullmatch(between):
                continue
            one, other = _metres(first.value, units[0]), _metres(second.value, units[1])
            slack = _metres(first.half, units[0]) + _metres(second.half, units[1])
            if abs(one - other) > one * _NEAR + slack:
                yield reading.issue(
                    KIND,
                    "two_areas",
                    [first.span, second.span],
                    first=first.text,
                    second=second.text,
                    right=f"{plain((one / _METRES[units[1]]).quantize(Decimal('0.01')))}{units[1]}",
                )


def _metres(value: Decimal, unit: str) -> Decimal:
    """In 平方米."""
    return value * _METRES[unit]
