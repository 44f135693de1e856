"""What stands in a text where the case has something else, wherever it stands and however it is worded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.names.entries import Entries
from drafter.verification.names.exchanged import Exchanges
from drafter.verification.names.modifiers import Modifiers
from drafter.verification.names.partners import Partners
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.spans import Spans
from drafter.verification.telling.contrary import Contraries
from drafter.verification.telling.in_place import InPlace
from drafter.verification.telling.norm_relations import NormRelations
from drafter.verification.telling.restated import Restated

_SAME = frozenset({"names", "polarity", "quantities", "quotes"})
"""The checks that may have said the same already."""


class Check(Protocol):
    """Finds what stands in a text where one case has something else."""

    def check(self, examination: Examination) -> Iterator[Violation]:
        """What it finds, at its place."""


@dataclass(frozen=True)
class Against:
    """Holds sentences against all that a case says.

    Attributes:
        book: of the case.
    """

    book: Book

    def beside(self, examination: Examination, said: Iterable[Violation]) -> list[Violation]:
        """What other checks said, and what stands against the case besides."""
        others = list(said)
        told = ((one.start, one.end) for one in others if one.severity is Severity.BLOCK and one.check in _SAME)
        spans = Spans(told)
        found = [one for one in self._found(examination) if not spans.hold(one.start, one.end)]
        graver = {(one.check, one.start, one.end) for one in found if one.severity is Severity.BLOCK}
        return [*(one for one in others if (one.check, one.start, one.end) not in graver), *found]

    def _found(self, examination: Examination) -> Iterator[Violation]:
        for check in self._checks:
            yield from check.check(examination)

    @cached_property
    def _checks(self) -> tuple[Check, ...]:
        book = self.book
        return (
            Exchanges(book),
            Entries(book),
            Partners(book),
            Modifiers(book),
            Contraries(book),
            NormRelations(book),
            Restated(book),
            InPlace(book),
        )
