"""A vendor or buyer beside the number of another one's contract.

The case names both in one breath, in a row of a table, or in the label of a figure. A breath with one number and
one such name must have them together as the case has.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import FactKind, Role
from drafter.findings.slots import fill
from drafter.text.alternation import longest_of
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

NAME = "names"

_NUMBERED = frozenset({FactKind.CONTRACT_NUMBER, FactKind.VOUCHER_NUMBER})
_ROLES = frozenset({Role.VENDOR, Role.UNIT, Role.PERSON})
_BREATH = re.compile("[，。；、\n]")
_BREATHS = re.compile("[^，。；]+")


@dataclass(frozen=True)
class Partners:
    """Which names go with which numbers in a case.

    Attributes:
        book: of the case.
    """

    book: Book

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The names beside numbers that the case has beside other names."""
        text = examination.view.text
        if not self._of or not self._numbers.search(text):
            return
        for breath in _BREATHS.finditer(text):
            numbers = set(self._numbers.findall(breath.group()))
            names = list(self._names.finditer(breath.group())) if len(numbers) == 1 else []
            if len({match.group() for match in names}) != 1:
                continue
            meant = self._meant(names[0].group(), numbers.pop())
            start, end = examination.view.span(*(breath.start() + place for place in names[0].span()))
            scope = examination.scope_at(start)
            if meant and examination.judged(scope):
                advised = scope.section is Section.RECOMMENDATIONS
                severity = Severity.REVIEW if advised else Severity.BLOCK
                yield violation(
                    NAME, "word_exchanged", (examination.text, start, end), severity=severity, expected=meant
                )

    def _meant(self, name: str, number: str) -> str:
        """The name that goes with a number, if another name does, which goes with other numbers alone."""
        own = self._of.get(number, frozenset())
        elsewhere = any(name in names for other, names in self._of.items() if other != number)
        return min(own) if own and name not in own and elsewhere else ""

    @cached_property
    def _of(self) -> Mapping[str, frozenset[str]]:
        """The names that go with every number."""
        found: dict[str, set[str]] = {}
        for record in self._records():
            numbers, names = set(self._numbers.findall(record)), set(self._names.findall(record))
            if len(numbers) == 1 and names:
                found.setdefault(numbers.pop(), set()).update(names)
        return {number: frozenset(names) for number, names in found.items()}

    def _records(self) -> Iterator[str]:
        """What the case says in one breath."""
        for account in self.book.accounts.values():
            yield from _BREATH.split(fold("。".join(account.split("\n"))).text)
        for known in self.book.of_case:
            yield fold(f"{known.fact.label} {known.fact.subject} {known.written}").text
        for table in self.book.case.notice.tables:
            yield from (fold(fill(" ".join(row), self.book.shown).text).text for row in table.rows)

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        return _any({known.written for known in self.book.of_case if known.fact.kind in _NUMBERED})

    @cached_property
    def _names(self) -> re.Pattern[str]:
        named = (known for known in self.book.of_case if known.fact.kind is FactKind.NAME)
        others = {known.written for known in named if known.fact.role in _ROLES}
        return _any(others - self.book.names)  # the department may stand beside any number


def _any(words: set[str]) -> re.Pattern[str]:
    """A pattern that finds some words, and nothing where there are none."""
    return re.compile(longest_of(words) if words else "(?!)")
