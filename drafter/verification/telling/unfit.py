"""What a notice says that no text of the case does, and that no notice says without one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.kept import Kept
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
    _kept: Kept[tuple[Said, ...]] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """What the sentences of both sections say of that kind."""
        for sentence in examination.sentences:
            scope = examination.scope_at(sentence.start)
            if not examination.judged(scope):
                continue
            view, section = fold(sentence.text), scope.section.value if scope.section else ""
            for one in self._kept.of((view.text, section), partial(self._of, view.text, section)):
                start, end = view.span(one.start, one.end)
                where = (examination.text, sentence.start + start, sentence.start + end)
                severity = Severity.BLOCK if one.sure else Severity.REVIEW
                yield violation(_CHECKS.get(one.key, _NAME), one.key, where, severity=severity)

    def _of(self, text: str, section: str) -> tuple[Said, ...]:
        return tuple(one for one in unfit(text, section) if one.of not in self.book.everything)
