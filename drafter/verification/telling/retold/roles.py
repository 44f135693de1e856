"""Two figures of one account that have changed places: 核定19名而年末在编16名, where 16 are allowed and 19 there.

What a figure is, its account tells by the words before it, and a sentence by those on either side of it up to the
next figure. Where those of each are the other's, and none its own, the two have been exchanged.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from drafter.text.quantities import scan
from drafter.verification.telling.retold.flipped import DIRECTIONS
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import STOPS, words_of

NAME = "names"
_TWO = 2
_SEVERAL = re.compile(r"\d[^\d,.][^\d]*\d")
_MARK = re.compile(f"[{STOPS}：、]")
_BENT = re.compile("[不没未无非]|相差|差额|之差|减去|合计|共计")
"""Beside a figure they make another of it, or say what it is not."""


class _Told(NamedTuple):
    """A figure with the words that say what it is.

    Attributes:
        value: the figure, its unit before it.
        dimension: what it measures.
        words: what says what it is.
        start: offset of its first character.
        end: offset behind the last.
        label: the same words as they are written.
    """

    value: str
    dimension: str
    words: frozenset[str]
    start: int
    end: int
    label: str


def crossed(text: str, sources: Sources) -> Iterator[Found]:
    """The first of two figures of an account each of which a sentence calls what the account calls the other."""
    said = _figures(text) if _SEVERAL.search(text) else ()
    if len(said) < _TWO:
        return
    for told in sources.meant(text, said[0].start, said[-1].end) or sources.of(text)[:1]:
        own = _own(told)
        for one, other in combinations(said, _TWO):
            mine, its = own.get(one.value), own.get(other.value)
            if (
                mine
                and its
                and one.value != other.value
                and one.dimension == other.dimension
                and _exchanged(one, other, mine, its)
            ):
                meant = f"{its.label}{text[other.start : other.end]}"
                yield Found(NAME, "word_exchanged", one.start, one.end, meant)
                return


def _exchanged(one: _Told, other: _Told, mine: _Told, its: _Told) -> bool:
    both = mine.words & its.words
    crossed = one.words & its.words - both and other.words & mine.words - both
    plain = one.words & mine.words - both or other.words & its.words - both
    return bool(crossed) and not plain and not _BENT.search(one.label + other.label)


@lru_cache(maxsize=512)
def _own(told: Told) -> dict[str, _Told]:
    """The figures of an account that it tells once, by value."""
    every = [one for piece in told.pieces for one in _figures(piece)]
    counts = [one.value for one in every]
    return {one.value: one for one in every if counts.count(one.value) == 1 and one.words}


@lru_cache(maxsize=1024)
def _figures(text: str) -> tuple[_Told, ...]:
    """The figures of a text with what is said right before them; in a sentence also what is said behind."""
    found = scan(text).quantities
    ends = [0, *(one.end for one in found)]
    told = []
    for number, one in enumerate(found):
        label = _MARK.split(text[ends[number] : one.start])[-1]
        if not label:
            nearest = found[number + 1].start if number + 1 < len(found) else len(text)
            label = _MARK.split(text[one.end : nearest])[0]
        value = f"{one.dimension}{one.value.normalize():f}"
        words = words_of(label) - DIRECTIONS  # 增长 is called 增加 as well
        told.append(_Told(value, one.dimension, words, one.start, one.end, label))
    return tuple(told)
