"""What a problem tells that only a record may tell, and no text of the case does.

That is that it was so in other years as well, how others fare, who said so, and what it led to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.reader import Reader
from drafter.verification.report import violation
from drafter.verification.words.unsaid import Matter, Told, unsaid

NAME = "grounding"


@dataclass(frozen=True)
class Unrecorded:
    """Finds it.

    Attributes:
        book: of the case.
    """

    book: Book

    def check(self, examination: Examination) -> Iterator[Violation]:
        """What the problems tell without a record."""
        for told, where in self._reader.read(examination, self._of):
            severity = Severity.BLOCK if told.sure else Severity.REVIEW
            yield violation(NAME, "claim_unrecorded", where, severity=severity)

    @cached_property
    def _reader(self) -> Reader[Told]:
        return Reader(problems=True)

    def _of(self, text: str, _: Section | None) -> Iterator[Told]:
        return map(self._judged, (told for told in unsaid().told(text) if not self._recorded(told)))

    def _judged(self, told: Told) -> Told:
        """A person decides where the case says of something else that it was so before."""
        return replace(told, sure=False) if told.matter is Matter.AGAIN and self._again else told

    def _recorded(self, told: Told) -> bool:
        """Whether a text of the case, of a norm or approved says so."""
        if told.words in self.book.everything:
            return True
        return bool(told.key) and any(_says(line, told.key) for line in self._lines)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        """All that the case itself says, line by line."""
        return tuple(dict.fromkeys(fold(line).text for text in self.book.texts() for line in text.split("\n")))

    @cached_property
    def _again(self) -> bool:
        """Whether the case says of anything that it was so before."""
        return any(one.matter is Matter.AGAIN for one in unsaid().told("\n".join(self._lines)))


def _says(line: str, key: Sequence[frozenset[str]]) -> bool:
    """Whether a line has one of each of some words."""
    return all(any(word in line for word in words) for words in key)
