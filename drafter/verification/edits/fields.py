"""Fields of words (`fields.toml`): a word of one group in the place of one of another says another thing."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from drafter.text.alternation import longest_of
from drafter.verification.edits.place import Kind
from drafter.verification.words.lists import groups
from drafter.verification.words.stock import common_words

_NUMERAL = "N"
_NUMERALS = (*"二两三四五六七八九十几数多", *map(str, range(1, 13)), "十几", "二十")
_APART = 2
"""So many groups lie between two words of a graded row of which neither may stand for the other."""


class Word(NamedTuple):
    """A word of some field in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        word: as it stands there.
    """

    start: int
    end: int
    word: str


@dataclass(frozen=True, eq=False)
class Row:
    """A row of groups that exclude each other.

    Attributes:
        groups: the places in the row at which a word stands.
        kind: what an exchange does.
        graded: neighbours may say the same.
        advice: which way a recommendation may not be turned: `looser`, `never`, or empty for either.
        told: it also speaks of what is told, not only of what is asked for.
        loose: it is found though other words are changed beside it.
    """

    groups: Mapping[str, frozenset[int]] = field(repr=False)
    kind: Kind = Kind.CONTRASTED
    graded: bool = False
    advice: str = ""
    told: bool = True
    loose: bool = False

    def parts(self, one: str, other: str, *, advised: bool) -> bool:
        """Whether a word in the place of another says another thing.

        Args:
            one: what stood there.
            other: what stands there now.
            advised: in a recommendation.
        """
        if not (self.told or advised) or (advised and self.advice == "never"):
            return False
        before, now = self.groups[one], self.groups[other]
        least = _APART if self.graded else 1
        if advised and self.advice == "looser":
            return min(now) - max(before) >= least
        return all(abs(here - there) >= least for here in now for there in before)


@dataclass(frozen=True)
class Fields:
    """The rows, by their words.

    Attributes:
        rows: in which a word stands.
        plain: what holds a word of a field and is none.
        any: finds both.
    """

    rows: Mapping[str, tuple[Row, ...]]
    plain: frozenset[str]
    any: re.Pattern[str]

    def parting(self, one: str, other: str, *, advised: bool) -> Iterator[Row]:
        """The rows in which a word excludes the one in whose place it stands; none where any has them as one."""
        rows = [row for row in self.rows[one] if row in self.rows[other]]
        if not any(row.groups[one] & row.groups[other] for row in rows):
            yield from (row for row in rows if row.parts(one, other, advised=advised))

    def alike(self, one: str, other: str) -> bool:
        """Whether two words stand in one group."""
        return one == other or any(row.groups[one] & row.groups.get(other, frozenset()) for row in self.rows[one])


@cache
def fields() -> Fields:
    """The table, read once."""
    table = tomllib.loads(resources.files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))
    every = [_row(row, of) for of in table["fields"] for row in of["rows"]]
    rows: dict[str, tuple[Row, ...]] = {}
    for row in every:
        for word in row.groups:
            rows[word] = (*rows.get(word, ()), row)
    plain = frozenset(_expanded(table["plain"].split()))
    return Fields(rows, plain, re.compile(longest_of((*rows, *plain))))


def _row(text: str, of: Mapping[str, Any]) -> Row:
    places: dict[str, frozenset[int]] = {}
    for number, group in enumerate(groups(text)):
        for word in _expanded(group):
            places[word] = places.get(word, frozenset()) | {number}
    said = {name: value for name, value in of.items() if name not in {"rows", "kind"}}
    return Row(places, Kind(of.get("kind", Kind.CONTRASTED)), **said)


def _expanded(words: Iterable[str]) -> Iterator[str]:
    """The words, with every numeral that may stand in them."""
    for word in words:
        if _NUMERAL in word:
            yield from (word.replace(_NUMERAL, numeral) for numeral in _NUMERALS)
        else:
            yield word


@lru_cache(maxsize=256)
def found(text: str) -> tuple[Word, ...]:
    """The words of the fields in a text, half width and without blanks."""
    words = (Word(*match.span(), match.group()) for match in fields().any.finditer(text))
    return tuple(one for one in words if one.word in fields().rows and not _within(text, one))


def _within(text: str, one: Word) -> bool:
    """Whether a word of one character is a part of another word."""
    if len(one.word) > 1:
        return False
    beside = (text[max(one.start - 1, 0) : one.end], text[one.start : one.end + 1])
    return any(len(pair) > 1 and pair in common_words() for pair in beside)
