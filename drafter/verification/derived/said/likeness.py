"""How two facts stand to each other, and in what the names of like things differ."""

import re
from collections.abc import Mapping
from functools import lru_cache

from drafter.verification.context.hints import hints
from drafter.verification.context.ways import ways
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import LACKS
from drafter.verification.words.grams import bigrams
from drafter.verification.words.stock import FUNCTION

SHARED = 2
"""Names of like things share so many characters at least."""
_SINGLE = 0.35
_NO_THING = re.compile("[0-9年月季]|[已未应不]")
_PART = 4
"""So long may the words be in which the names of like things differ."""


def above(one: Known, other: Known) -> bool:
    """Whether the first of two facts is the greater."""
    return bool(one.quantity and other.quantity and one.quantity.value > other.quantity.value)


@lru_cache(maxsize=2048)
def parted(one: str, other: str) -> tuple[str, str]:
    """What two names that are otherwise the same do not share: 东片区投资 and 西片区投资 differ in 东 and 西.

    Returns:
        The two parts; empty where names differ in more than a short word, or one only has a word more.
    """
    low = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    high = 0
    while high < min(len(one), len(other)) - low and one[-1 - high] == other[-1 - high]:
        high += 1
    mine, theirs = one[low : len(one) - high], other[low : len(other) - high]
    like = 0 < len(mine) == len(theirs) <= _PART and len(one) - len(mine) >= SHARED
    if not like or _NO_THING.search(mine + theirs) or any(map(hints().pattern.search, (mine, theirs))):
        return "", ""  # 实际 and 计划 tell no two things apart
    head = "第" if one[:low].endswith("第") else ""
    tail = one[len(one) - high :][:1] if len(mine) == 1 and not head else ""
    return f"{head}{mine}{tail}", f"{head}{theirs}{tail}"


def lacks(known: Known) -> bool:
    """Whether a fact is surely what is missing, left or deducted."""
    return known.fact.role in LACKS or bool(ways().surely.search(known.fact.label))


@lru_cache(maxsize=2048)
def grams(text: str) -> Mapping[str, float]:
    """What tells a name: its pairs of characters, the meanings of its words and, for less, its characters."""
    single = {char: _SINGLE for char in text if char not in FUNCTION and "\u4e00" <= char <= "\u9fff"}
    return {**single, **dict.fromkeys((*bigrams(text), *hints().meanings(text)), 1.0)}


def alike(one: Known, other: Known) -> bool:
    """Whether two facts are in one unit."""
    return bool(one.quantity and other.quantity and one.quantity.dimension == other.quantity.dimension)
