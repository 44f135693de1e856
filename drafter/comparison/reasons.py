"""Why two units are taken to belong together, in words that an editor can check at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafter.comparison.alignment import Alignment, Match
from drafter.comparison.profiles import grams, profile
from drafter.comparison.runs import PairKind
from drafter.comparison.sides import Side, Unit
from drafter.messages import catalogue
from drafter.verification.words.stock import FUNCTION

_say = catalogue("drafter.comparison")
_TERMS, _SHORTEST = 2, 3
_HEADING_ALIKE = 0.35


@dataclass(frozen=True)
class Reasons:
    """Gives reasons for the matches of one alignment.

    Attributes:
        old: the old side.
        new: the new side.
        alignment: theirs.
    """

    old: Side
    new: Side
    alignment: Alignment

    def of(self, match: Match, kind: PairKind, *, moved: bool) -> str:
        """Why two sides of a match belong together, and what happened to their number and place."""
        parts = self._shape(match)
        if kind is PairKind.KEPT:
            parts.insert(0, _say("reason_same"))
        elif kind is PairKind.UPDATED:
            parts.insert(0, _say("reason_updated"))
        else:
            parts = [*self._why(match), *parts]
        return _say("joint").join([*parts, *([_say("reason_moved")] if moved else [])])

    def _why(self, match: Match) -> list[str]:
        old, new = self.old.units[match.old[0]], self.new.units[match.new[0]]
        found: list[str] = []
        if terms := self._terms(old, new):
            found.append(_say("reason_terms", terms=_listed(terms)))
        if marks := sorted(profile(old).marks & profile(new).marks):
            found.append(_say("reason_marks", marks=_listed([mark.partition(" ")[2] for mark in marks[:_TERMS]])))
        if match.answering:
            found.append(_say("reason_answering"))
        if self._headings_alike(old, new):
            found.append(_say("reason_heading"))
        return found or [_say("reason_words")]

    def _shape(self, match: Match) -> list[str]:
        if len(match.new) > 1:
            return [_say("reason_split", count=len(match.new))]
        return [_say("reason_merge", count=len(match.old))] if len(match.old) > 1 else []

    def _terms(self, old: Unit, new: Unit) -> list[str]:
        """The most telling stretches of text that both have."""
        one, other = profile(old).plain, profile(new).plain
        blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        stretches = {_trimmed(one[block.a : block.a + block.size]) for block in blocks}
        likeness = self.alignment.likeness
        weighed = sorted(
            ((sum(likeness.weight.get(gram, 1.0) for gram in grams(piece)), piece) for piece in stretches),
            reverse=True,
        )
        return [piece for _, piece in weighed if len(piece) >= _SHORTEST][:_TERMS]

    def _headings_alike(self, old: Unit, new: Unit) -> bool:
        one, other = profile(old).heading, profile(new).heading
        return bool(one and other) and self.alignment.likeness.cosine(one, other) >= _HEADING_ALIKE


def _trimmed(piece: str) -> str:
    """A stretch without characters at its ends that say nothing."""
    start, end = 0, len(piece)
    while start < end and piece[start] in FUNCTION:
        start += 1
    while end > start and piece[end - 1] in FUNCTION:
        end -= 1
    return piece[start:end][:16]


def _listed(terms: Sequence[str]) -> str:
    return _say("terms_joint").join(_say("term", term=term) for term in terms)
