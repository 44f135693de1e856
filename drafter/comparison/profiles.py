"""What units are recognised by: their words by how telling they are, their first words, headings and marks."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from drafter.comparison.facts import facts
from drafter.comparison.runs import FactKind
from drafter.comparison.sides import Unit
from drafter.text.width import fold
from drafter.verification.words.stock import FUNCTION, stock

Matrix = NDArray[np.float32]

_HAN = re.compile(r"[\u3400-\u9fffA-Za-z]+")
_SHORTEST_LEAD = 5
_QUOTED = re.compile(r"[“「]([^“”「」\n]{2,30})[”」]")
_HOLLOW = 0.35
"""What a pair of characters weighs that carries no content."""


@dataclass(frozen=True)
class Profile:
    """One unit by what it can be recognised by.

    Attributes:
        grams: pairs of neighbouring characters of all its words; facts are left out.
        chars: single characters that carry content: what is left of words that are told short.
        lead: pairs of its first words.
        heading: pairs of the heading it stands under.
        marks: numbers, titles, names and quoted terms, as they are.
        figures: its quantities as dimension and value.
        plain: its words without facts, for a look at their order.
        length: how many characters its words have.
    """

    grams: frozenset[str]
    chars: frozenset[str]
    lead: frozenset[str]
    heading: frozenset[str]
    marks: frozenset[str]
    figures: frozenset[str]
    plain: str
    length: int


@lru_cache(maxsize=16384)
def profile(unit: Unit) -> Profile:
    """The profile of a unit."""
    words = unit.words.replace("\t", "，")
    blanked = without_facts(words)
    found = facts(words)
    marks = {fact.key for fact in found if fact.kind in {FactKind.NUMBER, FactKind.TITLE, FactKind.NAME}}
    marks |= {f"quoted {fold(match.group(1)).text}" for match in _QUOTED.finditer(words)}
    return Profile(
        grams=grams(blanked),
        chars=telling(blanked),
        lead=grams(_lead(blanked)),
        heading=grams(without_facts(unit.path[-1])) if unit.path else frozenset(),
        marks=frozenset(marks),
        figures=frozenset(fact.key for fact in found if fact.kind is FactKind.QUANTITY),
        plain="".join(_HAN.findall(blanked)),
        length=sum(map(len, _HAN.findall(blanked))),
    )


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the words of a text; a word of one character stands alone."""
    found: set[str] = set()
    for run in _HAN.findall(fold(text).text):
        found.update(run[i : i + 2] for i in range(len(run) - 1))
        if len(run) == 1:
            found.add(run)
    return frozenset(found)


def telling(text: str) -> frozenset[str]:
    """The characters of a text that carry content: what is left of a word where it is told short."""
    plain = "".join(_HAN.findall(fold(text).text))
    marks = stock().marks(plain)
    return frozenset(char for char, common in zip(plain, marks, strict=True) if not common)


def without_facts(text: str) -> str:
    """A text with its facts put out."""
    pieces, last = [], 0
    for fact in facts(text):
        if fact.kind is FactKind.NAME:
            continue
        pieces += [text[last : fact.start], "·"]
        last = fact.end
    return "".join([*pieces, text[last:]])


def _lead(blanked: str) -> str:
    """The first words of a unit: as far as a stop, or a fact, that has something before it."""
    start = 0
    for match in re.finditer(r"[。；;！？，,：:·]", blanked):
        piece = blanked[start : match.start()]
        if sum(map(len, _HAN.findall(piece))) >= _SHORTEST_LEAD:
            return piece
        if match.group() != "·":
            continue
        start = start if piece.strip("·") else match.end()
    return blanked


