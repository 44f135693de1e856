"""Every recommendation answers a problem, and every problem is answered."""

from collections.abc import Iterator

from drafter.verification.coverage import Alignment
from drafter.verification.examination import Examination
from drafter.verification.grams import bigrams
from drafter.verification.model import ClauseSpan, ItemSpan, Section, Severity, Violation
from drafter.verification.report import violation

NAME = "links"

LINKED = 0.12
"""So much of the telling words of a problem must be in the recommendation that answers it."""


def check(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    """Recommendations without a problem and problems without a recommendation."""
    manuscript = examination.manuscript
    answers = manuscript.clauses(Section.RECOMMENDATIONS)
    if not manuscript.whole or not alignment.clauses or not answers or not examination.book.points:
        return
    if all(answer.points is not None for answer in answers):
        yield from _by_ids(examination, alignment, answers)
    else:
        yield from _by_words(examination, alignment)


def _by_ids(
    examination: Examination, alignment: Alignment, answers: tuple[ClauseSpan, ...]
) -> Iterator[Violation]:
    text = examination.text
    told = [set(alignment.points_of(index)) for index in range(len(alignment.clauses))]
    problems = set().union(*told)
    for answer in answers:
        if not problems & set(answer.points or ()):
            yield violation(NAME, "recommendation_unlinked", (text, answer.start, answer.end))
    answered = {point for answer in answers for point in answer.points or ()}
    for clause, points in zip(alignment.clauses, told, strict=True):
        if points and not points <= answered:
            yield violation(NAME, "problem_unanswered", (text, clause.start, clause.end))


def _by_words(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    text, manuscript = examination.text, examination.manuscript
    problems, answers = manuscript.of(Section.PROBLEMS), manuscript.of(Section.RECOMMENDATIONS)
    for answer in answers:
        for clause in answer.clauses:
            if not any(_linked(examination, alignment, problem, clause, answer) for problem in problems):
                where = (text, clause.start, clause.end)
                yield violation(NAME, "recommendation_unlinked", where, severity=Severity.REVIEW)
    for problem in problems:
        if not any(_answers(examination, alignment, problem, answer) for answer in answers):
            where = (text, problem.start, problem.heading_end or problem.end)
            yield violation(NAME, "problem_unanswered", where)


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


def _answers(examination: Examination, alignment: Alignment, problem: ItemSpan, answer: ItemSpan) -> bool:
    text = examination.text
    heading = bigrams(text[problem.start : problem.heading_end])
    said = bigrams(text[answer.start : answer.end])
    clauses = [bigrams(text[clause.start : clause.end]) for clause in problem.clauses]
    overlap = alignment.aligner.overlap
    return overlap(heading, said) >= LINKED or any(overlap(clause, said) >= LINKED for clause in clauses)


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
