"""What every recommendation has to be, wherever it stands: something to come, asked of whoever answers for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.verification.figures.overdone import planned
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination, Scope
from drafter.verification.report import violation
from drafter.verification.telling.alignment import Aligner
from drafter.verification.telling.approved import Answering
from drafter.verification.telling.charges import Charges
from drafter.verification.telling.done import deeds

NAME = "links"


@dataclass(frozen=True)
class Advised:
    """Looks at the recommendations on one case.

    Attributes:
        aligner: knows the case, and what is asked for.
        answering: how approved wording answers each point.
    """

    aligner: Aligner
    answering: Answering

    def check(self, examination: Examination) -> Iterator[Violation]:
        """Measures that are told as done, and those of which somebody else is put in charge."""
        for scope in examination.scopes:
            if scope.section is Section.RECOMMENDATIONS:
                yield from self._deeds(examination, scope)
                yield from self._charges_of(examination, scope)
                yield from self._planned(examination, scope)

    def _deeds(self, examination: Examination, scope: Scope) -> Iterator[Violation]:
        text = examination.text
        for one in deeds(text[scope.start : scope.end], self.aligner.counsel, self.aligner.tellings):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            yield violation(
                NAME, "advice_done", (text, scope.start + one.start, scope.start + one.end), severity=severity
            )

    def _charges_of(self, examination: Examination, scope: Scope) -> Iterator[Violation]:
        text = examination.text
        for one in self._charges.misplaced(text[scope.start : scope.end]):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            where = (text, scope.start + one.start, scope.start + one.end)
            key = "charge_outside" if one.outside else "charge_misplaced" if one.expected else "charge_doubtful"
            yield violation(NAME, key, where, severity=severity, expected=one.expected)

    def _planned(self, examination: Examination, scope: Scope) -> Iterator[Violation]:
        text = examination.text
        for start, end in planned(text[scope.start : scope.end], self._spoken):
            yield violation(NAME, "deadline_planned", (text, scope.start + start, scope.start + end))

    @cached_property
    def _spoken(self) -> str:
        """What the case says."""
        return "\n".join(self.aligner.book.texts())

    @cached_property
    def _charges(self) -> Charges:
        return Charges(self.aligner.book, self.answering)
