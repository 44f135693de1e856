"""The program's own draft of a case, sentence by sentence, and which of them a sentence was made from."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from drafter.text.width import fold
from drafter.verification.edits.change import Change, change
from drafter.verification.model import Section
from drafter.verification.words.grams import bigrams, share

_LABEL = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:是|[，、])|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、)])"
)
_STOPS = "。；;！!？?，,：:"
_ENDS = 3
"""So many characters at either end have to be the same."""

_LEAST = 6
_ALIKE = 0.7
"""So much of the words of both must be in the other where there are changes in several places."""

_MOST_CHANGED = 0.5
"""Of a sentence of the draft at least the other half must be there still."""


class OwnRole(StrEnum):
    """What a sentence does in its clause."""

    LEAD = "lead"
    FACT = "fact"
    EFFECT = "effect"
    NORM = "norm"
    ACTION = "action"
    HEADING = "heading"


@dataclass(frozen=True)
class OwnSentence:
    """A sentence of the draft.

    Attributes:
        text: as published.
        section: where it stands.
        clause: id of its clause.
        points: full ids of the points that are told, or answered.
        role: what it does there.
    """

    text: str
    section: Section
    clause: str
    points: tuple[str, ...]
    role: OwnRole

    @cached_property
    def flat(self) -> str:
        """Half width, without blanks, label and stops."""
        return bare(self.text)


@dataclass(frozen=True)
class OwnDraft:
    """The sentences of both sections, in order."""

    sentences: Sequence[OwnSentence]

    def places(self, flat: str, section: Section) -> Sequence[OwnSentence]:
        """The sentences of a section that read just so."""
        return self._exact.get((section, flat), ())

    def clause(self, name: str) -> Sequence[OwnSentence]:
        """The sentences of a clause."""
        return self._clauses.get(name, ())

    def changed(self, flat: str, section: Section) -> tuple[Change, OwnSentence] | None:
        """The sentence of the draft from which one was made by a change in one place, with that change.

        Args:
            flat: the sentence, half width, without blanks, label and stops.
            section: where it stands.
        """
        found = [(change(one.flat, flat), one) for one in self._near(flat, section)]
        likely = [pair for pair in found if _taken_over(pair[0], flat)]
        return max(likely, key=lambda pair: pair[0].kept, default=None)

    def likest(self, flat: str, section: Section) -> tuple[Change, OwnSentence] | None:
        """The sentence of the draft from which one was made by several changes, with all of these as one.

        Args:
            flat: the sentence, half width, without blanks, label and stops.
            section: where it stands.
        """
        said = bigrams(flat)
        found = [(_alike(said, bigrams(one.flat)), one) for one in self._near(flat, section)]
        likeness, source = max(found, key=lambda pair: pair[0], default=(0.0, None))
        return (change(source.flat, flat), source) if source and likeness >= _ALIKE else None

    def beginning(self, flat: str, section: Section) -> Iterator[OwnSentence]:
        """The sentences of the draft with which one begins."""
        some = self._ends.get((section, flat[:_ENDS], ""), ())
        yield from (one for one in some if len(one.flat) < len(flat) and flat.startswith(one.flat))

    def next_of(self, own: OwnSentence) -> str:
        """What the draft has behind one of its sentences, in the same clause."""
        clause = self.clause(own.clause)
        place = next((place for place, one in enumerate(clause) if one is own), len(clause))
        return clause[place + 1].flat if place + 1 < len(clause) else ""

    def _near(self, flat: str, section: Section) -> Iterator[OwnSentence]:
        ends = self._ends.get((section, flat[:_ENDS], ""), ()), self._ends.get((section, "", flat[-_ENDS:]), ())
        yield from {id(one): one for found in ends for one in found}.values()

    @cached_property
    def _exact(self) -> Mapping[tuple[Section, str], list[OwnSentence]]:
        found: dict[tuple[Section, str], list[OwnSentence]] = defaultdict(list)
        for one in self.sentences:
            found[one.section, one.flat].append(one)
        return found

    @cached_property
    def _clauses(self) -> Mapping[str, list[OwnSentence]]:
        found: dict[str, list[OwnSentence]] = defaultdict(list)
        for one in self.sentences:
            found[one.clause].append(one)
        return found

    @cached_property
    def _ends(self) -> Mapping[tuple[Section, str, str], list[OwnSentence]]:
        """The sentences by their first and by their last characters."""
        found: dict[tuple[Section, str, str], list[OwnSentence]] = defaultdict(list)
        for one in self.sentences:
            found[one.section, one.flat[:_ENDS], ""].append(one)
            found[one.section, "", one.flat[-_ENDS:]].append(one)
        return found


@lru_cache(maxsize=2048)
def bare(text: str) -> str:
    """A sentence half width, without blanks, label and stops."""
    flat = fold(text).text
    label = _LABEL.match(flat)
    return flat[label.end() if label else 0 :].strip(_STOPS)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of each of two sentences is in the other, of the one that has less of it."""
    return min(share(one, other), share(other, one))


def _taken_over(made: Change, flat: str) -> bool:
    """Whether enough of a sentence of the draft is left for the other to be made from it."""
    whole = made.kept + len(made.old)
    return made.kept >= max(_LEAST, _MOST_CHANGED * whole) and made.kept >= _MOST_CHANGED * min(whole, len(flat))
