"""Every deducted point is told exactly once among the problems, and no problem is told that has no point."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.verification.model import ClauseSpan, Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.nothing_found import says_nothing_found
from drafter.verification.report import violation
from drafter.verification.telling.points.alignment import TOLD, Aligner, Profile, fact_told, profile
from drafter.verification.telling.points.merged import merged

NAME = "coverage"

DOUBTFUL = 0.22
"""A point whose best clause scores between this and `TOLD` may be told in quite other words: a person decides."""

SURE = 0.5
"""A second clause with this score tells the point again."""

FOREIGN = 0.15
"""A clause whose best point scores less tells none; up to `TOLD` a person decides."""

CLAIMED = 0.15
"""With a point's id given, so much of it must be in the clause: an id alone proves nothing. In the drafts of two
cases nineteen of twenty other clauses score less than .16 or .23, the own ones .80 and more."""

_FULL = 0.8
"""A clause with this score tells all of a point: its title, its account and its facts."""

_MARGIN = 0.12
_ECLIPSED, _WHOLE, _FEW = 0.45, 0.95, 1 / 3
"""A clause that tells one point in full (.95), and of another less than half and a third of its facts, tells only
the one; likewise of whose own words, beside those of the first, it has less than a third, and none of its own
facts. In the drafts of 36 cases no told point is like this (the least has .84 of them, those left out .19),
and in two published notices none."""


@dataclass(frozen=True)
class Alignment:
    """Which clauses of a text tell which points.

    Attributes:
        examination: the text.
        aligner: compares.
    """

    examination: Examination
    aligner: Aligner

    @cached_property
    def clauses(self) -> tuple[ClauseSpan, ...]:
        """The problem clauses."""
        return self.examination.manuscript.clauses(Section.PROBLEMS)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """What each can be recognised by."""
        text = self.examination.text
        return tuple(profile(text[clause.start : clause.end]) for clause in self.clauses)

    @cached_property
    def scores(self) -> Mapping[str, tuple[float, ...]]:
        """For every point, how well each clause tells it."""
        points = self.examination.book.points
        columns = [self.aligner.scores(one) for one in self.profiles]
        return dict(zip(points, zip(*columns, strict=True), strict=True)) if columns else dict.fromkeys(points, ())

    def score(self, point: str, index: int) -> float:
        """How well one clause tells a point, where not all clauses have to be compared with all points."""
        return self.aligner.score(point, self.profiles[index])

    @cached_property
    def told(self) -> Mapping[str, tuple[int, ...]]:
        """For every point, the clause that tells it best, and others that tell it beyond doubt."""
        return {point: self._tellers(point) for point in self.examination.book.points}

    @cached_property
    def told_in_full(self) -> bool:
        """Whether every point is told in full by some clause: then another clause has nothing left to tell."""
        return bool(self.scores) and all(max(scores, default=0.0) >= _FULL for scores in self.scores.values())

    def points_of(self, index: int) -> tuple[str, ...]:
        """The points that a clause tells, by its own word or by the alignment."""
        claimed = self.clauses[index].points
        return self._telling.get(index, ()) if claimed is None else claimed

    @cached_property
    def _telling(self) -> Mapping[int, tuple[str, ...]]:
        """The points that each clause tells by the alignment, in their order."""
        found: dict[int, tuple[str, ...]] = {}
        for point, tellers in self.told.items():
            for index in tellers:
                found[index] = (*found.get(index, ()), point)
        return found

    def best_of(self, index: int) -> float:
        """How well a clause tells the point it tells best."""
        return max((scores[index] for scores in self.scores.values()), default=0.0)

    def _tellers(self, point: str) -> tuple[int, ...]:
        scores = self.scores[point]
        if not scores or max(scores) < TOLD:
            return ()
        first = scores.index(max(scores))
        if self.eclipsed(point):
            return ()
        again = [
            i for i, s in enumerate(scores) if i != first and s >= SURE and s > self._rival(point, i) + _MARGIN
        ]
        return (first, *again)

    def eclipsed(self, point: str) -> bool:
        """Whether the clause that tells a point best is another point's in full, and has little of this one."""
        scores = self.scores[point]
        best = max(scores, default=0.0)
        if not scores or self._rival(point, scores.index(best)) < _WHOLE:
            return False
        index = scores.index(best)
        if self._borrowed(point, index):
            return True
        facts = self.aligner.facts_told(point, self.profiles[index])
        return best < _ECLIPSED and (best < TOLD if facts is None else facts <= _FEW)

    def _borrowed(self, point: str, index: int) -> bool:
        """Whether all by which a clause tells a point is another point's, too, which it tells in full."""
        whole = [one for one, scores in self.scores.items() if one != point and scores[index] >= _WHOLE]
        words = self.aligner.words[point].difference(*(self.aligner.words[one] for one in whole))
        accounts = [profile(self.examination.book.accounts[one]) for one in whole]
        values = [value for value, _ in self.aligner.facts[point]]
        clause = self.profiles[index]
        own = (value for value in values if not any(fact_told(value, account) for account in accounts))
        told = any(fact_told(value, clause) for value in own)
        return bool(words) and not told and self.aligner.overlap(words, clause.grams) < _FEW

    def _rival(self, point: str, index: int) -> float:
        return max((scores[index] for other, scores in self.scores.items() if other != point), default=0.0)


