"""What belongs to every point of a case, made once: its words, those of no other point, and who answers for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from drafter.findings.slots import fill, slots
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.telling.approved import Answering
from drafter.verification.telling.sources.sources import Retelling, Sources, Told
from drafter.verification.telling.sources.texts import NUMBER, plain
from drafter.verification.words.grams import pairs_of
from drafter.verification.words.kept import Kept
from drafter.verification.words.stock import ordinary, stock

_SHARE, _NEAR = 0.5, 0.8
"""So much of the words of a sentence must be a point's, and of no other point so much of what this one has."""

_PART = 0.34
"""A point that has more of the words of a term may speak of it in other words."""

_SOME = 2
"""So many words of a point must stand beside the number of a thing of it."""

_WHO = "who."
_LEADING = "leadership"
"""Whoever leads may be charged with anything."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """What stands in a sentence on a finding to which it does not belong.

    Attributes:
        key: of the message.
        start: offset of its first character in the sentence, half width.
        end: offset behind the last.
        sure: the case says that it is another's.
        expected: what the case has there.
        own: what the finding is called that the sentence is on.
        other: what the finding is called to which it belongs; empty if it belongs to none.
    """

    key: str
    start: int
    end: int
    sure: bool
    expected: str
    own: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence of a text.

    Attributes:
        text: half width and without blanks and quotation marks.
        words: its pairs of characters.
        place: of the point that it is likely to be on; -1 where nobody knows.
    """

    text: str
    words: frozenset[str]
    place: int


@dataclass(frozen=True)
class Belongings:
    """The points of a case, by place.

    Attributes:
        sources: what the case says on them.
        answering: how approved wording answers each point.
    """

    sources: Sources
    answering: Answering
    _whole: Kept[frozenset[str]] = field(default_factory=Kept, compare=False)

    @property
    def book(self) -> Book:
        """Of the case."""
        return self.sources.book

    def own(self, text: str, start: int, end: int) -> tuple[int, ...]:
        """The points that a sentence is on, whatever stands between two offsets; none where that is not clear."""
        around = tuple(self._place[told] for told in self.sources.around(text, start, end))
        rest = f"{text[:start]}，{text[end:]}"
        return around or self._numbered(rest) or self._answered(rest)

    def _answered(self, text: str) -> tuple[int, ...]:
        """The one point that most words of a sentence are of, or of what answers it."""
        telling = self.sources.content(text)
        counts = [len(telling & self.words(place)) for place in range(len(self.points))]
        most = max(counts, default=0)
        best = tuple(place for place, count in enumerate(counts) if count >= _NEAR * most)
        return best if len(best) == 1 and most >= max(_SHARE * len(telling), _SOME) else ()

    def _numbered(self, text: str) -> tuple[int, ...]:
        """The one point of which a sentence has the number of a thing that no other has, and some words."""
        places = {self.rare[one] for one in NUMBER.findall(text) if one in self.rare}
        words = pairs_of(text) if len(places) == 1 else frozenset[str]()
        return tuple(place for place in places if len(words & self.told(place).grams) >= _SOME)

    def read(self, retelling: Retelling) -> Read:
        """A sentence with the point that it is on by all its words, or else by those that no other has."""
        text, words = retelling.text, pairs_of(retelling.text)
        if retelling.told:
            return Read(text, words, self._place[retelling.told[0]])
        counts = Counter(self.rare[gram] for gram in words if gram in self.rare)
        return Read(text, words, max(counts, key=counts.__getitem__, default=-1))

    def elsewhere(self, words: frozenset[str], places: frozenset[int]) -> bool:
        """Whether some words are of one point alone, and not of those at some places."""
        single = self._single
        return any(single.get(word, -1) not in places for word in words if word in single)

    def place(self, told: Told) -> int:
        """Which point it is that the case says something on."""
        return self._place[told]

    def told(self, place: int) -> Told:
        """What the case says on a point."""
        return self.sources.all[place]

    def title(self, place: int) -> str:
        """What a point is called."""
        return self.book.title(self.points[place])

    def words(self, place: int) -> frozenset[str]:
        """All words that a sentence on a point may have: of its account, facts, norms, and of what answers it."""
        return self._whole.of(place, lambda: pairs_of(self.text(place)) | self.told(place).all_grams)

    def speaks(self, term: str, place: int) -> bool:
        """Whether what is said of a point has a term, or much of it."""
        grams = pairs_of(term)
        return len(grams & self.words(place)) > _PART * len(grams)

    def text(self, place: int) -> str:
        """All that is said of a point, or in answer to it, half width and without quotation marks."""
        point = self.points[place]
        finding = self.book.points[point][0]
        facts = (text for fact in finding.facts.values() for text in (fact.label, fact.subject, fact.value))
        held = self.answering.get(point)
        answers = (*held.remedies, *held.wider, *held.leads, *held.topics) if held else ()
        filled = (fill(text, self.book.shown).text for text in answers)
        every = chain(self.told(place).every, facts, filled)
        return plain(fold("，".join(text.replace("\n", "，") for text in every)).text)

    def duties(self, place: int) -> frozenset[str]:
        """The duties that answer for a point: of the reviewer's own advice, or else of its remedies."""
        return self.advised(place) or frozenset(_duties(self._remedies(place)))

    def advised(self, place: int) -> frozenset[str]:
        """The duties that the reviewer's own advice on a point names."""
        return frozenset(_duties((self.book.points[self.points[place]][1].advice,)))

    def wider(self, place: int) -> frozenset[str]:
        """The duties of all that may answer a point."""
        held = self.answering.get(self.points[place])
        return frozenset(_duties((*held.remedies, *held.wider))) if held else frozenset()

    def _remedies(self, place: int) -> tuple[str, ...]:
        held = self.answering.get(self.points[place])
        return held.remedies if held else ()

    @cached_property
    def units(self) -> Mapping[str, frozenset[str]]:
        """Who is there by name, with all duties of each; without whoever leads."""
        found: dict[str, set[str]] = {}
        for duty, name in self.book.case.department.units.items():
            found.setdefault(fold(name).text, set()).add(duty)
        return {name: frozenset(duties) for name, duties in found.items() if name and _LEADING not in duties}

    @cached_property
    def points(self) -> tuple[str, ...]:
        """The full ids of the points, in order."""
        return tuple(self.book.points)

    @cached_property
    def rare(self) -> Mapping[str, int]:
        """The words that one point has, and neither another one nor common or approved wording: its place."""
        common = stock().pairs | ordinary().pairs | self.book.approved
        return {gram: place for gram, place in self._single.items() if gram not in common}

    @cached_property
    def _single(self) -> Mapping[str, int]:
        """The words that one point has and no other, in pairs of characters: its place."""
        found: dict[str, int] = {}
        for place, told in enumerate(self.sources.all):
            found |= {gram: -1 if gram in found else place for gram in told.grams}
        return {gram: place for gram, place in found.items() if place >= 0}

    def everywhere(self, term: str) -> bool:
        """Whether a term is of a name that may stand in any sentence: of the department, its place, its units."""
        return any(term in name or name in term for name in self._names)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(name for name in (*self.book.names, self.book.place) if name)

    @cached_property
    def _place(self) -> Mapping[Told, int]:
        return {told: place for place, told in enumerate(self.sources.all)}


def _duties(texts: tuple[str, ...]) -> set[str]:
    """The duties to which some texts leave open who has them."""
    refs = (ref for text in texts for ref in slots(text))
    return {ref.removeprefix(_WHO) for ref in refs if ref.startswith(_WHO)}
