"""One amount in two units, told twice at once: 购置及运行费25.40元。其中：运行费25.40万元."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.audit.governing import label_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "unit"

_OF_WHICH = re.compile(r"[，。；：（,;(]其中[：:，]?")
_EACH = re.compile(r"每|人均|户均|亩均|平均|均价|标准|单价|日均|定额|按|/")
_UNITS = frozenset({"元", "万元", "亿元"})
_DIGITS = 3
_WORD = 2
_FARTHEST = 40


def check(reading: Reading) -> Iterator[Issue]:
    """Two amounts of the same digits side by side in other units, the second a part of the first."""
    for sentences in reading.by_block.values():
        told = [(s, f) for s in sentences for f in s.figures]
        for (_, first), (sentence, second) in pairwise(told):
            if not _same_digits(first, second):
                continue
            labels = [label_of(s, f) for s, f in told if f in (first, second)]
            per = any(_EACH.search(label) for label in labels) or _priced(sentence, second)
            gap = first.block.text[first.behind : second.at]
            alike = _OF_WHICH.search(gap) and _common(*labels) and not _above(sentence, first, second)
            if alike and not per and len(gap) <= _FARTHEST:
                yield reading.issue(
                    KIND,
                    "two_units",
                    [first.span, second.span],
                    name=labels[1],
                    first=first.text,
                    second=second.text,
                )


def _same_digits(first: Figure, second: Figure) -> bool:
    """Whether two exact amounts have the same digits, enough of them to be no accident, and other units."""
    units = {first.quantity.unit, second.quantity.unit}
    telling = len(str(first.written).replace(".", "").strip("0")) >= _DIGITS
    exact = not first.quantity.hedge and not second.quantity.hedge and first.written == second.written
    return len(units) > 1 and units <= _UNITS and exact and telling


def _above(sentence: Sentence, first: Figure, second: Figure) -> bool:
    """Whether a part of one sentence is more than its whole, which is told of it as such."""
    return first.at >= sentence.at and second.value > first.value


def _priced(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount is that of one of several things: 25.40元/亩."""
    return bool(_EACH.match(sentence.after(figure)))


def _common(first: str, second: str) -> bool:
    """Whether two names have a word in common."""
    return any(second[i : i + _WORD] in first for i in range(len(second) - 1))
