"""Every recommendation answers a problem, and every problem is answered."""

from collections.abc import Iterator

from drafter.verification.model import ClauseSpan, ItemSpan, Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.telling.advising import reversals
from drafter.verification.telling.coverage import Alignment
from drafter.verification.telling.matching import Match
from drafter.verification.telling.measures import hollow, restates
from drafter.verification.telling.told import telling, union_of_telling
from drafter.verification.words.grams import bigrams

NAME = "links"
MEANING = "polarity"

LINKED = 0.12
"""So much of the telling words of a problem must be in the recommendation that answers it."""


def check(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    """Recommendations without a problem and problems without a recommendation."""
    manuscript = examination.manuscript
    answers = manuscript.clauses(Section.RECOMMENDATIONS)
    if not manuscript.whole or not alignment.clauses or not answers or not examination.book.points:
        return
    for item in manuscript.of(Section.RECOMMENDATIONS):
        yield from _turned(examination, alignment, item.start + len(item.number), item.heading_end)
    for answer in answers:
        yield from _measure(examination, alignment, answer)
    if all(answer.points is not None for answer in answers):
        yield from _by_ids(examination, alignment, answers)
    else:
        yield from _by_words(examination, alignment)


def _measure(examination: Examination, alignment: Alignment, clause: ClauseSpan) -> Iterator[Violation]:
    """What a recommendation turns round, and whether it says anything to do."""
    start = clause.start + len(clause.label)
    text, where = examination.text[start : clause.end], (examination.text, clause.start, clause.end)
    yield from _turned(examination, alignment, start, clause.end)
    if not _hollow(examination, clause):
        if hollow(text):
            yield violation(NAME, "recommendation_slogan", where, severity=Severity.REVIEW)
        elif restates(text, alignment.aligner.tellings):
            yield violation(NAME, "recommendation_restates", where, severity=Severity.REVIEW)


def _turned(examination: Examination, alignment: Alignment, start: int, end: int) -> Iterator[Violation]:
    """What a recommendation or its heading turns round."""
    for one in reversals(examination.text[start:end], alignment.aligner.counsel):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        place = (examination.text, start + one.start, start + one.end)
        yield violation(MEANING, one.key, place, severity=severity, expected=one.asked, asked=one.asked)


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


def _by_words(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    text, manuscript = examination.text, examination.manuscript
    problems, answers = manuscript.of(Section.PROBLEMS), manuscript.of(Section.RECOMMENDATIONS)
    for answer in answers:
        for clause in answer.clauses:
            where = (text, clause.start, clause.end)
            if _hollow(examination, clause):
                yield violation(NAME, "recommendation_hollow", where)
            elif not any(_linked(examination, alignment, problem, clause, answer) for problem in problems):
                yield violation(NAME, "recommendation_unlinked", where, severity=Severity.REVIEW)
    match = Match(examination, alignment, problems, answers)
    for place in match.unanswered:
        problem = problems[place]
        where = (text, problem.start, problem.heading_end or problem.end)
        title = "、".join(title for clause in problem.clauses for title in match.titles(clause))
        yield violation(NAME, "problem_unanswered", where, expected=title, title=title)
    for item in match.displaced():
        where = (text, item.start, item.heading_end)
        yield violation(NAME, "recommendation_displaced", where, severity=Severity.REVIEW)
    for clause in match.unspoken():
        title = "、".join(match.titles(clause))
        where = (text, clause.start, clause.end)
        # One recommendation may answer two problems in words of neither: a person decides.
        yield violation(NAME, "answer_missing", where, severity=Severity.REVIEW, expected=title, title=title)


def _hollow(examination: Examination, clause: ClauseSpan) -> bool:
    """Whether a recommendation is made of words that any recommendation has."""
    said = telling(examination.text[clause.start + len(clause.label) : clause.end])
    book = examination.book
    known = (tuple(book.accounts.values()), tuple(book.vocabulary))
    return not any(said & union_of_telling(texts) for texts in known)


def _linked(
    examination: Examination, alignment: Alignment, problem: ItemSpan, clause: ClauseSpan, answer: ItemSpan
) -> bool:
    text = examination.text
    own = bigrams(text[clause.start : clause.end])
    said = bigrams(text[problem.start : problem.end]) | _advised(examination, alignment, problem)
    heading = bigrams(text[answer.start : answer.heading_end])
    return alignment.aligner.overlap(own, said) >= LINKED or (
        alignment.aligner.overlap(heading, bigrams(text[problem.start : problem.heading_end])) >= 2 * LINKED
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
