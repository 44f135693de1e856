"""Recommendations in approved wording: what they answer is known by what they are, whatever words they share.

A remedy of the wording base answers the defects it stands under. So a recommendation that is one of them tells
which problems it can answer, and a problem none of whose remedies is there is unanswered, unless a recommendation
in words of its own takes it up.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from drafter.findings.slots import fill
from drafter.text.width import fold
from drafter.verification.model import ClauseSpan, ItemSpan
from drafter.verification.telling.approved import Answering, Approved, remedies_to
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.phrases import holding
from drafter.verification.words.wording import Wording

_ALIKE = 0.7
"""So much of the words of a remedy must be in a recommendation that is one. In the drafts of 36 cases those that
are meant have .95 and more of it, others .45 and less."""

_NAMED = 0.8
_SHARED, _SOME = "针对", "等"


@dataclass(frozen=True)
class Told:
    """A problem clause: where it stands, its points, and what they are called."""

    clause: ClauseSpan
    points: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Recognition:
    """The recommendations of a text that are approved remedies, and the problems that they can answer.

    Attributes:
        text: all of it.
        answering: how approved wording answers each point.
        problems: the problem clauses that tell points, in the order of the text.
        answers: the items of recommendations.
        remedies: all of them, where they are at hand.
    """

    text: str
    answering: Answering
    problems: Sequence[Told]
    answers: Sequence[ItemSpan]
    remedies: Wording | None = None

    @cached_property
    def known(self) -> Mapping[tuple[int, int], frozenset[str]]:
        """The remedies that every recommendation is, by its span; none for one in words of its own."""
        clauses = [clause for item in self.answers for clause in item.clauses]
        return {(one.start, one.end): _remedies_in(self.said(one), self._remedies) for one in clauses}

    @cached_property
    def answered(self) -> frozenset[int]:
        """Places of the problem clauses that a recommendation in approved wording answers."""
        several = [one for one in self._recognised if _SHARED in self.said(one)]
        shared = {place for one in several for place in range(len(self.problems)) if self._serves(one, place)}
        alone = [one for one in self._recognised if one not in several]
        return frozenset(shared | self._matched(alone, [p for p in range(len(self.problems)) if p not in shared]))

    def answers_one(self, clause: ClauseSpan) -> bool:
        """Whether a recommendation is a remedy for a problem that is told."""
        return self._is(clause, self._due)

    def fits(self, clause: ClauseSpan, place: int) -> bool:
        """Whether a recommendation is a remedy for a problem clause."""
        return self._is(clause, self._fit[place])

    def headed(self, place: int, heading: str) -> bool:
        """Whether a heading, half width, is one that may stand over the recommendations on a problem clause."""
        return any(one in heading for one in self._headings_of[place])

    @cached_property
    def _headings_of(self) -> Sequence[frozenset[str]]:
        return [
            frozenset(fold(one).text for held in self._held(problem) for one in held.headings)
            for problem in self.problems
        ]

    def _held(self, problem: Told) -> Iterator[Approved]:
        """The approved wording for what a problem clause tells."""
        return (self.answering[point] for point in problem.points if point in self.answering)

    def answered_by(self, clauses: Sequence[ClauseSpan], places: Sequence[int]) -> frozenset[int]:
        """Those of some problem clauses that some of the recommendations answer, each one."""
        recognised = [one for one in clauses if self.known[one.start, one.end]]
        return self._matched(recognised, places)

    @cached_property
    def _due(self) -> frozenset[str]:
        """The remedies for all that is told."""
        return frozenset().union(*self._fit)

    @cached_property
    def _fit(self) -> Sequence[frozenset[str]]:
        """For every problem clause, the remedies for it."""
        return [self._wider(place) | {*self.own(place)} for place in range(len(self.problems))]

    def unspoken(self) -> Iterator[ClauseSpan]:
        """The problem clauses with approved remedies of which none is there."""
        unanswered = (place for place in range(len(self.problems)) if place not in self.answered)
        return (self.problems[place].clause for place in unanswered if self.own(place))

    def free(self) -> frozenset[tuple[int, int]]:
        """The recommendations in words of their own, by their spans."""
        return frozenset(span for span, remedies in self.known.items() if not remedies)

    def displaced(self) -> Iterator[ItemSpan]:
        """Items whose heading is that of other defects than most of the remedies under it answer."""
        for item in self.answers:
            heading = fold(self.text[item.start : item.heading_end]).text
            named = {one for one in self._headings if one in heading}
            fit = [self._fitting(clause) for clause in item.clauses]
            foreign = sum(bool(headings) and not headings & named for headings in fit)
            if named and 2 * foreign > len(fit):
                yield item

    @cached_property
    def _recognised(self) -> list[ClauseSpan]:
        return [one for item in self.answers for one in item.clauses if self.known[one.start, one.end]]

    @cached_property
    def _remedies(self) -> Wording:
        return remedies_to(self.answering) if self.remedies is None else self.remedies

    @cached_property
    def _headings(self) -> Mapping[str, None]:
        return dict.fromkeys(fold(one).text for held in self.answering.values() for one in held.headings)

    def said(self, clause: ClauseSpan) -> str:
        """A recommendation without its label."""
        return self.text[clause.start + len(clause.label) : clause.end]

    def own(self, place: int) -> tuple[str, ...]:
        """The remedies for what a problem clause tells, in their order."""
        return self._own[place]

    @cached_property
    def _own(self) -> Sequence[tuple[str, ...]]:
        return [
            tuple(dict.fromkeys(remedy for held in self._held(one) for remedy in held.remedies))
            for one in self.problems
        ]

    def _wider(self, place: int) -> frozenset[str]:
        return frozenset(remedy for held in self._held(self.problems[place]) for remedy in held.wider)

    def _fitting(self, clause: ClauseSpan) -> frozenset[str]:
        """The headings under which a remedy may stand."""
        known = self.known[clause.start, clause.end]
        if not known:
            return frozenset()
        fit = (held for held in self.answering.values() if known & {*held.remedies, *held.wider})
        return frozenset(fold(one).text for held in fit for one in held.headings)

    def _serves(self, clause: ClauseSpan, place: int) -> bool:
        """Whether a recommendation on several problems is on this one: by its name, or as one more of the kind."""
        known, said = self.known[clause.start, clause.end], self.said(clause)
        grams = bigrams(said)
        if any(share(bigrams(title), grams) >= _NAMED for title in self.problems[place].titles):
            return bool(known & self._fit[place])
        return _SOME in said and bool(known & {*self.own(place)})

    def _matched(self, answers: Sequence[ClauseSpan], places: Sequence[int]) -> frozenset[int]:
        """The problem clauses that get a recommendation each: first the one whose turn it is, then any other."""
        taken: dict[int, int] = {}
        turns: Counter[tuple[str, ...]] = Counter()
        for place in places:
            own = self.own(place)
            due = own[turns[own] : turns[own] + 1]
            turns[own] += 1
            fit = [at for at, one in enumerate(answers) if at not in taken and self._is(one, frozenset(due))]
            taken.update(dict.fromkeys(fit[:1], place))
        for place in places:
            if place not in taken.values():
                self._assign(place, answers, taken, set())
        return frozenset(taken.values())

    def _assign(self, place: int, answers: Sequence[ClauseSpan], taken: dict[int, int], seen: set[int]) -> bool:
        """Find a recommendation for a problem clause, moving others where that frees one."""
        fit = self._fit[place]
        for at, one in enumerate(answers):
            if at not in seen and self._is(one, fit):
                seen.add(at)
                if at not in taken or self._assign(taken[at], answers, taken, seen):
                    taken[at] = place
                    return True
        return False

    def _is(self, clause: ClauseSpan, remedies: frozenset[str]) -> bool:
        return bool(self.known[clause.start, clause.end] & remedies)


@dataclass(frozen=True)
class Remedies:
    """Remedies by their words, to be compared with many recommendations.

    Attributes:
        texts: the remedies.
    """

    texts: tuple[str, ...]

    def held(self, said: str) -> Mapping[int, float]:
        """How much of its words a recommendation holds, of each remedy of which it holds any, by their places."""
        grams = bigrams(said)
        counts = Counter(chain.from_iterable(self._holding[gram] for gram in grams & self._known))
        return {place: count / self._sizes[place] for place, count in counts.items()}

    @cached_property
    def _sizes(self) -> Sequence[int]:
        return [len(_grams(text)) for text in self.texts]

    @cached_property
    def _holding(self) -> Mapping[str, Sequence[int]]:
        return holding(map(_grams, self.texts))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._holding)


@lru_cache(maxsize=16)
def remedies_of(texts: tuple[str, ...]) -> Remedies:
    """Some remedies, made ready once."""
    return Remedies(texts)


def held_of(remedy: str, said: str) -> float:
    """How much of the words of a remedy a recommendation holds."""
    return share(_grams(remedy), bigrams(said))


@lru_cache(maxsize=512)
def _remedies_in(said: str, remedies: tuple[str, ...]) -> frozenset[str]:
    """The remedy that a recommendation holds most of; several where it holds as much of them."""
    shares = remedies_of(remedies).held(said)
    most = max(shares.values(), default=0.0)
    return (
        frozenset(remedies[at] for at, much in shares.items() if much == most) if most >= _ALIKE else frozenset()
    )


@lru_cache(maxsize=1024)
def _grams(remedy: str) -> frozenset[str]:
    """The words of a remedy; what its slots will hold is of a case."""
    return bigrams(fill(remedy, lambda _: "，").text)
