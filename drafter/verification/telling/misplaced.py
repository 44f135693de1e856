"""Measures among the problems, and facts among the measures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.text.sentences import Span, sentences
from drafter.text.width import fold
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.advice import advises
from drafter.verification.report import violation
from drafter.verification.telling.alignment import profile
from drafter.verification.telling.approved import Answering, held_of
from drafter.verification.telling.coverage import Alignment

NAME = "links"

_MEASURE = 0.75
"""So much of the words of a measure is in a sentence that is it."""

_FULL = 0.8
"""A clause with this score tells a point in full."""

_LONG = 12
"""A piece of an account with so many characters was taken from it."""

_STOPS = "。！？；"


@dataclass(frozen=True)
class Misplaced:
    """Finds what stands in the wrong one of the two sections.

    Attributes:
        alignment: which clauses tell which points.
        answering: how approved wording answers every point.
    """

    alignment: Alignment
    answering: Answering

    def check(self) -> Iterator[Violation]:
        """Both ways."""
        examination = self.alignment.examination
        for clause in examination.manuscript.clauses(Section.PROBLEMS):
            said = sentences(examination.text, clause.start + len(clause.label), clause.end)
            for place, sentence in enumerate(said):
                yield from self._advice(sentence, leads=place == 0 and len(said) > 1)
        for clause in examination.manuscript.clauses(Section.RECOMMENDATIONS):
            start = clause.start + len(clause.label)
            said = sentences(examination.text, start, clause.end)
            if not any(map(self._asks, said)) and self._tells(examination.text[start : clause.end]):
                where = (examination.text, clause.start, clause.end)
                yield violation(NAME, "problem_among_advice", where)
                continue
            for sentence in said[1:]:
                if fold(sentence.text).text.strip(_STOPS) in self._facts and not self._asks(sentence):
                    where = (examination.text, sentence.start, sentence.end)
                    yield violation(NAME, "problem_among_advice", where, severity=Severity.REVIEW)

    def _advice(self, sentence: Span, *, leads: bool) -> Iterator[Violation]:
        said = fold(sentence.text).text.strip(_STOPS)
        told = said in self.alignment.examination.book.everything
        measure = self._asks(sentence) or (leads and said in self._names)
        if measure or (advises(sentence.text) and not told):
            severity = Severity.BLOCK if measure else Severity.REVIEW
            where = (self.alignment.examination.text, sentence.start, sentence.end)
            yield violation(NAME, "advice_among_problems", where, severity=severity)

    def _asks(self, sentence: Span) -> bool:
        """Whether a sentence is one of the measures that answer a point."""
        return any(held_of(measure, sentence.text) >= _MEASURE for measure in self._measures)

    def _tells(self, text: str) -> bool:
        """Whether a text tells a point in full."""
        return max(self.alignment.aligner.scores(profile(text)), default=0.0) >= _FULL

    @cached_property
    def _measures(self) -> tuple[str, ...]:
        held = self.answering.values()
        every = {one.rpartition("\n")[2] for known in held for one in (*known.remedies, *known.wider)}
        return tuple(sorted(every))

    @cached_property
    def _names(self) -> frozenset[str]:
        """What measures are called, where no point is called so."""
        book = self.alignment.examination.book
        held = self.answering.values()
        leads = {
            one.partition("\n")[0] for known in held for one in (*known.remedies, *known.wider) if "\n" in one
        }
        leads |= {one for known in held for one in known.leads}
        return frozenset(fold(one).text for one in leads) - {fold(book.title(point)).text for point in book.points}

    @cached_property
    def _facts(self) -> Mapping[str, None]:
        """The sentences of all accounts."""
        texts = (text for point in self.alignment.examination.book.points for text in self._told(point))
        found = (fold(sentence.text).text.strip(_STOPS) for text in texts for sentence in sentences(text))
        return dict.fromkeys(one for one in found if len(one) >= _LONG)

    def _told(self, point: str) -> tuple[str, ...]:
        return self.alignment.examination.book.tellings(point)
