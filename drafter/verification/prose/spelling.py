"""Words that are none: what the case says, but for a character typed, read or set wrongly."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Violation
from drafter.verification.prose.residue import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.approved import is_approved
from drafter.verification.words.kept import Kept
from drafter.verification.words.misprints import Misprint, Spelling


@dataclass(frozen=True)
class Misspelt:
    """Finds them.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Kept[tuple[Misprint, ...]] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The misprints of both sections."""
        for sentence in examination.sentences:
            if examination.judged(examination.scope_at(sentence.start)):
                view = fold(sentence.text)
                for one in self._kept.of(view.text, partial(self._of, view.text)):
                    start, end = view.span(one.start, one.end)
                    where = (examination.text, sentence.start + start, sentence.start + end)
                    yield violation(NAME, "misspelt", where, expected=one.right)

    def _of(self, text: str) -> tuple[Misprint, ...]:
        if is_approved(text, tuple(self.book.vocabulary)):
            return ()
        return tuple(self._spelling.misprints(text))

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self.book.everything)
