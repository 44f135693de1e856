"""Words of one kind (`kinds.toml`), each of which excludes the others of its kind."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.text.alternation import longest_of
from drafter.verification.words.lists import Groups, groups, lists_of


@dataclass(frozen=True)
class Kinds:
    """Some kinds of words.

    Attributes:
        of: the kinds of every word, by number.
        standing: finds those of every case.
        own: finds those of one case.
        alike: the words that say the same as one, itself among them.
    """

    of: Mapping[str, tuple[int, ...]]
    standing: re.Pattern[str]
    own: re.Pattern[str]
    alike: Mapping[str, frozenset[str]]

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """The words of a text that are of some kind, in its order; the longest where one begins with another."""
        own = self.own.search(text)
        return self.standing.finditer(text) if own is None else self._both(text, own)

    def _both(self, text: str, own: re.Match[str] | None) -> Iterator[re.Match[str]]:
        standing = self.standing.search(text)
        while own and standing:
            first = min(own, standing, key=lambda match: (match.start(), -match.end()))
            yield first
            if own.start() < first.end():
                own = self.own.search(text, first.end())
            if standing.start() < first.end():
                standing = self.standing.search(text, first.end())
        if rest := own or standing:
            yield rest
            yield from rest.re.finditer(text, rest.end())


def kinds_of(lists: Iterable[Iterable[str]]) -> Kinds:
    """The kinds of every case, and those that some lists of a case's own words are."""
    standing = _standing()
    of, alike = dict(standing.of), dict(standing.alike)
    named = [tuple(dict.fromkeys(words)) for words in lists]
    for number, words in enumerate(named, len(kinds())):
        for word in words:
            of[word] = (*of.get(word, ()), number)
            alike[word] = alike.get(word, frozenset()) | {word}
    return Kinds(of, standing.standing, _any(word for words in named for word in words), alike)


@cache
def _standing() -> Kinds:
    """The kinds of every case; words that say the same stand together."""
    lists = lists_of(kinds())
    of = {word: tuple(sorted(numbers)) for word, numbers in lists.of.items()}
    return Kinds(of, _any(of), _any(()), lists.alike)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds some words, and nothing where there are none."""
    known = tuple(words)
    return re.compile(longest_of(known) if known else "(?!)")


@cache
def kinds() -> tuple[Groups, ...]:
    """The lists, read once."""
    source = resources.files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    return tuple(map(groups, tomllib.loads(source)["kinds"]))