class Likeness:
    """How like the units of two texts are, feature by feature.

    Attributes:
        old: profiles of the units of the old text.
        new: profiles of the units of the new text.
    """

    FEATURES = ("words", "characters", "shorter", "lead", "marks", "figures", "heading", "length")

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        """Take the units of both texts."""
        self.old = [profile(unit) for unit in old]
        self.new = [profile(unit) for unit in new]
        self.weight = _weights([one.grams for one in (*self.old, *self.new)])
        both = frozenset().union(*(one.grams for one in self.old)) & frozenset().union(
            *(one.grams for one in self.new)
        )
        self._index = {gram: place for place, gram in enumerate(gram for gram in self.weight if gram in both)}
        self._vector = np.array([self.weight[gram] for gram in self._index], dtype=np.float32)

    def features(self) -> NDArray[np.float32]:
        """An array of old units × new units × features, each between 0 and 1."""
        body = self.cosines([one.grams for one in self.old], [one.grams for one in self.new])
        characters, shorter = self._characters()
        lead = self._coverages()
        heading = self.cosines([one.heading for one in self.old], [one.heading for one in self.new])
        marks = _shared([one.marks for one in self.old], [one.marks for one in self.new])
        figures = _shared([one.figures for one in self.old], [one.figures for one in self.new])
        length = self._lengths()
        return np.stack([body, characters, shorter, lead, marks, figures, heading, length], axis=-1)

    def coverage(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of the words of a part stand in a whole, 0 to 1."""
        total = sum(self.weight.get(gram, 1.0) for gram in part)
        return sum(self.weight.get(gram, 1.0) for gram in part & whole) / total if total else 0.0

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How like two sets of words are, 0 to 1."""
        both = sum(self.weight.get(gram, 1.0) ** 2 for gram in one & other)
        norm = math.prod(math.sqrt(sum(self.weight.get(gram, 1.0) ** 2 for gram in side)) for side in (one, other))
        return both / norm if norm else 0.0

    def _matrix(self, sets: Sequence[frozenset[str]], weights: NDArray[np.float32]) -> Matrix:
        matrix = np.zeros((len(sets), len(self._index)), dtype=np.float32)
        for row, one in enumerate(sets):
            places = [self._index[gram] for gram in one if gram in self._index]
            matrix[row, places] = weights[places]
        return matrix

    def _norms(self, sets: Iterable[frozenset[str]]) -> Matrix:
        """The lengths of sets of words as a column, words included that the other text does not have."""
        squares = [math.fsum(self.weight.get(gram, 0.0) ** 2 for gram in one) for one in sets]
        return np.sqrt(np.array([square or 1.0 for square in squares], dtype=np.float32))[:, None]

    def cosines(self, old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> Matrix:
        """How like sets of words of one text are to those of the other."""
        places = [{one: at for at, one in enumerate(dict.fromkeys(sets))} for sets in (old, new)]
        left, right = (self._matrix(list(once), self._vector) / self._norms(once) for once in places)
        product: Matrix = left @ right.T
        return product[np.ix_([places[0][one] for one in old], [places[1][one] for one in new])]

    def _characters(self) -> tuple[Matrix, Matrix]:
        """How like units are by single characters: of both, and of the shorter one."""
        weights = _weights([one.chars for one in (*self.old, *self.new)])
        places = {char: at for at, char in enumerate(weights)}
        weight = np.array(list(weights.values()), dtype=np.float32)
        left, right = (np.zeros((len(side), len(places)), dtype=np.float32) for side in (self.old, self.new))
        for side, matrix in ((self.old, left), (self.new, right)):
            for row, one in enumerate(side):
                matrix[row, [places[char] for char in one.chars]] = 1
        both = (left * weight) @ right.T
        least = np.minimum((left @ weight)[:, None], (right @ weight)[None, :])
        return _normed(left * weight) @ _normed(right * weight).T, both / np.maximum(least, 1e-6)

    def _coverages(self) -> Matrix:
        """How much of the first words of either unit stand anywhere in the other one."""
        ones = np.ones_like(self._vector)
        old_lead, new_lead = (self._matrix([p.lead for p in side], self._vector) for side in (self.old, self.new))
        old_body, new_body = (self._matrix([p.grams for p in side], ones) for side in (self.old, self.new))
        left, right = old_lead.any(axis=0), new_lead.any(axis=0)
        of_old: Matrix = (old_lead[:, left] @ new_body[:, left].T) / self._worth(self.old)[:, None]
        of_new: Matrix = (old_body[:, right] @ new_lead[:, right].T) / self._worth(self.new)[None, :]
        both: Matrix = ((of_old + of_new) / 2).astype(np.float32)
        return both

    def _worth(self, side: Sequence[Profile]) -> Matrix:
        """What the first words of each unit weigh."""
        found = [math.fsum(self.weight.get(gram, 0.0) for gram in one.lead) or 1.0 for one in side]
        return np.array(found, dtype=np.float32)

    def _lengths(self) -> Matrix:
        left = np.array([one.length + 1 for one in self.old], dtype=np.float32)[:, None]
        right = np.array([one.length + 1 for one in self.new], dtype=np.float32)[None, :]
        ratio: Matrix = (np.minimum(left, right) / np.maximum(left, right)).astype(np.float32)
        return ratio


def _weights(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """How telling a bigram is: the fewer units hold it, the more; less where its characters carry no content."""
    counts = Counter(gram for one in sets for gram in one)
    total = len(sets) + 1
    return {gram: math.log(total / count) * _content(gram) + 0.1 for gram, count in sorted(counts.items())}


def _normed(rows: Matrix) -> Matrix:
    """Rows of length one; a row of nothing stays."""
    norm = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Matrix = (rows / np.where(norm > 0, norm, 1)).astype(np.float32)
    return result


def _content(gram: str) -> float:
    return _HOLLOW if all(char in FUNCTION for char in gram) else 1.0


def _shared(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> Matrix:
    """The share of marks that two units have in common, each weighing less the more units have it."""
    counts = Counter(mark for one in (*old, *new) for mark in one)
    names = {mark: place for place, mark in enumerate(counts)}
    if not names:
        return np.zeros((len(old), len(new)), dtype=np.float32)
    weights = np.array([1 / max(counts[mark] - 1, 1) for mark in names], dtype=np.float32)
    left, right = (np.zeros((len(side), len(names)), dtype=np.float32) for side in (old, new))
    for side, matrix in ((old, left), (new, right)):
        for row, one in enumerate(side):
            matrix[row, [names[mark] for mark in one]] = 1
    both = (left * weights) @ right.T
    least = np.minimum((left * weights).sum(axis=1)[:, None], (right * weights).sum(axis=1)[None, :])
    shared: Matrix = np.where(least > 0, both / np.maximum(least, 1e-6), 0).astype(np.float32)
    return shared
