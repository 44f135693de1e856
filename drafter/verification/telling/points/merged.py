"""Points that have no clause of their own any more: a sentence in the clause of another is all that is left.

A clause may tell two points. Then its lead names both, or sums both up, or one sentence tells both. Where the
lead is the title of one alone, and the other is told by a single sentence, what it tells is said of the first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.text.sentences import Span, sentences
from drafter.text.width import fold
from drafter.verification.model import ClauseSpan
from drafter.verification.telling.points.alignment import Aligner, Profile, profile

_TITLED = 0.6
"""With so much of a title a lead is that point's alone."""

_NAMED, _HINTED = 0.5, 0.2
"""With so much of its title told beside its facts a point is named; with less than the other nothing names it."""

_ANYWHERE = 0.8
_SHARED = 0.3
"""A sentence that tells two points this well is of both."""

_ABSORBED = re.compile(
    "^(?:上述|以上|该|此|这|前述)[一些类项种]{0,2}(?:事项|问题|情况|情形|现象|做法|不足|行为)?(?:同时|还|也|另外?|又|并|主要|具体|集中){1,3}"
    "(?:表现|体现|反映|包括|涉及|造成|导致|引发)"
)
"""How a sentence makes what it tells a part of what was told before it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A point that is told only within another's clause.

    Attributes:
        start: offset in the text of the sentence that tells it.
        end: offset behind it.
        point: full id.
        host: full id of the point whose clause it is.
        absorbed: the sentence itself makes it a part of what is told before.
        sure: nothing in the clause names it.
    """

    start: int
    end: int
    point: str
    host: str
    absorbed: bool
    sure: bool


def merged(
    text: str, clauses: Sequence[ClauseSpan], told: Mapping[str, Sequence[int]], aligner: Aligner
) -> Iterator[Merged]:
    """The points of a text that were merged into another's clause.

    Args:
        text: all of it.
        clauses: of the problems.
        told: for every point the clauses that tell it, the one that tells it best first.
        aligner: compares.
    """
    tellers = {point: places[0] for point, places in told.items() if places}
    for index, clause in enumerate(clauses):
        points = [point for point, teller in tellers.items() if teller == index]
        if len(points) > 1:
            parts = [part for part in sentences(text, clause.start, clause.end) if part.text.strip()]
            for point in points:
                others = [one for one in points if one != point]
                found = _merged(point, others, parts, aligner)
                elsewhere = [one for one in clauses if not (found and found.absorbed and one is clause)]
                if found and not _named_elsewhere(point, text, elsewhere, aligner):
                    yield found


def _merged(point: str, others: Sequence[str], parts: Sequence[Span], aligner: Aligner) -> Merged | None:
    profiles = [profile(part.text) for part in parts]
    scores = [aligner.score(point, one) for one in profiles]
    best = scores.index(max(scores))
    hosts = [one for one in others if aligner.overlap(aligner.titles[one], profiles[0].grams) >= _TITLED]
    shared = any(aligner.score(one, profiles[best]) >= _SHARED for one in others)
    if not best or not hosts or shared:
        return None
    named = aligner.overlap(aligner.titles[point], _beside(profiles, best))
    if named >= _NAMED:
        return None
    absorbed = bool(_ABSORBED.match(fold(parts[best].text).text))
    sure = absorbed or named < _HINTED
    return Merged(parts[best].start, parts[best].end, point, hosts[0], absorbed, sure)


def _beside(profiles: Sequence[Profile], best: int) -> frozenset[str]:
    """The words of a clause without one of its sentences."""
    return frozenset().union(*(one.grams for place, one in enumerate(profiles) if place != best))


def _named_elsewhere(point: str, text: str, clauses: Sequence[ClauseSpan], aligner: Aligner) -> bool:
    """Whether some clause has most of a point's title."""
    title = aligner.titles[point]
    return any(aligner.overlap(title, profile(text[one.start : one.end]).grams) >= _ANYWHERE for one in clauses)
