"""How much two pieces of one document speak of the same thing: shared words, the rarer the weightier."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

_WORDS = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z]{2,}")
_EMPTY = frozenset(
    "的了和与及或在是对为等中其以并未不有无应要将把被由从到于按该各本一二三四五六七八九十"
    "县市省局个进加强高提步度行部分工作关相情况存问题建议方面如年"
)
_REMEMBERED = 20_000
_JOINING = "的和及与在等其于将对为是了或并"
_SHORTEST, _LONGEST, _SHOWN = 2, 8, 3


@lru_cache(maxsize=_REMEMBERED)
def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, less those that any such text has."""
    found: set[str] = set()
    for run in _WORDS.findall(text):
        pairs = [run] if run.isascii() else [run[at : at + 2] for at in range(len(run) - 1)]
        found.update(pair for pair in pairs if not set(pair) <= _EMPTY)
    return frozenset(found)


class Likeness:
    """Likeness among some pieces; what many of them say weighs little."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """Take all pieces that will be compared."""
        counted = Counter(gram for piece in pieces for gram in grams(piece))
        self._weights = {gram: math.log(1 + len(pieces) / count) for gram, count in counted.items()}
        self._lengths: dict[str, float] = {}

    def between(self, one: str, other: str) -> float:
        """Likeness of two pieces, from 0 to 1: the cosine of their weighted pairs of characters."""
        shared = sum(self._weights.get(gram, 0.0) ** 2 for gram in grams(one) & grams(other))
        lengths = self._length(one) * self._length(other)
        return shared / lengths if lengths else 0.0

    def _length(self, piece: str) -> float:
        if piece not in self._lengths:
            self._lengths[piece] = math.sqrt(sum(self._weights.get(gram, 0.0) ** 2 for gram in grams(piece)))
        return self._lengths[piece]

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """The words that two pieces share, the weightiest first."""
        common = grams(one) & grams(other)
        found: list[tuple[float, str]] = []
        for run in _WORDS.findall(one):
            for word in (_whole(piece, run, other).strip(_JOINING) for piece in _runs(run, common)):
                if _SHORTEST <= len(word) <= _LONGEST and word in other:
                    weight = sum(self._weights.get(word[at : at + 2], 0.0) for at in range(len(word) - 1))
                    found.append((weight, word))
        words = dict.fromkeys(word for _, word in sorted(found, reverse=True))
        kept = [word for word in words if not any(word != longer and word in longer for longer in words)]
        return tuple(kept[:_SHOWN])


def _whole(piece: str, run: str, other: str) -> str:
    """A shared piece with the characters around it that both texts have as well."""
    start = run.find(piece)
    end = start + len(piece)
    while start > 0 and run[start - 1 : end] in other:
        start -= 1
    while end < len(run) and run[start : end + 1] in other:
        end += 1
    return run[start:end]


def _runs(run: str, common: frozenset[str]) -> list[str]:
    """The longest pieces of a run all of whose pairs are common."""
    found, current = [], ""
    for at in range(len(run) - 1):
        if run[at : at + 2] in common:
            current = current + run[at + 1] if current else run[at : at + 2]
        elif current:
            found.append(current)
            current = ""
    return [*found, current] if current else found