def check(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    """Missing, doubled, unknown and unproven points; problems without a point."""
    if not examination.manuscript.whole or not alignment.clauses:
        return
    if all(clause.points is not None for clause in alignment.clauses):
        yield from _by_ids(examination, alignment)
    else:
        yield from _by_words(examination, alignment)


def _by_ids(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    book = examination.book
    seen: dict[str, int] = {}
    for index, clause in enumerate(alignment.clauses):
        where = (examination.text, clause.start, clause.end)
        if not clause.points:
            yield violation(NAME, "clause_foreign", where)
        for point in clause.points or ():
            if point not in book.points:
                yield violation(NAME, "point_unknown", where, point=point)
                continue
            title = book.title(point)
            if point in seen:
                yield violation(NAME, "point_doubled", where, point=point, title=title)
            elif alignment.score(point, index) < CLAIMED:
                yield violation(NAME, "point_unsaid", where, expected=title, point=point, title=title)
            seen.setdefault(point, index)
    yield from _missing(examination, [point for point in book.points if point not in seen])


def _by_words(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    book = examination.book
    for point, tellers in alignment.told.items():
        for index in tellers[1:]:
            clause = alignment.clauses[index]
            where = (examination.text, clause.start, clause.end)
            title = book.title(point)
            yield violation(NAME, "point_doubled", where, point=point, title=title)
    for one in merged(examination.text, alignment.clauses, alignment.told, alignment.aligner):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        title, host = book.title(one.point), book.title(one.host)
        where, names = (examination.text, one.start, one.end), {"point": one.point, "title": title, "host": host}
        yield violation(NAME, "point_merged", where, severity=severity, expected=title, **names)
    for index, clause in enumerate(alignment.clauses):
        best = alignment.best_of(index)
        if not book.points and says_nothing_found(examination.text[clause.start : clause.end]):
            continue
        if not alignment.points_of(index) and (best < TOLD or alignment.told_in_full):
            severity = Severity.BLOCK if best < FOREIGN or alignment.told_in_full else Severity.REVIEW
            yield violation(
                NAME, "clause_foreign", (examination.text, clause.start, clause.end), severity=severity
            )
    untold = [point for point, tellers in alignment.told.items() if not tellers]
    near = {point for point in untold if max(alignment.scores[point]) >= DOUBTFUL}
    doubtful = {point for point in near if not alignment.eclipsed(point)}
    yield from _missing(examination, untold, doubtful)


def _missing(examination: Examination, points: list[str], doubtful: Collection[str] = ()) -> Iterator[Violation]:
    """Told at the heading of the problems, where they should stand."""
    items = examination.manuscript.of(Section.PROBLEMS)
    place = items[0].start if items else 0
    end = items[0].heading_end if items else 0
    for point in points:
        title = examination.book.title(point)
        where = (examination.text, place, max(end, place))
        severity = Severity.REVIEW if point in doubtful else Severity.BLOCK
        yield violation(NAME, "point_missing", where, severity=severity, expected=title, point=point, title=title)
