"""What else a sentence names: its other figures, dates and names, and the findings that they are of."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.text.marks import Mark
from drafter.text.sentences import Span
from drafter.verification.facts.candidates import dated, matching
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination

_NEAR = 12
"""So many of the others around a figure are looked at for the nearest that are facts."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure, date or name of a sentence.

    Attributes:
        start: where it begins.
        facts: the facts that it can be.
    """

    start: int
    facts: tuple[Known, ...]

    @property
    def scopes(self) -> frozenset[str]:
        """The findings of these facts."""
        return frozenset(known.scope for known in self.facts)


@dataclass
class Anchors:
    """Finds them, each sentence read once.

    Attributes:
        examination: the text.
    """

    examination: Examination
    _found: dict[int, tuple[Anchor, ...]] = field(default_factory=dict)
    _stated: dict[int, Mapping[str, int]] = field(default_factory=dict)

    def of(self, sentence: Span) -> tuple[Anchor, ...]:
        """All of a sentence, in its order."""
        if sentence.start not in self._found:
            examination, facts = self.examination, self.examination.book.of_case
            place = sentence.start, sentence.end
            found = [Anchor(one.start, tuple(matching(one, facts))) for one in examination.quantities(*place)]
            found += [Anchor(one.start, tuple(_exactly(one, facts.dates))) for one in examination.dates(*place)]
            found += [Anchor(at, (known,)) for at, _, known in examination.mentioned(*place)]
            self._found[sentence.start] = tuple(sorted(found, key=lambda anchor: anchor.start))
        return self._found[sentence.start]

    def unstated(self, start: int, known: Known, facts: Sequence[Known]) -> Sequence[Known]:
        """The facts that nothing else of a sentence can be: with what is stated a figure only changes places."""
        stated = self._stated_in(self.examination.sentence_at(start))
        elsewhere = {ref for ref, at in stated.items() if at != start} - {known.ref}
        return [fact for fact in facts if fact.ref not in elsewhere] if elsewhere else facts

    def told(self, start: int, known: Known) -> tuple[frozenset[str], int]:
        """The findings of the nearest others in a sentence, and how many of these are not of a fact's own.

        The number is 0 where one of them can be of its own finding.
        """
        anchors = [anchor for anchor in self._around(start) if anchor.facts]
        before = [anchor for anchor in anchors if anchor.start < start][-1:]
        after = [anchor for anchor in anchors if anchor.start > start][:1]
        nearest = [anchor.scopes for anchor in (*before, *after)]
        if not nearest or any(known.scope in scopes for scopes in nearest):
            return frozenset(scope for scopes in nearest for scope in scopes), 0
        common = frozenset.intersection(*nearest)
        return (common, len(nearest)) if common else (frozenset().union(*nearest), 1)

    def _around(self, start: int) -> tuple[Anchor, ...]:
        found = self.of(self.examination.sentence_at(start))
        place = bisect_left(found, start, key=lambda anchor: anchor.start)
        return found[max(place - _NEAR, 0) : place + _NEAR]

    def _stated_in(self, sentence: Span) -> Mapping[str, int]:
        """Where a sentence states which fact; -1 for one that it may state in several places."""
        if sentence.start not in self._stated:
            stated: dict[str, int] = {}
            for anchor in self.of(sentence):
                for known in anchor.facts:
                    stated[known.ref] = anchor.start if known.ref not in stated else -1
            self._stated[sentence.start] = stated
        return self._stated[sentence.start]


def _exactly(mark: Mark, dates: Sequence[Known]) -> Iterator[Known]:
    """The facts of a date; those of a year or a month only where they are no more precise than it."""
    return (known for known in dated(mark, dates) if mark.names_day or known.fact.value == mark.value)
