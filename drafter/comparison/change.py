"""What became of text that was kept in place: facts apart from wording."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from rapidfuzz.distance import LCSseq

from drafter.comparison.facts import Fact, about, facts
from drafter.comparison.lexicon import words
from drafter.comparison.runs import FactChange, FactKind, PairKind, Place
from drafter.comparison.sides import Unit
from drafter.comparison.tokens import Kind, Token, tokens
from drafter.text.figure import scale

_ALIKE = 0.34
_BEFORE = 2
"""So many facts before another say in whose company it stands."""

_JANUARY = "一月"
_ENDS, _AND = re.compile("[，。；：！？,;:]"), re.compile("[、和与及]")


@dataclass(frozen=True)
class Change:
    """What changed between two texts.

    Attributes:
        kind: `kept`, `updated` or `reworded`.
        share: how much of the new words are words of the old text, 0 to 1.
        facts: those that changed, in the order of the new text.
    """

    kind: PairKind
    share: float
    facts: tuple[FactChange, ...]


@dataclass(frozen=True)
class Text:
    """Some units of one side as one text.

    Attributes:
        side: id of the side.
        units: in order.
    """

    side: str
    units: Sequence[Unit]

    @property
    def whole(self) -> str:
        """Their texts joined, with a line break behind every paragraph."""
        return "".join(unit.whole for unit in self.units)

    def tokens(self) -> list[Token]:
        """The tokens of the units behind their labels."""
        return [token for unit in self.units for token in tokens(unit.words)]

    def facts(self) -> list[tuple[Unit, Fact]]:
        """The facts of the units behind their labels, each with its unit; offsets count in the unit's words."""
        return [(unit, token.fact) for unit in self.units for token in tokens(unit.words) if token.fact]

    def place(self, unit: Unit, fact: Fact) -> Place:
        """Where a fact stands."""
        start, end = unit.body + fact.start, unit.body + fact.end
        return Place(side=self.side, unit=unit.id, start=start, end=end, text=unit.text[start:end])


def changed(old: Text, new: Text) -> Change:
    """What became of a text."""
    left, right = _said(old.tokens()), _said(new.tokens())
    gone, come, counted = _one_sided(old, new)
    facts = tuple(_facts(old, new, gone, come))
    same_words = left.words == right.words and not counted
    if not same_words:
        kind = PairKind.REWORDED
    else:
        kind = PairKind.UPDATED if facts or left.directions != right.directions else PairKind.KEPT
    return Change(kind, 1.0 if same_words else _share(left.words, right.words), facts)


@dataclass(frozen=True)
class _Said:
    """What tokens say beside their facts: words in order, and which way a figure went."""

    words: list[str]
    directions: list[str]


def _said(found: Sequence[Token]) -> _Said:
    told: list[str] = []
    directions: list[str] = []
    for place, token in enumerate(found):
        if token.kind is not Kind.WORD:
            continue
        bound = token.key in words("change", "directions") and _before_figure(found, place + 1)
        (directions if bound else told).append(token.key)
    return _Said(list("".join(told)), directions)


def _before_figure(found: Sequence[Token], at: int) -> bool:
    """Whether nothing but small words stands before the next figure."""
    while at < len(found) and found[at].key in words("change", "between"):
        at += 1
    return at < len(found) and found[at].fact is not None and found[at].fact.kind is FactKind.QUANTITY  # type: ignore[union-attr]


def _share(old: Sequence[str], new: Sequence[str]) -> float:
    """How much of the new words stand in the old text in the same order."""
    return LCSseq.similarity(old, new) / len(new) if new else 1.0


_Told: TypeAlias = list[tuple[Unit, Fact]]


def _one_sided(old: Text, new: Text) -> tuple[_Told, _Told, bool]:
    """Facts that stand on one side alone, and whether some count was only counted in another word: 5家, 5户."""
    left, right = old.facts(), new.facts()
    kept = Counter(fact.key for _, fact in left) & Counter(fact.key for _, fact in right)
    gone, come = _beyond(left, kept, new), _beyond(right, kept, old)
    left_over: _Told = []
    for unit, fact in come:
        same = next((at for at, (_, one) in enumerate(gone) if _counts_as(one, fact)), None)
        if same is None:
            left_over.append((unit, fact))
        else:
            del gone[same]
    return gone, left_over, len(left_over) < len(come)


