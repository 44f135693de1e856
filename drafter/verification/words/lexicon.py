"""The word tables of this room (`lexicon.toml`): which words say what about a figure, and which name nobody."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.findings.model import Role
from drafter.text.alternation import longest_of


@dataclass(frozen=True)
class Lexicon:
    """The tables.

    Attributes:
        roles: what a label word says a figure is; a word may stand for several roles.
        strict: roles between which a swap changes the meaning.
        derived: words that say a figure is a `difference`, a `sum` or a `share` of others.
        years: words for the year before, the same and the year after the reviewed one, as an offset.
        endings: by which a body is known, longest first.
        offices: bodies known by their last word, such as 发改委.
        places: endings of the names of places.
        common: words with such an ending that are no bodies at all.
        generic: words with such an ending that name nobody in particular.
        modifiers: words before such an ending that make no name of it.
        joined: words with a character that else parts a name from what stands before it.
        leads: words before a name that are no part of it, longest first.
        label: finds label words, longest first.
        year_word: finds words for years.
    """

    roles: Mapping[str, frozenset[Role]]
    strict: frozenset[Role]
    derived: Mapping[str, tuple[str, ...]]
    years: Mapping[str, int]
    endings: tuple[str, ...]
    offices: tuple[str, ...]
    places: tuple[str, ...]
    common: frozenset[str]
    generic: frozenset[str]
    modifiers: re.Pattern[str]
    joined: frozenset[str]
    leads: tuple[str, ...]
    label: re.Pattern[str]
    year_word: re.Pattern[str]

    def labels(self, text: str) -> Iterator[tuple[int, str, frozenset[Role]]]:
        """The label words of a text with their offsets, in its order."""
        return ((match.start(), match.group(), self.roles[match.group()]) for match in self.label.finditer(text))


@cache
def lexicon() -> Lexicon:
    """The tables, read once."""
    source = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    roles = {
        word: frozenset(Role(name) for name in names.split("|"))
        for names, words in table["roles"].items()
        for word in words
    }
    offsets = {"before": -1, "same": 0, "after": 1}
    years = {word: offsets[name] for name, words in table["years"].items() for word in words}
    return Lexicon(
        roles=roles,
        strict=frozenset(map(Role, table["strict"]["roles"])),
        derived={name: tuple(words) for name, words in table["derived"].items()},
        years=years,
        endings=tuple(sorted(table["bodies"]["endings"], key=lambda word: (-len(word), word))),
        offices=tuple(table["bodies"]["offices"]),
        places=tuple(table["bodies"]["places"]),
        common=frozenset(table["bodies"]["common"].split()),
        generic=frozenset(table["bodies"]["generic"].split()),
        modifiers=_pattern(dict.fromkeys(table["bodies"]["modifiers"].split())),
        joined=frozenset(table["bodies"]["joined"]),
        leads=tuple(sorted(table["bodies"]["leads"], key=lambda word: (-len(word), word))),
        label=_pattern(roles),
        year_word=_pattern(years),
    )


def _pattern(words: Mapping[str, object]) -> re.Pattern[str]:
    return re.compile(longest_of(words))
