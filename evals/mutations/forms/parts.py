"""Rates as parts of a whole, and as ratios."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import gcd
from random import Random

from drafter.findings.model import Fact
from evals.mutations import numerals
from evals.mutations.forms.model import Claim, Slot, Written, Wrong, shuffled
from evals.mutations.scenes import FactSpec

FRACTIONS = ((1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6), (1, 8), (3, 8))
RATIOS = ((2, 1), (3, 1), (3, 2), (4, 3), (5, 2), (4, 1), (5, 3))


def _rate_of(part: Fraction) -> str:
    return format(
        (Decimal(part.numerator * 100) / Decimal(part.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP), "f"
    )


@dataclass(frozen=True)
class PartForm:
    """A rate as a part of a whole or as a ratio: 1/3, 三分之一, 2:1.

    Attributes:
        name: as the table calls it.
        suits: the slots it may stand in.
        parts: numerators and denominators.
        pattern: how both are written.
        chinese: whether in Chinese numerals.
    """

    name: str
    suits: Callable[[Slot], bool]
    parts: tuple[tuple[int, int], ...]
    pattern: str
    chinese: bool = False

    def fits(self, slot: Slot) -> bool:
        """Whether it can stand there."""
        return self.suits(slot)

    def pin(self, spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG002
        """A rate that is such a part."""
        return _rate_of(Fraction(*rng.choice(self.parts)))

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """The part whose rate the fact is, and other parts."""
        right = next((part for part in self.parts if _rate_of(Fraction(*part)) == fact.value), None)
        if right is None:
            return None
        above, below = right
        others = [("part_changed", part) for part in self.parts] + [
            ("turned_over", (below, above)),
            ("digit_changed", (above + 1, below)),
            ("digit_changed", (above, below + 1)),
        ]
        text = self._text(right)
        same = Fraction(*right)
        wrongs = (
            self._wrong(part, fault) for fault, part in others if Fraction(*part) != same and gcd(*part) == 1
        )
        return Written(text, shuffled(wrongs, text, rng))

    def _wrong(self, part: tuple[int, int], fault: str) -> Wrong:
        rate = Decimal(part[0] * 100) / Decimal(part[1])
        claim = Claim("%", rate - 1, rate + 1)
        return Wrong(self._text(part), fault, claim.true_of, claim)

    def _text(self, part: tuple[int, int]) -> str:
        written = [numerals.spoken(number) if self.chinese else str(number) for number in part]
        return self.pattern.format(*written)
