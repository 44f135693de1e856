"""A fact with the part of the sentence that it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.comparison.facts import Fact, facts
from drafter.text.marks import MarkKind
from drafter.text.width import fold

_STOPS = re.compile(r"[，。；！？\n\t]|[,;](?!\d)")
_ENDS = re.compile(r"[。！？\n]")
_UNTIL = re.compile(r"\s*(?:[-—–~～－]{1,2}|至|到)\s*$")
_YEAR = 4


@dataclass(frozen=True)
class Around:
    """A fact with the part of the sentence that it stands in.

    Attributes:
        text: the words of a unit.
        fact: one of its facts.
    """

    text: str
    fact: Fact

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where its part of the sentence begins and ends."""
        return self._within(_STOPS)

    @cached_property
    def before(self) -> str:
        """What stands before it in its part of the sentence, half width and without blanks at its end."""
        return fold(self.text[self.span[0] : self.fact.start]).text.rstrip()

    @cached_property
    def behind(self) -> str:
        """What stands behind it in its part of the sentence, half width and without blanks at its beginning."""
        return fold(self.text[self.fact.end : self.span[1]]).text.lstrip()

    @cached_property
    def sentence(self) -> str:
        """The whole sentence, half width."""
        return fold(self.text[slice(*self._within(_ENDS))]).text

    @cached_property
    def earlier(self) -> tuple[Fact, ...]:
        """The facts before it in its part of the sentence."""
        return tuple(one for one in facts(self.text) if self.span[0] <= one.start < self.fact.start)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that are named before it in its part of the sentence."""
        return tuple(_years(self.earlier))

    @cached_property
    def told_years(self) -> tuple[int, ...]:
        """All the years that the unit names."""
        return tuple(_years(facts(self.text)))

    @cached_property
    def reaches_to(self) -> int | None:
        """Of a date that begins or ends a stretch of years, such as 2021—2023年, the last year; else `None`."""
        for one in facts(self.text):
            first, last = sorted((one, self.fact), key=lambda fact: fact.start)
            if not (_whole_year(first) and _whole_year(last) and first.key < last.key):
                continue
            if _UNTIL.fullmatch(fold(self.text[first.end : last.start]).text):
                return int(last.key.removeprefix("date "))
        return None

    def _within(self, stops: re.Pattern[str]) -> tuple[int, int]:
        before = (match.end() for match in stops.finditer(self.text, 0, self.fact.start))
        behind = stops.search(self.text, self.fact.end)
        return max(before, default=0), behind.start() if behind else len(self.text)


def _whole_year(fact: Fact) -> bool:
    return fact.mark is MarkKind.DATE and bool(re.fullmatch(r"date \d{4}", fact.key))


def _years(found: tuple[Fact, ...]) -> Iterator[int]:
    for one in found:
        told = one.key.partition(" ")[2][:_YEAR]
        if one.mark is MarkKind.DATE and told.isdigit() and len(told) == _YEAR:
            yield int(told)
