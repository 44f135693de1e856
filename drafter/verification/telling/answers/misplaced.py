"""Measures among the problems, and facts among the measures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from drafter.text.sentences import Span, sentences
from drafter.text.width import flattened
from drafter.verification.model import Manuscript, Section, Severity, Violation
from drafter.verification.reading.advice import advises
from drafter.verification.report import violation
from drafter.verification.telling.answers.recognition import Remedies, remedies_of
from drafter.verification.telling.approved import Answering
from drafter.verification.telling.points.alignment import Aligner, profile
from drafter.verification.words.kept import Kept

NAME = "links"

_MEASURE = 0.75
"""So much of the words of a measure is in a sentence that is it."""

_FULL = 0.8
"""A clause with this score tells a point in full."""

_LONG = 12
"""A piece of an account with so many characters was taken from it."""

_STOPS = "。！？；"


_Said = tuple[int, int, str, Severity]
"""The span of a sentence, the message for it, and how grave it is."""


@dataclass(frozen=True)
class Misplaced:
    """Finds what stands in the wrong one of the two sections.

    Attributes:
        aligner: knows the case.
        answering: how approved wording answers every point.
    """

    aligner: Aligner
    answering: Answering
    _kept: Kept[tuple[_Said, ...]] = field(default_factory=Kept, compare=False)

    def check(self, manuscript: Manuscript) -> Iterator[Violation]:
        """Both ways."""
        for section, find in ((Section.PROBLEMS, self._advice), (Section.RECOMMENDATIONS, self._problems)):
            for clause in manuscript.clauses(section):
                first = clause.start + len(clause.label)
                said = manuscript.text[first : clause.end]
                for start, end, key, severity in self._kept.of((said, section), _all, find, said):
                    where = (manuscript.text, first + start, first + end)
                    yield violation(NAME, key, where, severity=severity)

    def _problems(self, text: str) -> Iterator[_Said]:
        """What a recommendation tells that is a problem."""
        said = sentences(text)
        asking = [self._asks(sentence) for sentence in said]
        if not any(asking) and self._tells(text):
            yield 0, len(text), "problem_among_advice", Severity.BLOCK
            return
        for sentence, asks in zip(said[1:], asking[1:], strict=True):
            if not asks and flattened(sentence.text).strip(_STOPS) in self._facts:
                yield sentence.start, sentence.end, "problem_among_advice", Severity.REVIEW

    def _advice(self, text: str) -> Iterator[_Said]:
        """What a problem asks for."""
        said = sentences(text)
        for place, sentence in enumerate(said):
            flat = flattened(sentence.text).strip(_STOPS)
            leads = place == 0 and len(said) > 1
            measure = self._asks(sentence) or (leads and flat in self._names)
            if measure or (advises(sentence.text) and flat not in self.aligner.book.everything):
                severity = Severity.BLOCK if measure else Severity.REVIEW
                yield sentence.start, sentence.end, "advice_among_problems", severity

    def _asks(self, sentence: Span) -> bool:
        """Whether a sentence is one of the measures that answer a point."""
        return max(self._measures.held(sentence.text).values(), default=0.0) >= _MEASURE

    def _tells(self, text: str) -> bool:
        """Whether a text tells a point in full."""
        return max(self.aligner.scores(profile(text)), default=0.0) >= _FULL

    @cached_property
    def _measures(self) -> Remedies:
        held = self.answering.values()
        every = {one.rpartition("\n")[2] for known in held for one in (*known.remedies, *known.wider)}
        return remedies_of(tuple(sorted(every)))

    @cached_property
    def _names(self) -> frozenset[str]:
        """What measures are called, where no point is called so."""
        book = self.aligner.book
        held = self.answering.values()
        leads = {
            one.partition("\n")[0] for known in held for one in (*known.remedies, *known.wider) if "\n" in one
        }
        leads |= {one for known in held for one in known.leads}
        return frozenset(flattened(one) for one in leads) - {flattened(book.title(point)) for point in book.points}

    @cached_property
    def _facts(self) -> frozenset[str]:
        """The sentences of all accounts."""
        texts = (text for point in self.aligner.book.points for text in self.aligner.book.tellings(point))
        found = (flattened(sentence.text).strip(_STOPS) for text in texts for sentence in sentences(text))
        return frozenset(one for one in found if len(one) >= _LONG)


def _all(find: Callable[[str], Iterator[_Said]], text: str) -> tuple[_Said, ...]:
    return tuple(find(text))
