"""Which clause tells which point, by its words: shared facts and bigrams weigh more the fewer points have them."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import repeat

from drafter.findings.slots import fill
from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.telling.points.accounts import Account
from drafter.verification.telling.points.told import union_of_telling
from drafter.verification.words.grams import bigrams
from drafter.verification.words.kept import Kept
from drafter.verification.words.pieces import Piece, pieces

TOLD = 0.31
"""A clause with this score tells a point. In two published notices, read against their cases, every point that is
told scores .35 and more and every one that is left out .28 or less."""


@dataclass(frozen=True)
class Profile:
    """What a text can be recognised by.

    Attributes:
        grams: its bigrams.
        flat: its text, half width and without blanks.
        figures: its quantities and dates as (dimension, value).
    """

    grams: frozenset[str]
    flat: str
    figures: frozenset[tuple[str, str]]


@lru_cache(maxsize=512)
def profile(text: str) -> Profile:
    """The profile of a text; a corrected draft has most of its clauses again."""
    found = scan(text)
    figures = {(q.dimension, format(q.value.normalize(), "f")) for q in found.quantities}
    figures |= {("date", mark.value) for mark in found.marks if mark.kind is MarkKind.DATE}
    return Profile(bigrams(text), flattened(text), frozenset(figures))


@dataclass(frozen=True)
class Aligner:
    """Compares clauses with the points of one case.

    Attributes:
        book: the case.
    """

    book: Book
    _accounts: Kept[Account] = field(default_factory=Kept, compare=False)
    _scored: Kept[tuple[float, ...]] = field(default_factory=Kept, compare=False)

    @cached_property
    def titles(self) -> Mapping[str, frozenset[str]]:
        """The words of every point's title, without what its facts say."""
        return {ref: bigrams(point.title) for ref, (_, point) in self.book.points.items()}

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The words of every point's account, slots left out."""
        return {
            ref: bigrams(fill(f"{point.title}\n{point.text}", lambda _: "，").text)
            for ref, (_, point) in self.book.points.items()
        }

    @cached_property
    def bodies(self) -> Mapping[str, frozenset[str]]:
        """The words of every point's account without its title, slots left out."""
        return {
            ref: bigrams(fill(point.text, lambda _: "，").text) for ref, (_, point) in self.book.points.items()
        }

    @cached_property
    def advice(self) -> Mapping[str, frozenset[str]]:
        """The words of the advice and of the account of every point."""
        return {
            ref: self.words[ref] | bigrams(fill(point.advice, lambda _: "，").text)
            for ref, (_, point) in self.book.points.items()
        }

    @cached_property
    def tellings(self) -> tuple[Piece, ...]:
        """What the reviewer says is so, of all points, in pieces."""
        texts = (text for point in self.book.points for text in self.book.tellings(point))
        return tuple(piece for text in texts for piece in pieces(text))

    @cached_property
    def weight(self) -> Mapping[str, float]:
        """How telling a bigram is: the fewer points use it, the more."""
        counts = Counter(gram for grams in self.words.values() for gram in grams)
        total = len(self.words) + 1
        return {gram: math.log(total / count) + _FLOOR for gram, count in counts.items()}

    @cached_property
    def facts(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """The facts of every point, each weighing less the more points have the same value."""
        written = {ref: dict.fromkeys(k.written for k in self.book.used_by(ref)) for ref in self.book.points}
        counts = Counter(value for values in written.values() for value in values)
        return {ref: tuple((value, 1 / counts[value]) for value in values) for ref, values in written.items()}

    def account(self, points: tuple[str, ...]) -> Account:
        """What the case says of some of its points."""
        return self._accounts.of(points, lambda: Account(self.book, points))

    def scores(self, clause: Profile) -> tuple[float, ...]:
        """How well a clause tells each point of the case, in their order."""
        return self._scored.of(clause, lambda: tuple(self.score(point, clause) for point in self.book.points))

    def score(self, point: str, clause: Profile) -> float:
        """How well a clause tells a point: 0 not at all, about 1 in its own words with all its facts."""
        title = self.overlap(self.titles[point], clause.grams)
        words = self.overlap(self.words[point], clause.grams)
        facts = self.facts_told(point, clause)
        spoken = _TITLE * title + (1 - _TITLE) * words
        return spoken if facts is None else max(spoken, (spoken + facts) / 2) if facts else spoken * _UNPROVEN

    def facts_told(self, point: str, clause: Profile) -> float | None:
        """The weighted share of a point's facts that stand in a clause; `None` if the point has none."""
        total = self._facts_in_all[point]
        if not total:
            return None
        return sum(weight for value, weight in self.facts[point] if fact_told(value, clause)) / total

    @cached_property
    def _facts_in_all(self) -> Mapping[str, float]:
        """The weight of all facts of every point."""
        return {point: sum(weight for _, weight in facts) for point, facts in self.facts.items()}

    @cached_property
    def told_of(self) -> frozenset[str]:
        """The telling words of all accounts and of all approved wording."""
        return union_of_telling((*self.book.accounts.values(), *self.book.vocabulary))

    def overlap(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """The weighted share of one set of bigrams that is in another."""
        both = part & whole
        return self._weigh(both) / self._total(part) if both else 0.0

    def _total(self, part: frozenset[str]) -> float:
        """The weight of a set of bigrams, summed once for those of the points."""
        known = self._totals.get(part)
        return self._weigh(part) if known is None else known

    def _weigh(self, grams: frozenset[str]) -> float:
        return math.fsum(map(self.weight.get, grams, repeat(_UNKNOWN)))

    @cached_property
    def _filled(self) -> Mapping[str, frozenset[str]]:
        """The words of every point's account with its slots filled."""
        return {ref: bigrams(account) for ref, account in self.book.accounts.items()}

    @cached_property
    def _totals(self) -> Mapping[frozenset[str], float]:
        known = [*self.titles.values(), *self.words.values(), *self.bodies.values(), *self.advice.values()]
        return {grams: self._weigh(grams) for grams in known}

    def best(self, clause: Profile, points: Iterable[str]) -> tuple[str, float]:
        """The point a clause tells best, and how well."""
        scored = [(self.score(point, clause), point) for point in points]
        if not scored:
            return "", 0.0
        score, point = max(scored)
        return point, score

    def spoken(self, sentence: Profile) -> tuple[str, bool]:
        """The point that a loose sentence speaks of, empty where none is clear, and whether it says no more."""
        if not self.book.points:
            return "", False
        rated = [(self.overlap(sentence.grams, words), point) for point, words in self._filled.items()]
        most, first = max(rated)
        if most >= _SPOKEN:
            return first, most >= _NO_MORE
        point, score = self.best(sentence, self.book.points)
        return (point, False) if score >= TOLD else ("", False)


_SPOKEN, _NO_MORE = 0.6, 0.75
"""So much of a sentence must a point have if it is to be on it, and if it says nothing else."""

_FLOOR = 0.2
_UNKNOWN = 1.0
_TITLE = 0.5
_UNPROVEN = 0.8
"""Words alone weigh less where the point has facts and the clause tells none of them."""


@lru_cache(maxsize=4096)
def _figures(value: str) -> frozenset[tuple[str, str]]:
    return profile(value).figures


def fact_told(value: str, clause: Profile) -> bool:
    """Whether a fact's value stands in a clause, in whatever unit or width."""
    bare = value.strip("“”《》")
    if bare in clause.flat:
        return True
    figures = _figures(value)
    return bool(figures) and figures <= clause.figures
