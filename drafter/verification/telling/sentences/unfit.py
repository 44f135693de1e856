"""What a notice says that no text of the case does, and that no notice says without one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.verification.facts.book import Book
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.reader import Reader
from drafter.verification.report import violation
from drafter.verification.words.unfit import Said, unfit

_CHECKS = {"claim_unrecorded": "grounding", "colloquial": "residue"}
_NAME = "links"


@dataclass(frozen=True)
class Unfit:
    """Finds it.

    Attributes:
        book: of the case.
    """

    book: Book

    def check(self, examination: Examination) -> Iterator[Violation]:
        """What the sentences of both sections say of that kind."""
        for one, where in self._reader.read(examination, self._of):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            yield violation(_CHECKS.get(one.key, _NAME), one.key, where, severity=severity)

    def _of(self, text: str, section: Section | None) -> Iterator[Said]:
        found = unfit(text, section.value if section else "")
        return (one for one in found if one.of not in self.book.everything)

    @cached_property
    def _reader(self) -> Reader[Said]:
        return Reader()
