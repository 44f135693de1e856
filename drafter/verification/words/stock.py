"""The stock of administrative Chinese (`stock.txt`): words that any notice may use, whatever it tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

FUNCTION = frozenset(
    "的了着过和与及或并而且但则即若如因为由于在从向往对将把被让给使令以按照依据经至到自起止内外上下前后中间里其此该各每某这那之所者也又还再已未尚仍"
    "均都皆全总共仅只就才便却反不没无非是有为能可会应须需要得地等个项次份件条种类些更最较很极甚太过于约近逾超达大小多少高低长短新旧好差强弱快慢早晚"
    "一二三四五六七八九十两双单首末第同异年月日时期度元"
)
"""Characters that carry no content of their own."""


@dataclass(frozen=True)
class Stock:
    """A list of words.

    Attributes:
        words: two characters or more.
        single: words of one character.
    """

    words: frozenset[str]
    single: frozenset[str] = frozenset()

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters inside its words."""
        return frozenset(word[i : i + 2] for word in self.words for i in range(len(word) - 1))

    @cached_property
    def longest(self) -> int:
        """The length of the longest word."""
        return max(map(len, self.words))

    def covers(self, text: str) -> bool:
        """Whether a piece of text is made of its words and of characters without content."""
        return all(self.marks(text))

    def marks(self, text: str) -> list[bool]:
        """For every character, whether one of its words, or a character without content, stands there."""
        return [held or char in FUNCTION for held, char in zip(self.held(text), text, strict=True)]

    def held(self, text: str) -> list[bool]:
        """For every character, whether one of its words of two characters or more stands there."""
        covered = [False] * len(text)
        for start in range(len(text)):
            for length in self._lengths.get(text[start : start + 2], ()):
                if text[start : start + length] in self.words:
                    covered[start : start + length] = [True] * min(length, len(text) - start)
                    break
        return covered

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """The lengths of the words that begin with a pair of characters, longest first."""
        found: dict[str, set[int]] = {}
        for word in self.words:
            found.setdefault(word[:2], set()).add(len(word))
        return {pair: tuple(sorted(lengths, reverse=True)) for pair, lengths in found.items()}


@cache
def stock() -> Stock:
    """The stock, read once."""
    return _read("stock.txt")


@cache
def ordinary() -> Stock:
    """Ordinary words by which anybody tells in other words what was found (`ordinary.txt`)."""
    return _read("ordinary.txt")


@cache
def common_words() -> frozenset[str]:
    """The words of both, two characters or more."""
    return stock().words | ordinary().words


@cache
def common_characters() -> frozenset[str]:
    """The characters of these, and the ordinary words of one."""
    return frozenset("".join((*common_words(), *ordinary().single)))


def _read(name: str) -> Stock:
    source = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    words = frozenset(" ".join(line for line in source.splitlines() if not line.startswith("#")).split())
    return Stock(
        frozenset(word for word in words if len(word) > 1), frozenset(word for word in words if len(word) == 1)
    )
