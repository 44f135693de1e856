"""Approved wording made ready to be compared with many phrases: which one shares most words with a given one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import ceil

from drafter.text.width import flattened
from drafter.verification.words.grams import bigrams


@dataclass(frozen=True)
class Phrases:
    """Some phrases.

    Attributes:
        texts: the phrases.
    """

    texts: tuple[str, ...]

    @cached_property
    def together(self) -> str:
        """All of them, to look for a phrase in."""
        return "\n".join(self.texts)

    def holds(self, flat: str) -> bool:
        """Whether one of them holds a phrase as it is."""
        return flat in self.together

    def most(self, grams: frozenset[str]) -> float:
        """The largest share of some bigrams that one phrase holds."""
        counts = Counter(chain.from_iterable(self._holding.get(gram, ()) for gram in grams))
        return max(counts.values(), default=0) / len(grams) if grams else 0.0

    @cached_property
    def _holding(self) -> Mapping[str, Sequence[int]]:
        return holding(map(bigrams, self.texts))


def holding(sets: Iterable[frozenset[str]]) -> Mapping[str, Sequence[int]]:
    """For every bigram, the places of the sets that hold it."""
    found: dict[str, list[int]] = {}
    for place, grams in enumerate(sets):
        for gram in grams:
            found.setdefault(gram, []).append(place)
    return found


def like(held: Mapping[str, Sequence[int]], grams: frozenset[str], least: float) -> list[int]:
    """The places of the sets that can hold so great a share of some bigrams, in their order; not all of them do.

    What holds so many of them holds one of the rarest: only the few sets that do are looked at.

    Args:
        held: for every bigram, the places of the sets that hold it.
        grams: the bigrams.
        least: the share, above 0.
    """
    rarest = sorted((held.get(gram, ()) for gram in grams), key=len)[: len(grams) - ceil(least * len(grams)) + 1]
    return sorted(set(chain.from_iterable(rarest)))


@lru_cache(maxsize=16)
def phrases(texts: tuple[str, ...]) -> Phrases:
    """Some phrases, made ready once."""
    return Phrases(texts)


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """A short text, half width and without blanks."""
    return flattened(text)
