"""Which recommendations answer which problems, where the text does not say: by the words they share."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from drafter.verification.model import ClauseSpan, ItemSpan
from drafter.verification.reading.examination import Examination
from drafter.verification.telling.coverage import Alignment
from drafter.verification.telling.told import telling

ANSWERED = 0.4
"""Recommendations that take up so much of a problem answer it. In the drafts of four cases those meant for a
problem score .24 and more, all others .35 and less."""

CLAIMED = 0.12
"""With so much they answer the problem that they take up most of all."""

_NEXT = 0.7
_UNSPOKEN = 0.3
_ALL = re.compile("等[^，。；]{0,4}问题")


@dataclass(frozen=True)
class Match:
    """The problems and recommendations of a text beside each other.

    Attributes:
        examination: the text.
        alignment: which clauses tell which points.
        problems: the items of problems.
        answers: the items of recommendations.
    """

    examination: Examination
    alignment: Alignment
    problems: Sequence[ItemSpan]
    answers: Sequence[ItemSpan]

    @cached_property
    def unanswered(self) -> tuple[int, ...]:
        """The problems that nothing answers; recommendations that take up none by their words may answer any."""
        rows = [[self._taken_up(problem, answer) for answer in range(len(self.answers))] for problem in self._all]
        claims = [max(column, default=0.0) for column in zip(*rows, strict=True)]
        left = [place for place, row in enumerate(rows) if not _is_answered(row, claims)]
        return tuple(left[sum(claim < CLAIMED for claim in claims) :])

    def titles(self, clause: ClauseSpan) -> Iterator[str]:
        """What the points are called that a problem clause tells."""
        book = self.examination.book
        points = self.alignment.points_of(self._places[clause.start, clause.end])
        return (book.title(point) for point in points if point in book.points)

    def unspoken(self) -> Iterator[tuple[ClauseSpan, float]]:
        """Where an answer has fewer clauses than its problem, those of which it says nothing, and how little."""
        for place, problem in enumerate(self.problems):
            scores = [self._taken_up(place, answer) for answer in range(len(self.answers))]
            best = self.answers[scores.index(max(scores))]
            lacking = len(problem.clauses) - len(best.clauses)
            text = self.examination.text[best.start : best.end]
            if place in self.unanswered or lacking <= 0 or _ALL.search(text):
                continue
            spoken = [(max(row, default=0.0), index) for index, row in enumerate(self._of_problem[place])]
            least = sorted(spoken)[:lacking]
            yield from ((problem.clauses[index], much) for much, index in least if much < _UNSPOKEN)

    @property
    def _all(self) -> range:
        return range(len(self.problems))

    def _taken_up(self, problem: int, answer: int) -> float:
        """How much of the clauses of a problem, on average, an answer takes up, and of its heading."""
        first = sum(len(one.clauses) for one in self.answers[:answer])
        own = slice(first, first + len(self.answers[answer].clauses))
        rows = self._of_problem[problem]
        spoken = sum(max(row[own], default=0.0) for row in rows) / len(rows) if rows else 0.0
        head = self._overlap(self._heading(self.problems[problem]), self._heading(self.answers[answer]))
        return spoken + head

    @cached_property
    def _of_problem(self) -> list[list[list[float]]]:
        """For every clause of every problem, how much every clause of the recommendations takes up of it."""
        said = [self._said(clause) for answer in self.answers for clause in answer.clauses]
        return [
            [self._row(self._places[clause.start, clause.end], said) for clause in problem.clauses]
            for problem in self.problems
        ]

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        return {(clause.start, clause.end): index for index, clause in enumerate(self.alignment.clauses)}

    def _row(self, index: int, said: Sequence[frozenset[str]]) -> list[float]:
        book = self.examination.book
        points = [point for point in self.alignment.points_of(index) if point in book.points]
        whole = self._said(self.alignment.clauses[index])
        title = telling("\n".join(map(book.title, points))) or whole
        account = telling("\n".join(book.accounts[point] for point in points)) or whole
        return [max(self._overlap(title, one), self._overlap(one, account)) for one in said]

    def _said(self, clause: ClauseSpan) -> frozenset[str]:
        return telling(self.examination.text[clause.start : clause.end])

    def _heading(self, item: ItemSpan) -> frozenset[str]:
        return telling(self.examination.text[item.start : item.heading_end])

    def _overlap(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """The share of words by how few points have them; what no point has says little."""
        both = part & whole
        return self._weigh(both) / self._weigh(part) if both else 0.0

    def _weigh(self, grams: frozenset[str]) -> float:
        return sum(map(self.alignment.aligner.weight.get, grams, repeat(_COMMON)))


_COMMON = 0.2


def _is_answered(row: Sequence[float], claims: Sequence[float]) -> bool:
    return any(
        much >= ANSWERED or (much >= CLAIMED and much >= _NEXT * claim)
        for much, claim in zip(row, claims, strict=True)
    )
