"""The accounts of a case as chains of words with facts between them, and where such a chain stands in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.verification.facts.known import Known

_STOPS = re.compile("[。；]")
SHORTEST = 8
"""A part of an account with fewer characters could stand anywhere."""
_WIDER = 20
"""What stands in the place of facts has at most so many characters more than these."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """A part of an account between stops.

    Attributes:
        words: what stands before, between and behind its slots; half width and without blanks.
        facts: for every place between two of the words the facts of its slots; none for a slot that is no fact.
    """

    words: tuple[str, ...]
    facts: tuple[tuple[Known, ...], ...]

    @property
    def told(self) -> bool:
        """Whether its words alone are enough to know it by."""
        return sum(map(len, self.words)) >= SHORTEST

    @cached_property
    def widths(self) -> list[int]:
        """How many characters may stand in each place."""
        return [_WIDER + sum(len(known.written) for known in facts) for facts in self.facts]

    @cached_property
    def longest(self) -> int:
        """Which of its words are the longest."""
        return max(range(len(self.words)), key=lambda place: len(self.words[place]))


def tellings(part: Part, text: str) -> Iterator[list[Span]]:
    """Where the words of a part stand in a text in their order: the places between them."""
    words, widths, longest = part.words, part.widths, part.longest
    for at in occurrences(words[longest], text):
        before = _before(words[:longest], widths[:longest], text, at)
        behind = _behind(words[longest + 1 :], widths[longest:], text, at + len(words[longest]))
        if before is not None and behind is not None:
            yield [*before, *behind]


def _behind(words: Sequence[str], widths: Sequence[int], text: str, position: int) -> list[Span] | None:
    """The places before each of some words that follow each other; the last may be the end of the part."""
    places: list[Span] = []
    for word, width in zip(words, widths, strict=True):
        stop = _STOPS.search(text, position, position + width)
        last = stop.start() if stop else min(position + width, len(text))
        at = text.find(word, position, last + len(word)) if word else last if stop or last == len(text) else -1
        if at < 0:
            return None
        places.append((position, at))
        position = at + len(word)
    return places


def _before(words: Sequence[str], widths: Sequence[int], text: str, position: int) -> list[Span] | None:
    """The places behind each of some words that precede a place; the first may be the beginning of the part."""
    places: list[Span] = []
    for word, width in zip(reversed(words), reversed(widths), strict=True):
        low = max(position - width, 0)
        first = max(low, *(text.rfind(mark, low, position) + 1 for mark in "。；"))
        at = (
            text.rfind(word, max(first - len(word), 0), position)
            if word
            else first
            if first > low or not low
            else -1
        )
        if at < 0:
            return None
        places.append((at + len(word), position))
        position = at
    return places[::-1]


def occurrences(needle: str, haystack: str) -> Iterator[int]:
    """The places of some words in a text, none inside another."""
    at = haystack.find(needle)
    while at >= 0:
        yield at
        at = haystack.find(needle, at + len(needle))