def _counts_as(one: Fact, other: Fact) -> bool:
    """Whether two counts are the same in other words for what is counted."""
    return one.value is not None and one.value == other.value and _counts_alike(one, other)


def _counts_alike(one: Fact, other: Fact) -> bool:
    """Whether the words for what two numbers count are words for the same things."""
    if not one.dimension or not other.dimension:
        return False
    return any(one.dimension in group and other.dimension in group for group in words("change", "counters"))


def _facts(old: Text, new: Text, gone: _Told, come: _Told) -> Iterator[FactChange]:
    """Facts of the new text that the old one lacks, paired with what they replaced; then what nothing replaced."""
    taken: set[int] = set()
    for unit, fact in come:
        match = _match(unit, fact, gone, taken)
        before = None if match is None else gone[match]
        if before is None and _incidental(unit.words, fact):
            continue
        taken |= set() if match is None else {match}
        yield FactChange(
            kind=fact.kind,
            about=about(unit.words, fact),
            old=old.place(*before) if before else None,
            new=new.place(unit, fact),
            difference=_difference(before[1], fact) if before else "",
        )
    for place, (unit, fact) in enumerate(gone):
        if place not in taken and not _incidental(unit.words, fact):
            yield FactChange(kind=fact.kind, about=about(unit.words, fact), old=old.place(unit, fact))


def _incidental(text: str, fact: Fact) -> bool:
    """Whether a number that one side alone has comes with the words: an article, or a sum of what is told."""
    if fact.text == _JANUARY:
        return not text[fact.end :].startswith(tuple(words("change", "january")))
    counted = fact.quantity
    if counted is None or not counted.spoken or counted.dimension in words("change", "measured"):
        return False
    before = _ENDS.split(text[: fact.start])[-1]
    told = 1 + len(_AND.findall(before))
    return counted.value in {1, told} or before.endswith(tuple(words("change", "summing")))


def _beyond(found: _Told, kept: Counter[str], other: Text) -> _Told:
    """Facts that the other text does not have; a name that it has in other words' company is not changed.

    A fact told once more than before is no other fact.
    """
    text = other.whole
    return [
        (unit, fact)
        for unit, fact in found
        if fact.key not in kept and not (fact.kind in {FactKind.NAME, FactKind.TITLE} and fact.text in text)
    ]


def _match(unit: Unit, fact: Fact, gone: Sequence[tuple[Unit, Fact]], taken: set[int]) -> int | None:
    """The fact that this one stands in the place of: of its type, told in like words, else the next in order."""
    alike = [
        (place, _alike(about(unit.words, fact), about(other.words, one)), _company(unit, fact, other, one))
        for place, (other, one) in enumerate(gone)
        if place not in taken and (one.type == fact.type or _counts_alike(one, fact))
    ]
    if not alike:
        return None
    best = max(alike, key=lambda found: (round(found[1], 1), found[2], -found[0]))
    return best[0] if best[1] >= _ALIKE else alike[0][0]


def _company(unit: Unit, fact: Fact, other: Unit, one: Fact) -> float:
    """How like the facts are told that stand before two facts: 预算…，支出… of one project, not of another."""
    return _alike(_told_before(unit, fact), _told_before(other, one))


def _told_before(unit: Unit, fact: Fact) -> str:
    before = [known for known in facts(unit.words) if known.end <= fact.start][-_BEFORE:]
    return "".join(about(unit.words, known) for known in before)


def _alike(one: str, other: str) -> float:
    """How many characters two labels share."""
    if not one or not other:
        return 0.0
    return 2 * len(set(one) & set(other)) / (len(set(one)) + len(set(other)))


def _difference(old: Fact, new: Fact) -> str:
    """New less old, in the unit of the new one; of two rates in percentage points."""
    if old.quantity is None or new.quantity is None or old.dimension != new.dimension:
        return ""
    if not new.quantity.text[:1].isdigit() or not old.quantity.text[:1].isdigit():
        return ""
    factor = scale(new.quantity.unit)[1] if new.quantity.unit else Decimal(1)
    value = (new.quantity.value - old.quantity.value) / factor
    places = max(new.quantity.places, old.quantity.places if old.quantity.unit == new.quantity.unit else 0)
    return f"{value:+.{places}f}{_unit(new)}"


def _unit(fact: Fact) -> str:
    if fact.quantity is None:
        return ""
    return "个百分点" if fact.dimension == "%" else fact.quantity.unit
