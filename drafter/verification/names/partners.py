"""A vendor or buyer beside the number of another one's contract.

The case names both in one breath, in a row of a table, or in the label of a figure. A breath with one number and
one such name must have them together as the case has.
"""

import re
from collections import Counter
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
_ITS = re.compile("的[A-Z]*[A-Z0-9-]*[0-9]{3}")
"""Behind the name of whoever made a contract stands its number."""


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
            names = list(self._called(breath.group())) if len(numbers) == 1 else []
            if len({name for name, _ in names}) != 1:
                continue
            name, place = names[0]
            meant = self._meant(name, numbers.pop())
            start, end = examination.view.span(*(breath.start() + offset for offset in place))
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

    def _called(self, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
        """The names in a breath, in full, with their spans; the department's only right before its number."""
        for match in self._names.finditer(text):
            name = self._full[match.group()]
            if name != self._department or _ITS.match(text, match.end()):
                yield name, match.span()

    @cached_property
    def _of(self) -> Mapping[str, frozenset[str]]:
        """The names that go with every number."""
        found: dict[str, set[str]] = {}
        for record in self._records():
            numbers, names = set(self._numbers.findall(record)), {name for name, _ in self._called(record)}
            if len(numbers) == 1 and names:
                found.setdefault(numbers.pop(), set()).update(names)
        own = {number: frozenset((self._department,)) for number in self._unowned} if found else {}
        return own | {number: frozenset(names) for number, names in found.items()}

    @cached_property
    def _unowned(self) -> frozenset[str]:
        """The numbers of which several facts are recorded, none of them anybody's, where others have owners."""
        told, owned = Counter[str](), Counter[str]()
        for known in self.book.of_case:
            numbers = self._numbers.findall(fold(known.fact.label).text)
            told.update(numbers)
            owned.update(numbers if known.fact.subject else ())
        several = (number for number, count in told.items() if count > 1 and owned)
        return frozenset(number for number in several if not owned[number])

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
        return _any(set(self._full))

    @cached_property
    def _full(self) -> Mapping[str, str]:
        """All that those who have numbers are called, with their names."""
        named = (known for known in self.book.of_case if known.fact.kind is FactKind.NAME)
        others = {known.written for known in named if known.fact.role in _ROLES} - self.book.names
        calls = {call: name for name in sorted(others) for call in self.book.calls(name)}
        return calls | dict.fromkeys(self.book.names, self._department)

    @property
    def _department(self) -> str:
        """The department, which may stand beside any number."""
        return self.book.case.department.short or self.book.case.department.name


def _any(words: set[str]) -> re.Pattern[str]:
    """A pattern that finds some words, and nothing where there are none."""
    return re.compile(longest_of(words) if words else "(?!)")
