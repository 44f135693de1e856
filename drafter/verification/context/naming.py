"""How well the words around a figure name a fact: by its role, and by the words of its label.

No word decides alone. A reviewer's label and a writer's words for the same thing differ (下达指标数,
批下来的盘子); what counts is which of two facts of one kind is named better. How much each place
in a sentence counts was fitted on the phrasings under `evals/mutations/` that are not held back; the weights
stand in `weights.toml`.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import sub

from drafter.findings.model import Role
from drafter.text.width import flattened
from drafter.verification.context.around import Words
from drafter.verification.context.calls import Calls
from drafter.verification.context.cues import SIZES, leaning
from drafter.verification.context.hints import hints, weights
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.words.grams import bigrams
from drafter.verification.words.kept import Kept
from drafter.verification.words.lexicon import lexicon
from drafter.verification.words.stock import FUNCTION

_PLAIN = "数额"
"""What ends the name of any figure tells none from another."""
_ELSEWHERE = ("in_topic", "in_far", "in_rest")
_MOST = 8192
"""So many comparisons of two facts are kept: some of them for every figure of a text."""
_SINGLE = 0.35
"""A single character of a label weighs so much of a pair."""
_NORM = "norm."
_SHORTEST = 4
_NEAR, _KIN = 0.75, 0.45
"""What a word for a role is worth for one that is hardly told from it, and for one of its kin."""

Features = Mapping[str, float]
"""What speaks for one fact rather than another, by the place where it stands."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What the words around a figure say of one fact.

    Attributes:
        worths: how far those of each place speak for its role.
        said: the parts of its label that stand among them, in its order, with their places.
    """

    worths: tuple[float, ...]
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Naming:
    """Compares words with the labels of the facts of one case.

    Attributes:
        book: the facts.
    """

    book: Book
    _apart: dict[tuple[str, str], Mapping[str, float]] = field(default_factory=dict, compare=False)
    _matched: dict[tuple[str, frozenset[Role]], float] = field(default_factory=dict, compare=False)
    _plain: dict[str, bool] = field(default_factory=dict, compare=False)
    _told: Kept[tuple[float, float]] = field(default_factory=lambda: Kept(_MOST), compare=False)
    _placed: Kept["_Named"] = field(default_factory=lambda: Kept(_MOST), compare=False)

    def weighed(self, one: Known, other: Known, words: Words, kind: str) -> tuple[float, float]:
        """How much better the words name one fact than another, and what they say of how great it is.

        Args:
            one: a fact.
            other: the one that it is compared with.
            words: around the figure.
            kind: of the weights.
        """
        return self._told.of((one.ref, other.ref, words, kind), lambda: self._weighed(one, other, words, kind))

    def _weighed(self, one: Known, other: Known, words: Words, kind: str) -> tuple[float, float]:
        worth = weights(kind)
        told: list[float] = []
        sized: list[float] = []
        for name, value in self.features(one, other, words).items():
            if value and name in worth:
                (sized if name in SIZES else told).append(worth[name] * value)
        return math.fsum(told), math.fsum(sized)

    def features(self, one: Known, other: Known, words: Words) -> Features:
        """What the words say for one fact rather than another.

        Labels are compared by what tells them apart: 拟购置资产预算 from 实际购置资产 by 拟, 实际 and 预算.
        """
        mine, theirs = self._named(one, words), self._named(other, words)
        found = dict(zip(words.roles, map(sub, mine.worths, theirs.worths), strict=True))
        for sign, named, said, besides in ((1, one, mine.said, other), (-1, other, theirs.said, one)):
            own = self._own(named, besides) if said else {}
            for gram, place in said:
                if gram in own:
                    found[place] = found.get(place, 0.0) + sign * own[gram]
        found.update((cue, leaning(cue, one, other)) for cue in words.cues)
        if words.roles:
            found["untold"] = float(self._untold(one)) - float(self._untold(other))
        return found

    def speaks(self, known: Known, words: Words) -> bool:
        """Whether the words say anything at all of what a fact is."""
        if any(self.match(known, roles) for roles in words.roles.values()):
            return True
        return any(words.grams.get(gram, _ELSEWHERE[0]) not in _ELSEWHERE for gram in self.grams(known))

    def _own(self, one: Known, other: Known) -> Mapping[str, float]:
        """What only the label of one fact has, with its share of all that."""
        key = (one.ref, other.ref)
        if key not in self._apart:
            theirs = self.grams(other)
            own = [(gram, weight) for gram, weight in self.grams(one).items() if gram not in theirs]
            total = sum(weight for _, weight in own)
            self._apart[key] = {gram: weight / total for gram, weight in own}
        return self._apart[key]

    def grams(self, known: Known) -> Mapping[str, float]:
        """The pairs and single characters of a fact's label, weighed."""
        return self._labels.get(known.ref) or _parts(known.fact.label)

    def _named(self, known: Known, words: Words) -> "_Named":
        """What the words say of a fact by itself; it is compared with many others by them."""
        return self._placed.of((known.ref, words), lambda: self._named_by(known, words))

    def _named_by(self, known: Known, words: Words) -> "_Named":
        grams, places = self.grams(known), words.grams
        return _Named(
            tuple([self.match(known, roles) for roles in words.roles.values()]),
            tuple([(gram, places[gram]) for gram in grams if gram in places]),
        )

    def match(self, known: Known, roles: frozenset[Role]) -> float:
        """How far words for some roles speak for a fact, 0 to 1."""
        key = known.ref, roles
        if key not in self._matched:
            own = self._roles.get(known.ref) or _roles_of(known)
            self._matched[key] = max(_worth(role, roles) for role in own)
        return self._matched[key]

    @cached_property
    def labelled(self) -> Mapping[str, tuple[Known, ...]]:
        """The facts of findings and of the case by their names, short names left out."""
        found: dict[str, tuple[Known, ...]] = {}
        for one in self.book.of_case:
            label = flattened(one.fact.label).strip('“”"')
            if one.scope != FIGURES and not one.scope.startswith(_NORM) and len(one.fact.label) >= _SHORTEST:
                found[label] = (*found.get(label, ()), one)
        return found

    @cached_property
    def calls(self) -> Calls:
        """What people call the figures of the case."""
        return Calls(self.book)

    @cached_property
    def accounts(self) -> Mapping[str, frozenset[str]]:
        """The words of every finding: of the accounts of its points, and the names of its facts."""
        found: dict[str, frozenset[str]] = {}
        for point, account in self.book.accounts.items():
            scope = self.book.points[point][0].id
            found[scope] = found.get(scope, frozenset()) | bigrams(flattened(account))
        for scope, facts in self.book.of_case.by_scope.items():
            if scope in found:
                found[scope] |= frozenset().union(*(bigrams(known.fact.label) for known in facts))
        return found

    def _untold(self, known: Known) -> bool:
        """Whether no word speaks for or against the role of a fact: 金额, 数量."""
        known_so = self._plain.get(known.ref)
        if known_so is None:
            roles = self._roles.get(known.ref) or _roles_of(known)
            known_so = self._plain[known.ref] = roles.isdisjoint(hints().told)
        return known_so

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, float]]:
        """The pairs and single characters of every label, weighing more the fewer labels of its kind have them."""
        groups: dict[tuple[str, str], list[Known]] = {}
        for known in self.book.of_case:
            groups.setdefault(_kind(known), []).append(known)
        return {known.ref: weights for group in groups.values() for known, weights in _weighed(group)}

    @cached_property
    def _roles(self) -> Mapping[str, frozenset[Role]]:
        return {known.ref: _roles_of(known) for known in self.book.of_case}


