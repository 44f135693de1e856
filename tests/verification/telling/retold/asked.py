"""What the rules of what is told again say of one sentence, for the tests of this room."""

from drafter.verification.facts.book import Book
from drafter.verification.model import Manuscript, Section, Violation
from drafter.verification.reading.examination import Examination, Scope
from drafter.verification.telling.retold.check import Retold
from drafter.verification.telling.sources.sources import Sources


def found_in(sentence: str, book: Book, section: Section = Section.PROBLEMS) -> list[Violation]:
    """The violations of a sentence that stands alone in a section."""
    manuscript = Manuscript(text=sentence, items=(), whole=False)
    scope = Scope(0, len(sentence), None, frozenset(), section, own=True)
    return list(Retold(Sources(book)).check(Examination(manuscript, book, (scope,))))
