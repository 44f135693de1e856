"""The clauses of a text beside the house's wording: the nearest, how much is taken over, which terms depart."""

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from drafter.comparison.alignment import central
from drafter.comparison.change import Text
from drafter.comparison.facts import Fact
from drafter.comparison.histories import Departure, Neighbour, WordingRow
from drafter.comparison.house import House, without_slots
from drafter.comparison.pairing import shown
from drafter.comparison.profiles import grams, profile
from drafter.comparison.reading import plain_name
from drafter.comparison.runs import FactKind
from drafter.comparison.sides import Side, Unit
from drafter.messages import catalogue

_say = catalogue("drafter.comparison")
_NEAREST = 3
_NEAR = 0.12
_SHORT_PHRASE = 5
_TAKEN = 6
"""So many characters in a row are taken over; fewer are only the language."""

_USUAL, _RARER = 3, 4
"""A term is usual if it stands so often, and so many times as often as another."""

_HAN = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")


@dataclass(frozen=True)
class _Entry:
    """One wording of the house."""

    neighbour: Neighbour
    grams: frozenset[str]


class HouseWording:
    """Looks clauses up in the house's wording."""

    def __init__(self, house: House, new: Side) -> None:
        """Take the house's wording and the text.

        Args:
            house: the wording; a past notice that is the text itself is left out.
            new: the text.
        """
        self.house = house
        self.new = new

    def rows(self) -> tuple[WordingRow, ...]:
        """A row for every problem and recommendation."""
        return tuple(self._row(unit) for unit in self.new.units if central(unit))

    def _row(self, unit: Unit) -> WordingRow:
        near = (self._taken(unit, entry, score) for entry, score in self._nearest(profile(unit).grams))
        return WordingRow(unit=unit.id, neighbours=tuple(near), departures=tuple(self._departures(unit)))

    @cached_property
    def _entries(self) -> list[_Entry]:
        own = plain_name(self.new.department)
        found = [
            _Entry(_neighbour(defect.id, defect.title, text), grams(text))
            for defect in self.house.defects
            for text in map(without_slots, (*defect.names[2:], *defect.phrases))
        ]
        found += [
            _Entry(
                _neighbour(past.source, past.title, past.text, department=past.department, year=past.year),
                grams(past.text),
            )
            for past in self.house.past
            if (plain_name(past.department), past.year) != (own, self.new.year)
        ]
        return [entry for entry in found if entry.grams]

    @cached_property
    def _weight(self) -> Mapping[str, float]:
        counts = Counter(gram for entry in self._entries for gram in entry.grams)
        return {gram: math.log((len(self._entries) + 1) / count) for gram, count in counts.items()}

    @cached_property
    def _norms(self) -> NDArray[np.float64]:
        sums = [math.fsum(self._weight[gram] ** 2 for gram in entry.grams) for entry in self._entries]
        return np.array([math.sqrt(total) or 1.0 for total in sums])

    @cached_property
    def _holding(self) -> Mapping[str, NDArray[np.intp]]:
        """For every pair of characters the places of the entries that hold it."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(self._entries):
            for gram in entry.grams:
                found[gram].append(place)
        return {gram: np.array(places) for gram, places in found.items()}

    def _nearest(self, words: frozenset[str]) -> list[tuple[_Entry, float]]:
        """The nearest wordings: by the words that both have, and for a short phrase by how much of it is there."""
        known = [gram for gram in words if gram in self._holding]
        if not known:
            return []
        shared = np.zeros(len(self._entries))
        for gram in sorted(known):
            shared[self._holding[gram]] += self._weight[gram] ** 2
        unknown = math.log(len(self._entries) + 2)
        own = math.sqrt(math.fsum(self._weight.get(gram, unknown) ** 2 for gram in words)) or 1.0
        alike = shared / (own * self._norms)
        held = np.where(self._long, shared / self._norms**2, 0.0)
        scores = np.maximum(alike, held**2 * alike**0.5)
        best = np.argsort(-scores, kind="stable")[:_NEAREST]
        return [(self._entries[place], float(scores[place])) for place in best if scores[place] >= _NEAR]

    @cached_property
    def _long(self) -> NDArray[np.bool_]:
        """Which wordings are long enough that holding one says something."""
        return np.array([len(entry.grams) >= _SHORT_PHRASE for entry in self._entries])

    def _taken(self, unit: Unit, entry: _Entry, score: float) -> Neighbour:
        """A wording with what a clause takes over from it."""
        spans = taken_over(unit.words, entry.neighbour.text)
        said = len(_HAN.findall(unit.words)) or 1
        taken = sum(len(_HAN.findall(unit.words[start:end])) for start, end in spans)
        return entry.neighbour.model_copy(
            update={
                "score": shown(score),
                "share": shown(taken / said),
                "taken": tuple((unit.body + start, unit.body + end) for start, end in spans),
            }
        )

    def _departures(self, unit: Unit) -> Iterator[Departure]:
        for usual, times, variant in self._unusual:
            for match in re.finditer(re.escape(variant), unit.words):
                fact = Fact(match.start(), match.end(), variant, FactKind.NAME, "")
                place = Text(self.new.id, [unit]).place(unit, fact)
                message = _say("departure", text=variant, usual=usual, times=times)
                yield Departure(place=place, usual=usual, times=times, message=message)

    @cached_property
    def _unusual(self) -> list[tuple[str, int, str]]:
        """Terms that the house hardly ever uses, each with the one it uses instead."""
        corpus = "\n".join(entry.neighbour.text for entry in self._entries)
        found: list[tuple[str, int, str]] = []
        for group in (*_groups(), *((usual, *others) for usual, others in self.house.terms)):
            counts = {term: corpus.count(term) for term in group}
            usual = max(counts, key=lambda term: counts[term])
            found += [
                (usual, counts[usual], term)
                for term in group
                if term not in usual and counts[usual] >= max(_USUAL, _RARER * counts[term])
            ]
        return found


def taken_over(text: str, source: str) -> list[tuple[int, int]]:
    """The stretches of a text that stand word for word in a source."""
    blocks = SequenceMatcher(None, text, source, autojunk=False).get_matching_blocks()
    return [(block.a, block.a + block.size) for block in blocks if block.size >= _TAKEN]


def _neighbour(source: str, title: str, text: str, *, department: str = "", year: int | None = None) -> Neighbour:
    return Neighbour(
        source=source,
        approved=not department,
        title=title,
        department=department,
        year=year,
        text=text,
        score="0",
        share="0",
    )


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    source = resources.files(__package__).joinpath("terms.toml").read_text(encoding="utf-8")
    return tuple(tuple(group) for group in tomllib.loads(source)["groups"])
