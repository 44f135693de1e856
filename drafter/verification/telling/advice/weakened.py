"""Recommendations that turn something the wrong way: less of what there is too little, less of a control."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import denied, words_of
from drafter.verification.words.directions import Heading, headings, too_little, too_much, too_slow
from drafter.verification.words.grams import share
from drafter.verification.words.meaning import meaning
from drafter.verification.words.modality import barred

_SAME = 0.6
"""So much of the words of what is turned must be a source's for the two to be one thing."""


@dataclass(frozen=True, slots=True)
class Weakened:
    """A clause that does so.

    Attributes:
        start: offset of its first character in its sentence.
        end: offset behind the last.
        against: what says that it ought to go the other way; empty where only a control is loosened.
        sure: there is no other way to read the two.
    """

    start: int
    end: int
    against: str
    sure: bool


def weakened(text: str, sources: Sources) -> Iterator[Weakened]:
    """The clauses of a sentence that turn something the wrong way.

    Args:
        text: of a recommendation, half width and without blanks.
        sources: the points of the case.
    """
    for heading in headings(text):
        if barred(heading.before) or meaning().denials(heading.before):
            continue
        points = sources.of(text) or sources.all
        if any(_asked(heading, told.asked) for told in points):
            continue
        against = next(filter(None, (_against(heading, told) for told in points)), "")
        if heading.absurd:
            yield Weakened(heading.start, heading.end, against or heading.turned, sure=True)
        elif against:
            yield Weakened(heading.start, heading.end, against, sure=not heading.up or heading.longer)
        elif heading.loosens:
            yield Weakened(heading.start, heading.end, "", sure=False)


def _asked(heading: Heading, asked: Sequence[str]) -> bool:
    """Whether advice or a norm turns it that way."""
    return any(one.up is heading.up and one.head == heading.head for piece in asked for one in headings(piece))


def _against(heading: Heading, told: Told) -> str:
    """The advice that turns it the other way, or what the account tells: too little of it, or too much."""
    other = (
        piece
        for piece in told.asked
        if any(one.up is not heading.up and one.head == heading.head for one in headings(piece))
    )
    wrong, right = (too_much, too_little) if heading.up else (too_little, too_much)
    own = words_of(heading.thing)
    told_of = [piece for piece in told.pieces if heading.head in piece and share(own, words_of(piece)) >= _SAME]
    if heading.longer:
        wrong = too_slow
    elif any(map(right, told_of)):
        return next(other, "")
    lacking = (piece for piece in told_of if heading.loosens and any(heading.head in one for one in denied(piece)))
    return next(chain(other, filter(wrong, told_of), lacking), "")
