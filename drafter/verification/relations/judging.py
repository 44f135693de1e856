"""Whether what a sentence says of two facts is so: by every pair of facts that its words can mean."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.facts.support import supports
from drafter.verification.relations.measures import DAY, Measured, Measures, Phrase
from drafter.verification.relations.sides import Side
from drafter.verification.words.kept import Kept

_NAMED, _OTHER = 0.5, 0.45
"""The words before, and behind, what compares must be so much of the names of the two facts."""
_TOLD = 0.5
"""And speak so much for these rather than each other's."""
_KIN = 0.6
"""So much likelier are two that are of one thing, or the same of two things."""
_SPOKEN_OF = 0.2
"""Words worth less are no name of a fact."""
_APART = 0.8
"""So much less likely are two of different findings."""
_NEAR = 0.3
"""Pairs that are hardly less likely than the likeliest may be meant as well."""
_LEAST, _SURE = 2.0, 2.4
"""Pairs worth less are not judged; those worth more leave no doubt."""
_HUNDRED = Decimal(100)
_LASTING = re.compile("用时|耗时|历时|超期|逾期|间隔|用了")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts that a claim may be about.

    Attributes:
        one: what is compared.
        other: what it is compared with.
        worth: how well the words name them.
    """

    one: Measured
    other: Measured
    worth: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the facts say of a claim.

    Attributes:
        pair: the likeliest two facts.
        holds: it is true of every pair that can be meant; `False` if it is of none.
        sure: the words leave no doubt what is compared; of two findings they do, unless it is the same of both.
    """

    pair: Pair
    holds: bool
    sure: bool


@dataclass(frozen=True)
class Judging:
    """Judges claims against one case.

    Attributes:
        measures: its comparable facts.
    """

    measures: Measures
    _kept: Kept[tuple[Pair, ...]] = field(default_factory=Kept, compare=False)

    def verdict(self, side: Side, size: Quantity | None) -> Verdict | None:
        """What the facts say of a claim; `None` where it cannot be told what it compares, or they differ."""
        pairs = self._likeliest(side, size)
        found = [holds(pair, side) for pair in pairs]
        if not found or any(one is not found[0] for one in found):
            return None
        best = max(pairs, key=lambda pair: pair.worth)
        together = best.one.known.scope == best.other.known.scope or self.measures.siblings(best.one, best.other)
        return Verdict(best, found[0], best.worth >= _SURE and together)

    def pairs(self, side: Side) -> tuple[Pair, ...]:
        """The pairs of facts that a claim may compare, but for those that cannot be among the likeliest."""
        return self._kept.of((side.one, side.other, side.shared, side.timed), lambda: self._pairs(side))

    def _pairs(self, side: Side) -> tuple[Pair, ...]:
        measures = self.measures
        read = measures.timed if side.timed else measures.phrase
        one, other = read(side.one), read(side.other)
        whole = measures.phrase(f"{side.one}，{side.other}，{side.shared}")
        first = self._named(one, whole, _NAMED, timed=side.timed)
        second = self._named(other, whole, _OTHER, timed=side.timed) if first else []
        rated = [(a[1] + b[1], i, j) for i, a in enumerate(first) for j, b in enumerate(second)]
        found: dict[tuple[int, int], Pair] = {}
        most = _LEAST
        for worth, i, j in sorted(rated, reverse=True):
            if worth + _KIN < most - _NEAR:
                break  # those behind are worth less, and none of them is near the likeliest
            (a, _), (b, _) = first[i], second[j]
            if a is b or a.dimension != b.dimension:
                continue
            pair = self._pair(one, other, first[i], second[j])
            if pair:
                found[i, j] = pair
                most = max(most, pair.worth)
        return tuple(found[place] for place in sorted(found))

    def _named(
        self, phrase: Phrase, whole: Phrase, least: float, *, timed: bool | None
    ) -> list[tuple[Measured, float]]:
        """The facts that some words name, with how well these and all words around do: so well at least."""
        found = []
        spans = self.measures.spans if _LASTING.search(whole.text) else ()
        for one in (*self.measures.all, *spans):
            if timed is not None and (one.dimension == DAY) is not timed:
                continue
            worth = self.measures.worth(phrase, one)
            if worth > _SPOKEN_OF:
                together = worth + 0.3 * max(self.measures.worth(whole, one), 0.0)
                if together >= least:
                    found.append((one, together))
        return found

    def _pair(
        self, one: Phrase, other: Phrase, first: tuple[Measured, float], second: tuple[Measured, float]
    ) -> Pair | None:
        (a, mine), (b, theirs) = first, second
        measures = self.measures
        if a.calls != b.calls and not (one.means(a) or other.means(b)):
            return None
        right = measures.evidence(other, b, a)
        left = measures.evidence(one, a, b) if right > 0 else -1.0
        if left < 0 or left + right < _TOLD or (not left and not _of_course(a, b)):
            return None
        kin = measures.stages(a, b) or measures.siblings(a, b)
        if (one.bare or other.bare) and not kin:
            return None
        apart = 0.0 if a.known.scope == b.known.scope else _APART
        worth = mine + theirs + (_KIN if kin else 0.0) - apart
        return Pair(a, b, worth)

    def _likeliest(self, side: Side, size: Quantity | None) -> list[Pair]:
        found = self.pairs(side)
        most = max((pair.worth for pair in found), default=0.0)
        near = [pair for pair in found if pair.worth >= most - _NEAR]
        fitting = [pair for pair in near if size is not None and fits(pair, size)]
        return fitting or near if most >= _LEAST else []


def holds(pair: Pair, side: Side) -> bool:
    """Whether a claim is true of two facts."""
    first, second = pair.one.value, pair.other.value
    if first == second:
        return side.equal
    return (first > second) is side.greater


def fits(pair: Pair, size: Quantity) -> bool:
    """Whether a figure is by how much two facts differ, whichever is the greater."""
    first, second = pair.one.value, pair.other.value
    dimension = {"%": "百分点", DAY: "天"}.get(pair.one.dimension, pair.one.dimension)
    if size.dimension == dimension or (dimension == "天" and size.dimension == "日"):
        return supports(size, abs(first - second))
    return size.dimension == "%" and bool(second) and supports(size, abs(first - second) * _HUNDRED / second)


def _of_course(one: Measured, other: Measured) -> bool:
    """Whether words for a thing alone mean one fact rather than another: what came about, of the year reviewed."""
    later = max(one.known.years, default=0) > max(other.known.years, default=0)
    meant = frozenset(
        {Role.TARGET, Role.STANDARD, Role.THRESHOLD, Role.BUDGET, Role.INITIAL_BUDGET, Role.DEADLINE}
    )
    return later or (other.known.fact.role in meant and one.known.fact.role not in meant)
