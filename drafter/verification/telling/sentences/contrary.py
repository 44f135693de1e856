"""Sentences that turn an account round, wherever they stand: what was left undone is done, above is below."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.affirmed import Affirmed, Denials
from drafter.verification.words.compared import Comparisons, Inverted
from drafter.verification.words.kept import Kept

NAME = "polarity"
_LONGEST = 400
_MARKS = "，。；、："


_Contrary = tuple[tuple[Affirmed, ...], tuple[Inverted, ...]]
"""What a sentence claims done and the accounts deny, and what it puts the other way round."""


@dataclass(frozen=True)
class Contraries:
    """Holds sentences against all accounts of a case.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Kept[_Contrary] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The sentences that say the contrary of an account."""
        for sentence in examination.judged_sentences:
            if sentence.advised or len(sentence.text) > _LONGEST:
                continue
            affirmed, inverted = self._kept.of(sentence.text, self._contrary, sentence.text)
            for one in affirmed:
                where = (examination.text, sentence.start + one.start, sentence.start + one.end)
                said = one.account.strip(_MARKS)
                yield violation(NAME, "denial_dropped", where, expected=said, account=said)
            for two in inverted:
                start, end = sentence.view.span(two.start, two.end)
                where = (examination.text, sentence.start + start, sentence.start + end)
                if examination.bears_out(*where[1:]):
                    continue
                severity, said = Severity.BLOCK if two.sure else Severity.REVIEW, two.account.strip(_MARKS)
                yield violation(NAME, "direction_turned", where, severity=severity, expected=said, account=said)

    def _contrary(self, sentence: str) -> _Contrary:
        inverted = self._comparisons.inverted(flattened(sentence))
        return tuple(self._denials.affirmed(sentence)), tuple(inverted)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(text for point in self.book.points for text in self.book.tellings(point))

    @cached_property
    def _denials(self) -> Denials:
        return Denials(self._texts)

    @cached_property
    def _comparisons(self) -> Comparisons:
        return Comparisons(self._texts)
