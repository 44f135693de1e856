"""Which recommendations answer which problems, where the text does not say: by the words they share."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise, repeat

from drafter.verification.model import ClauseSpan, ItemSpan
from drafter.verification.reading.examination import Examination
from drafter.verification.telling.points.coverage import Alignment
from drafter.verification.telling.points.told import telling

ANSWERED = 0.4
"""Recommendations that take up so much of a problem answer it. In the drafts of four cases those meant for a
problem score .24 and more, all others .35 and less."""

CLAIMED = 0.12
"""With so much they answer the problem that they take up most of all."""

_NEXT = 0.7
_UNSPOKEN = 0.3
_NAMED, _STRANGE, _FOREIGN = 0.1, 0.05, 0.4
"""A heading names a problem, shares next to nothing with its own clauses, and much with those of another item."""

_FURTHER, _FAR, _ELSEWHERE = 0.15, 0.25, 0.2
"""And its clauses take up another problem by so much more. In the drafts of twenty cases no item is like this, and
where the clauses of the items are exchanged, some are in three of four drafts."""

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

    def unspoken(self) -> Iterator[ClauseSpan]:
        """Where an answer has fewer clauses than its problem, those of which it says nothing."""
        for place, problem in enumerate(self.problems):
            scores = [self._taken_up(place, answer) for answer in range(len(self.answers))]
            best = self.answers[scores.index(max(scores))]
            lacking = len(problem.clauses) - len(best.clauses)
            text = self.examination.text[best.start : best.end]
            if place in self.unanswered or lacking <= 0 or _ALL.search(text):
                continue
            spoken = [(max(row, default=0.0), index) for index, row in enumerate(self._of_problem[place])]
            least = sorted(spoken)[:lacking]
            yield from (problem.clauses[index] for much, index in least if much < _UNSPOKEN)

    def most_of(self, clause: ClauseSpan, spans: Collection[tuple[int, int]]) -> float:
        """How much those recommendations that stand at some spans take up of a problem clause, at most."""
        said = [self._said(one) for item in self.answers for one in item.clauses if (one.start, one.end) in spans]
        return max(self._row(self._places[clause.start, clause.end], said), default=0.0)

    def displaced(self) -> Iterator[ItemSpan]:
        """The recommendations whose heading takes up one problem, and whose clauses another."""
        for place, answer in enumerate(self.answers):
            named = [self._named(problem, place) for problem in self._all]
            spoken = [self._spoken(problem, place) for problem in self._all]
            first = named.index(max(named))
            others = [self._spoken(first, other) for other in range(len(self.answers)) if other != place]
            elsewhere = max(others, default=0.0) - spoken[first]
            if named[first] >= _NAMED and self._strays(place, max(spoken) - spoken[first], elsewhere):
                yield answer

    def _strays(self, place: int, further: float, elsewhere: float) -> bool:
        """Whether the clauses of an answer stray from its heading.

        Args:
            place: of the answer.
            further: by how much they take up another problem more than the one that it names.
            elsewhere: by how much other clauses take that one up more.
        """
        if further < _FURTHER:
            return False
        heading = self._heading(self.answers[place])
        shares = [self._overlap(heading, self._clauses_of(one)) for one in range(len(self.answers))]
        own = shares.pop(place)
        most = max(shares, default=0.0)
        if own < _STRANGE and most >= _FOREIGN:
            return further >= _FURTHER
        return further >= _FAR and elsewhere >= _ELSEWHERE and (own < _STRANGE or own + 2 * _STRANGE < most)

    @property
    def _all(self) -> range:
        return range(len(self.problems))

    def _taken_up(self, problem: int, answer: int) -> float:
        """How much of the clauses of a problem, on average, an answer takes up, and of its heading."""
        return self._spoken(problem, answer) + self._named(problem, answer)

    def _spoken(self, problem: int, answer: int) -> float:
        return self._speech[problem][answer]

    @cached_property
    def _speech(self) -> list[list[float]]:
        """For every problem, how much of its clauses, on average, each answer takes up."""
        ends = list(accumulate(len(one.clauses) for one in self.answers))
        stretches = [slice(first, last) for first, last in pairwise((0, *ends))]
        return [
            [sum(max(row[own], default=0.0) for row in rows) / len(rows) if rows else 0.0 for own in stretches]
            for rows in self._of_problem
        ]

    def _named(self, problem: int, answer: int) -> float:
        return self._names[problem][answer]

    @cached_property
    def _names(self) -> list[list[float]]:
        """For every problem, how much of its heading that of each answer takes up."""
        answers = [self._heading(answer) for answer in self.answers]
        problems = [self._heading(problem) for problem in self.problems]
        return [[self._overlap(problem, answer) for answer in answers] for problem in problems]

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
        points = tuple(point for point in self.alignment.points_of(index) if point in book.points)
        account = self.alignment.aligner.account(points)
        whole = self._said(self.alignment.clauses[index])
        title, told = account.title_words or whole, account.words or whole
        return [account.taken_up.of((title, told, one), self._taken, title, told, one) for one in said]

    def _taken(self, title: frozenset[str], told: frozenset[str], said: frozenset[str]) -> float:
        """How much some words take up of what a title and an account tell."""
        return max(self._overlap(title, said), self._overlap(said, told))

    def _said(self, clause: ClauseSpan) -> frozenset[str]:
        return telling(self.examination.text[clause.start : clause.end])

    def _clauses_of(self, answer: int) -> frozenset[str]:
        return frozenset().union(*map(self._said, self.answers[answer].clauses))

    def _heading(self, item: ItemSpan) -> frozenset[str]:
        return telling(self.examination.text[item.start : item.heading_end])

    def _overlap(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """The share of words by how few points have them; what no point has says little."""
        both = part & whole
        return self._weigh(both) / self._weigh(part) if both else 0.0

    def _weigh(self, grams: frozenset[str]) -> float:
        return math.fsum(map(self.alignment.aligner.weight.get, grams, repeat(_COMMON)))


_COMMON = 0.2


def _is_answered(row: Sequence[float], claims: Sequence[float]) -> bool:
    return any(
        much >= ANSWERED or (much >= CLAIMED and much >= _NEXT * claim)
        for much, claim in zip(row, claims, strict=True)
    )
