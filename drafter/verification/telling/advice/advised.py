"""What every recommendation has to be, wherever it stands: something to come, asked of whoever answers for it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from drafter.verification.figures.overdone import planned
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.telling.advice.charges import Charges
from drafter.verification.telling.advice.counsel import Counsel
from drafter.verification.telling.advice.done import deeds
from drafter.verification.telling.approved import Answering
from drafter.verification.telling.points.alignment import Aligner
from drafter.verification.words.kept import Kept

NAME = "links"


@dataclass(frozen=True)
class Advised:
    """Looks at the recommendations on one case.

    Attributes:
        aligner: knows the case.
        counsel: what is asked for.
        answering: how approved wording answers each point.
    """

    aligner: Aligner
    counsel: Counsel
    answering: Answering
    _kept: Kept[tuple[Violation, ...]] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """Measures that are told as done, and those of which somebody else is put in charge."""
        for scope in examination.scopes:
            if scope.section is Section.RECOMMENDATIONS:
                text = examination.text[scope.start : scope.end]
                yield from (one.moved(scope.start) for one in self._kept.of(text, self._of, text))

    def _of(self, text: str) -> tuple[Violation, ...]:
        """What one of them may not say, in offsets of its own."""
        return (*self._deeds(text), *self._charges_of(text), *self._planned(text))

    def _deeds(self, text: str) -> Iterator[Violation]:
        for one in deeds(text, self.counsel, self.aligner.tellings):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            yield violation(NAME, "advice_done", (text, one.start, one.end), severity=severity)

    def _charges_of(self, text: str) -> Iterator[Violation]:
        for one in self._charges.misplaced(text):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            key = "charge_outside" if one.outside else "charge_misplaced" if one.expected else "charge_doubtful"
            where = (text, one.start, one.end)
            yield violation(NAME, key, where, severity=severity, expected=one.expected)

    def _planned(self, text: str) -> Iterator[Violation]:
        for start, end in planned(text, self._spoken):
            yield violation(NAME, "deadline_planned", (text, start, end))

    @cached_property
    def _spoken(self) -> str:
        """What the case says."""
        return "\n".join(self.aligner.book.texts())

    @cached_property
    def _charges(self) -> Charges:
        return Charges(self.aligner.book, self.answering)
