"""Character bigrams: the measure by which words of one text are found in another without a word list."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from operator import add
from sys import intern

from drafter.text.width import flattened

_HAN = re.compile(r"[\u3400-\u9fff]+")


def runs(text: str) -> list[str]:
    """The unbroken runs of Chinese characters of a text, line wraps taken out."""
    return _HAN.findall(flattened(text))


@lru_cache(maxsize=2048)
def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters of a text; a pair is one object however many texts have it."""
    return frozenset(map(intern, chain.from_iterable(map(add, run, run[1:]) for run in runs(text))))


def pairs_of(flat: str) -> frozenset[str]:
    """The bigrams of a text that is half width and without blanks, and is asked about once."""
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in _HAN.findall(flat)))


def union(texts: Iterable[str]) -> frozenset[str]:
    """The bigrams of several texts."""
    return frozenset().union(*(bigrams(text) for text in texts))


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of one set of bigrams is in another: 0 to 1, and 0 for an empty set."""
    return len(part & whole) / len(part) if part else 0.0
