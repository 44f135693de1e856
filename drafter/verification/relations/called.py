"""What the things of a case may be called in a sentence: by number, by name, or by what is their own in a name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import FactKind, Role
from drafter.text.alternation import longest_of
from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import Known

PARTIES = frozenset({Role.VENDOR, Role.UNIT, Role.PROJECT, Role.PERSON})
_NUMBERS = frozenset({FactKind.CONTRACT_NUMBER, FactKind.VOUCHER_NUMBER})
_LIABLE = re.compile("(?:股份)?有限(?:责任)?(?=公司)")
_FORM = re.compile("(?<=.{4})(?:公司|事务所|服务社|商行|经营部|合作社)$")
"""What of the name of a firm is left out where it is called in short."""
_LEAST = 3

Thing = str
"""The name or number by which the case knows it."""


@dataclass(frozen=True)
class Called:
    """Finds the things of one case.

    Attributes:
        book: its facts.
    """

    book: Book

    def things(self, text: str) -> list[tuple[int, int, Thing]]:
        """The things that a text names, with where each stands."""
        found = self._pattern.finditer(text) if self._calls else ()
        return [(*match.span(), self._calls[match.group()]) for match in found]

    def facts(self, thing: Thing) -> tuple[Known, ...]:
        """The figures and dates of a thing, whose it is or in whose names its number stands."""
        return self._facts.get(thing, ())

    def party(self, thing: Thing) -> Known | None:
        """The name of a party, as the case has it; `None` for anything else."""
        return self._parties.get(thing)

    def short(self, text: str) -> Iterator[tuple[int, int, Known]]:
        """The parties that a text calls by less than their names."""
        for start, end, thing in self.things(text):
            party = self._parties.get(thing)
            if party and text[start:end] != thing:
                yield start, end, party

    @cached_property
    def _parties(self) -> Mapping[Thing, Known]:
        return {
            flattened(one.fact.value): one
            for one in self.book.of_case
            if one.fact.kind is FactKind.NAME and one.fact.role in PARTIES
        }

    @cached_property
    def _facts(self) -> Mapping[Thing, tuple[Known, ...]]:
        found: dict[Thing, list[Known]] = {}
        numbers = [one.written for one in self.book.of_case if one.fact.kind in _NUMBERS]
        for one in self.book.of_case:
            if one.quantity or one.fact.kind is FactKind.DATE:
                own = [number for number in numbers if number in flattened(one.fact.label)]
                subject = flattened(one.fact.subject)
                for thing in own or ([subject] if subject in self.book.owners else []):
                    found.setdefault(thing, []).append(one)
        return {thing: tuple(facts) for thing, facts in found.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(longest_of(self._calls))

    @cached_property
    def _calls(self) -> Mapping[str, Thing]:
        """What calls one thing alone."""
        found: dict[str, set[Thing]] = {}
        numbers = {one.written for one in self.book.of_case if one.fact.kind in _NUMBERS}
        below = {flattened(name) for name in self.book.case.department.subordinates}
        for thing in {*self._facts, *self._parties, *self.book.owners, *numbers, *below} - self.book.names:
            for call in {thing, *self.book.calls(thing), *self.book.apart.get(thing, ())}:
                found.setdefault(call, set()).add(thing)
        for call, thing in _in_short(sorted(self._parties)):
            found.setdefault(call, set()).add(thing)
        return {call: next(iter(those)) for call, those in found.items() if len(those) == 1}


def _in_short(names: Sequence[Thing]) -> Iterator[tuple[str, Thing]]:
    """What is left of names that begin alike, of firms also without their form: 配送公司 beside 食品商行."""
    for name in names:
        for other in names:
            shared = next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), 0)
            rest = name[shared:]
            plain = _LIABLE.sub("", rest)
            for call in {rest, plain, _FORM.sub("", plain)}:
                if len(call) >= _LEAST and call not in other:
                    yield call, name