def _worth(role: Role, roles: frozenset[Role]) -> float:
    """How far a word for some roles speaks for one: fully, or as for one hardly told from it, or its kin."""
    if role in roles:
        return 1.0
    table = hints()
    return _NEAR if table.near[role] & roles else _KIN if table.kin[role] & roles else 0.0


def _kind(known: Known) -> tuple[str, str]:
    return known.fact.kind.value, known.quantity.dimension if known.quantity else ""


def _weighed(group: list[Known]) -> Iterator[tuple[Known, Mapping[str, float]]]:
    named = {known.ref: _parts(known.fact.label) for known in group}
    counts = Counter(gram for grams in {frozenset(grams) for grams in named.values()} for gram in grams)
    total = len(group) + 1
    for known in group:
        parts = named[known.ref].items()
        yield known, {gram: worth * math.log(1 + total / counts[gram]) for gram, worth in parts}


def _parts(label: str) -> Mapping[str, float]:
    told = [char for char in label if char not in FUNCTION and char not in _PLAIN and "\u4e00" <= char <= "\u9fff"]
    # In an order of their own: sums of their weights may not differ from one process to the next.
    pairs = (pair for pair in sorted(bigrams(label)) if pair[-1] not in _PLAIN)
    return {**dict.fromkeys(told, _SINGLE), **dict.fromkeys((*pairs, *hints().meanings(label)), 1.0)}


def _roles_of(known: Known) -> frozenset[Role]:
    """The role of a fact; where that only says of what sort it is, also the roles its label speaks of."""
    own = frozenset({known.fact.role}) | hints().of_course(known.fact.role, known.fact.label)
    if known.fact.role in lexicon().strict:
        return own
    heads = list(lexicon().labels(known.fact.label))
    return own | (heads[-1][2] if heads else frozenset())
