"""Where a text tells a point in the reviewer's own words, every figure is the fact that the account names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.slots import fill
from drafter.text.width import View, fold
from drafter.verification.facts.book import Book

_PART = re.compile("[^。；\n]+")
_SHORTEST = 8
"""A part of an account with fewer characters could stand anywhere."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an account between stops.

    Attributes:
        text: half width and without blanks, slots filled.
        facts: where in it which fact stands.
    """

    text: str
    facts: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Verbatim:
    """Finds the accounts of a case in a text.

    Attributes:
        book: the case.
    """

    book: Book

    def facts_in(self, view: View) -> Mapping[int, str]:
        """For every fact that stands in words of an account: its offset in the original, and its name.

        A place that two accounts explain differently is left out.
        """
        found: dict[int, str] = {}
        unclear: set[int] = set()
        for part in self._parts:
            for at in _places(part.text, view.text):
                for offset, ref in part.facts:
                    place = view.offsets[at + offset]
                    if found.setdefault(place, ref) != ref:
                        unclear.add(place)
        return {place: ref for place, ref in found.items() if place not in unclear}

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return tuple(part for point in self.book.points for part in self._of_point(point))

    def _of_point(self, point: str) -> Iterator[Part]:
        _, told = self.book.points[point]
        for text in (told.title, told.text, told.effect, told.advice):
            filled = fill(text, self.book.shown)
            for match in _PART.finditer(filled.text):
                inside = [one for one in filled.fills if match.start() <= one.start and one.end <= match.end()]
                view = fold(match.group())
                if inside and len(view.text) >= _SHORTEST:
                    facts = ((view.at(one.start - match.start()), one.ref) for one in inside)
                    yield Part(view.text, tuple(facts))


def _places(needle: str, haystack: str) -> Iterator[int]:
    at = haystack.find(needle)
    while at >= 0:
        yield at
        at = haystack.find(needle, at + len(needle))
