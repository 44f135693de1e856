"""Every recommendation answers a problem, and every problem is answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from drafter.verification.model import ClauseSpan, ItemSpan, Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.telling.advice.counsel import Counsel
from drafter.verification.telling.advice.measures import hollow, restates
from drafter.verification.telling.advice.reversals import Reversal, reversals
from drafter.verification.telling.answers.crossed import Crossed
from drafter.verification.telling.answers.fitting import Callings, Fitting
from drafter.verification.telling.answers.matching import CLAIMED, Match
from drafter.verification.telling.answers.misplaced import Misplaced
from drafter.verification.telling.answers.placed import Placed
from drafter.verification.telling.answers.recognition import Recognition, Told
from drafter.verification.telling.approved import Answering, remedies_to
from drafter.verification.telling.points.alignment import Aligner
from drafter.verification.telling.points.coverage import Alignment
from drafter.verification.telling.points.told import telling
from drafter.verification.words.grams import bigrams
from drafter.verification.words.kept import Kept
from drafter.verification.words.wording import Wording

NAME = "links"
MEANING = "polarity"

LINKED = 0.12
"""So much of the telling words of a problem must be in the recommendation that answers it."""


@dataclass(frozen=True)
class Links:
    """Holds the problems and recommendations of texts on one case beside each other.

    Attributes:
        aligner: knows the case.
        counsel: what is asked for.
        answering: how approved wording answers each point; without it only shared words tell what answers what.
    """

    aligner: Aligner
    counsel: Counsel
    answering: Answering
    _reversed: Kept[tuple[Reversal, ...]] = field(default_factory=Kept, compare=False)
    _idle: Kept[str] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination, alignment: Alignment) -> Iterator[Violation]:
        """Recommendations without a problem and problems without a recommendation.

        Args:
            examination: of a whole manuscript.
            alignment: which clauses tell which points.
        """
        manuscript = examination.manuscript
        answers = manuscript.clauses(Section.RECOMMENDATIONS)
        if not manuscript.whole or not alignment.clauses or not answers or not examination.book.points:
            return
        for item in manuscript.of(Section.RECOMMENDATIONS):
            yield from self._turned(examination, item.start + len(item.number), item.heading_end)
        for answer in answers:
            yield from self._measure(examination, answer)
        yield from self._crossed.titles(examination.text, alignment.clauses)
        yield from Fitting(alignment, self._callings).check()
        yield from self._misplaced.check(manuscript)
        if all(answer.points is not None for answer in answers):
            yield from _by_ids(examination, alignment, answers)
        else:
            yield from _by_words(examination, alignment, self.answering, self._remedies)
            yield from self._crossed.measures(examination.text, answers)

    def _measure(self, examination: Examination, clause: ClauseSpan) -> Iterator[Violation]:
        """What a recommendation turns round, and whether it says anything to do."""
        start = clause.start + len(clause.label)
        text, where = examination.text[start : clause.end], (examination.text, clause.start, clause.end)
        yield from self._turned(examination, start, clause.end)
        if key := self._idle.of(text, _idle, text, self.aligner):
            yield violation(NAME, key, where, severity=Severity.REVIEW)

    def _turned(self, examination: Examination, start: int, end: int) -> Iterator[Violation]:
        """What a recommendation or its heading turns round."""
        text = examination.text[start:end]
        for one in self._reversed.of(text, lambda: tuple(reversals(text, self.counsel))):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            place = (examination.text, start + one.start, start + one.end)
            yield violation(MEANING, one.key, place, severity=severity, expected=one.asked, asked=one.asked)

    @cached_property
    def _crossed(self) -> Crossed:
        return Crossed(self.aligner, self.answering)

    @cached_property
    def _callings(self) -> Callings:
        return Callings(self.answering)

    @cached_property
    def _remedies(self) -> Wording:
        return remedies_to(self.answering)

    @cached_property
    def _misplaced(self) -> Misplaced:
        return Misplaced(self.aligner, self.answering)


def _by_ids(
    examination: Examination, alignment: Alignment, answers: tuple[ClauseSpan, ...]
) -> Iterator[Violation]:
    text = examination.text
    told = [set(alignment.points_of(index)) for index in range(len(alignment.clauses))]
    problems, known = set().union(*told), examination.book.points
    for answer in answers:
        if not problems & set(answer.points or ()):
            yield violation(NAME, "recommendation_unlinked", (text, answer.start, answer.end))
    answered = {point for answer in answers for point in answer.points or ()}
    for clause, points in zip(alignment.clauses, told, strict=True):
        if points and not points <= answered:
            lacking = "、".join(examination.book.title(p) for p in sorted(points - answered) if p in known)
            where = (text, clause.start, clause.end)
            yield violation(NAME, "problem_unanswered", where, expected=lacking, title=lacking)


def _by_words(
    examination: Examination, alignment: Alignment, answering: Answering, remedies: Wording
) -> Iterator[Violation]:
    text, manuscript = examination.text, examination.manuscript
    problems, answers = manuscript.of(Section.PROBLEMS), manuscript.of(Section.RECOMMENDATIONS)
    told = [_Problem(examination, alignment, problem) for problem in problems]
    known = Recognition(text, answering, tuple(_told(examination, alignment)), answers, remedies)
    for answer in answers:
        heading = bigrams(text[answer.start : answer.heading_end])
        for clause in answer.clauses:
            where = (text, clause.start, clause.end)
            if _hollow(text[clause.start + len(clause.label) : clause.end], alignment.aligner):
                yield violation(NAME, "recommendation_hollow", where)
            elif not known.answers_one(clause) and not _linked(
                alignment.aligner, told, bigrams(text[clause.start : clause.end]), heading
            ):
                yield violation(NAME, "recommendation_unlinked", where, severity=Severity.REVIEW)
    match = Match(examination, alignment, problems, answers)
    placed = Placed(known, problems)
    for item in dict.fromkeys((*match.displaced(), *known.displaced())):
        where = (text, item.start, item.heading_end)
        yield violation(NAME, "recommendation_displaced", where, severity=Severity.REVIEW)
    for clause, sure in placed.moved():
        where = (text, clause.start, clause.end)
        yield violation(NAME, "recommendation_moved", where, severity=Severity.BLOCK if sure else Severity.REVIEW)
    yield from _lacking(examination, known, match, placed)


def _lacking(examination: Examination, known: Recognition, match: Match, placed: Placed) -> Iterator[Violation]:
    """Problems that nothing answers."""
    text = examination.text
    answered = {known.problems[place].clause for place in known.answered}
    unspoken = tuple(_unspoken(known, match))
    left = {match.problems[place] for place in match.unanswered}
    if not known.free():
        left |= {problem for problem in match.problems if problem.clauses and {*unspoken} >= {*problem.clauses}}
    unanswered = [one for one in match.problems if one in left and answered.isdisjoint(one.clauses)]
    for problem in unanswered:
        where = (text, problem.start, problem.heading_end or problem.end)
        title = "、".join(title for clause in problem.clauses for title in match.titles(clause))
        yield violation(NAME, "problem_unanswered", where, expected=title, title=title)
    told = {clause for problem in unanswered for clause in problem.clauses} | answered
    for clause in dict.fromkeys((*match.unspoken(), *unspoken)):
        if clause not in told:
            title = "、".join(match.titles(clause))
            where = (text, clause.start, clause.end)
            # One recommendation may answer two problems in words of neither: then a person decides.
            severity = Severity.BLOCK if placed.lost(clause) else Severity.REVIEW
            yield violation(NAME, "answer_missing", where, severity=severity, expected=title, title=title)


def _told(examination: Examination, alignment: Alignment) -> Iterator[Told]:
    """The problem clauses that tell points."""
    book = examination.book
    for index, clause in enumerate(alignment.clauses):
        points = tuple(point for point in alignment.points_of(index) if point in book.points)
        if points:
            yield Told(clause, points, tuple(map(book.title, points)))


def _unspoken(known: Recognition, match: Match) -> Iterator[ClauseSpan]:
    """The problems none of whose approved remedies is there, unless one in words of its own takes them up."""
    free = known.free()
    return (one for one in known.unspoken() if match.most_of(one, free) < CLAIMED)


def _hollow(text: str, aligner: Aligner) -> bool:
    """Whether a recommendation, given without its label, is made of words that any recommendation has."""
    return telling(text).isdisjoint(aligner.told_of)


def _idle(text: str, aligner: Aligner) -> str:
    """Why a recommendation that has words of its own asks for nothing: the message; empty where it does."""
    if _hollow(text, aligner):
        return ""
    if hollow(text):
        return "recommendation_slogan"
    return "recommendation_restates" if restates(text, aligner.tellings) else ""


@dataclass(frozen=True)
class _Problem:
    """A problem that is asked for its words, where a recommendation in approved wording does not answer it."""

    examination: Examination
    alignment: Alignment
    item: ItemSpan

    @cached_property
    def said(self) -> frozenset[str]:
        """Its words, and those of the advice on it."""
        own = bigrams(self.examination.text[self.item.start : self.item.end])
        return own | _advised(self.examination, self.alignment, self.item)

    @cached_property
    def heading(self) -> frozenset[str]:
        """Those of its heading."""
        return bigrams(self.examination.text[self.item.start : self.item.heading_end])


def _linked(aligner: Aligner, problems: Sequence[_Problem], own: frozenset[str], heading: frozenset[str]) -> bool:
    """Whether a clause has the words of a problem, or the heading over it those of the heading of one."""
    return any(
        aligner.overlap(own, one.said) >= LINKED or aligner.overlap(heading, one.heading) >= 2 * LINKED
        for one in problems
    )


def _advised(examination: Examination, alignment: Alignment, problem: ItemSpan) -> frozenset[str]:
    """The words of the reviewer's own advice on the points that an item tells."""
    points = [
        point
        for index, clause in enumerate(alignment.clauses)
        if problem.start <= clause.start < problem.end
        for point in alignment.points_of(index)
        if point in examination.book.points
    ]
    return frozenset().union(*(alignment.aligner.advice[point] for point in points))
