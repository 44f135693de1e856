"""Words that are none: what the case says, but for a character typed, read or set wrongly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.verification.facts.book import Book
from drafter.verification.model import Section, Violation
from drafter.verification.prose.residue import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.reader import Reader
from drafter.verification.report import violation
from drafter.verification.words.misprints import Misprint, Spelling


@dataclass(frozen=True)
class Misspelt:
    """Finds them.

    Attributes:
        book: of the case.
    """

    book: Book

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The misprints of both sections."""
        for one, where in self._reader.read(examination, self._of):
            yield violation(NAME, "misspelt", where, expected=one.right)

    def _of(self, text: str, _: Section | None) -> Iterable[Misprint]:
        return () if self.book.stands(text) else self._spelling.misprints(text)

    @cached_property
    def _reader(self) -> Reader[Misprint]:
        return Reader()

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self.book.everything)
