"""Wholes whose parts follow and add up to them, each told with its change: A，增长p%；其中：甲a，增长q%，乙b…."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Protocol, TypeVar

from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

_OPENS = re.compile(r"其中|[按从][^，。；]{1,10}(?:分|看|划分|来看)[，,：:]|分[^，。；\d]{1,8}看[，,：:]?")
_ENDS = re.compile("其中|总")
MOST_PARTS = 8
_FEWEST_PARTS = 2


class Told(Protocol):
    """An amount and the last figure that is told of it."""

    @property
    def amount(self) -> Figure:
        """The amount."""
        ...

    @property
    def last(self) -> Figure:
        """What stands last of all that is told of it."""
        ...


_Told = TypeVar("_Told", bound=Told)


def passages(reading: Reading) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of every paragraph, together with those of one that begins with 其中. Linear in all."""
    found: tuple[Sentence, ...] = ()
    for sentences in reading.by_block.values():
        if found and sentences[0].text.startswith("其中"):
            yield (*found, *sentences)
            found = ()
            continue
        if found:
            yield found
        found = sentences
    if found:
        yield found


def parts_of(reading: Reading, total: _Told, following: Sequence[_Told]) -> Sequence[_Told]:
    """What follows a whole behind a word that opens its parts, if the first of it add up to the whole."""
    end = total.last.span[1]
    found, slack = Decimal(0), total.amount.half
    for count, part in enumerate(following[:MOST_PARTS], 1):
        start = part.amount.span[0]
        opens = start >= end and _OPENS.search(reading.text, end, start)
        if bool(opens) != (count == 1) or part.amount.quantity.dimension != total.amount.quantity.dimension:
            return ()
        found, slack, end = found + part.amount.value, slack + part.amount.half, max(end, part.last.span[1])
        if count >= _FEWEST_PARTS and abs(found - total.amount.value) <= slack:
            return following[: count + _nothing_left(reading, following[count - 1 :])]
    return ()


def _nothing_left(reading: Reading, following: Sequence[_Told]) -> int:
    """How many parts of which nothing is left go on with a list: they add nothing and have changed."""
    count = 0
    for before, part in pairwise(following):
        apart = _ENDS.search(reading.text, before.last.span[1], part.amount.span[0])
        if part.amount.value or apart:
            break
        count += 1
    return count
