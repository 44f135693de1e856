"""What a form is: a way to write a fact, and the faults that make what it says false."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from random import Random
from typing import Protocol

from drafter.findings.model import QUANTITIES, Fact, FactKind
from evals.mutations.scenes import FactSpec
from evals.mutations.values import base

COUNTED = "#"
"""The measure of everything that is counted, whatever the counter."""


@dataclass(frozen=True)
class Claim:
    """What a written quantity may be taken to say, read as kindly as anyone could.

    Attributes:
        measure: 元, %, 百分点, 分, `COUNTED`, or one counter alone.
        low: the least value it may stand for, in the measure.
        high: the greatest.
    """

    measure: str
    low: Decimal
    high: Decimal

    def holds(self, measure: str, value: Decimal) -> bool:
        """Whether an exact value may be written so."""
        alike = self.measure == measure or (self.measure == COUNTED and measure not in ("元", "%", "百分点", "分"))
        return alike and self.low <= value <= self.high

    def true_of(self, fact: Fact) -> bool:
        """Whether a fact may be written so, or be the rounded form of something that may."""
        if fact.kind not in QUANTITIES:
            return False
        (measure, value), half = base(fact), precision(fact) / 2
        wide = Claim(self.measure, self.low - half, self.high + half)
        return wide.holds(measure, value) and value not in (wide.low, wide.high)


def precision(fact: Fact) -> Decimal:
    """One of the last digit of a fact, in its measure: what was rounded to it may have been anything within."""
    places = len(fact.value.partition(".")[2])
    return Decimal(1).scaleb(-places) * (10_000 if fact.unit == "万元" else 1)


@dataclass(frozen=True)
class Wrong:
    """A fact written wrongly.

    Attributes:
        text: as it stands in the sentence.
        fault: what was done to it.
        true_of: whether it would be true of another fact.
        claim: the claim, where it is a quantity.
    """

    text: str
    fault: str
    true_of: Callable[[Fact], bool]
    claim: Claim | None = None


@dataclass(frozen=True)
class Written:
    """A fact written rightly, and ways to write it wrongly, in a random order."""

    text: str
    wrongs: tuple[Wrong, ...]


@dataclass(frozen=True)
class Slot:
    """Where a fact is to stand.

    Attributes:
        name: of the fact.
        spec: the fact before it has a value.
        before: the words of the phrasing before it.
        after: those behind it.
    """

    name: str
    spec: FactSpec
    before: str
    after: str


class Form(Protocol):
    """A way to write a fact."""

    @property
    def name(self) -> str:
        """As the table calls it."""
        ...

    def fits(self, slot: Slot) -> bool:
        """Whether it can stand there."""
        ...

    def pin(self, spec: FactSpec, rng: Random) -> str | None:
        """The value that a fact must have for it; `None` for any."""
        ...

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """The fact so written; `None` where the value does not go into the form."""
        ...


def shuffled(wrongs: Iterator[Wrong], text: str, rng: Random) -> tuple[Wrong, ...]:
    """The faults that change the text, in an order in which every kind of fault is as likely to be first."""
    kinds: dict[str, list[Wrong]] = {}
    for wrong in wrongs:
        if wrong.text and wrong.text != text:
            kinds.setdefault(wrong.fault, []).append(wrong)
    groups = list(kinds.values())
    rng.shuffle(groups)
    for group in groups:
        rng.shuffle(group)
    return tuple(wrong for turn in zip_longest(*groups) for wrong in turn if wrong)


def is_kind(*kinds: FactKind) -> Callable[[Slot], bool]:
    """Whether the fact of a slot is of a kind."""
    return lambda slot: slot.spec.kind in kinds
