"""How a value may be written: as it is, in another unit, in Chinese numerals, rounded."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from drafter.findings.display import shown
from drafter.findings.model import Fact, FactKind
from evals.mutations.numerals import counted, decimal

_MYRIAD = Decimal(10_000)
_HUNDRED_MILLION = Decimal(100_000_000)
_SPOKEN = 1_000
_LARGE = 100
_UNWIELDY = 100_000


@dataclass(frozen=True)
class Rounded:
    """A value with fewer digits.

    Attributes:
        text: with the word that says so.
        low: the least that it may be of.
        high: the most.
    """

    text: str
    low: Decimal
    high: Decimal

    def of(self, fact: Fact) -> bool:
        """Whether a fact may be written so."""
        return self.low <= value_of(fact) <= self.high


def value_of(fact: Fact) -> Decimal:
    """In the unit of the fact."""
    return Decimal(fact.value.replace(",", ""))


def written(fact: Fact) -> Iterator[str]:
    """A value with all its digits; first as a notice writes it."""
    value = value_of(fact)
    yield shown(fact)
    if fact.unit == "万元" and value:
        yield f"{_plain(value * _MYRIAD)}元"
        if value >= _MYRIAD / 10:
            yield f"{_plain(value / _MYRIAD)}亿元"
    if fact.unit == "元" and value >= _LARGE:
        yield f"{_plain(value / _MYRIAD)}万元"
    if fact.unit == "亿元":
        yield f"{_plain(value * _MYRIAD)}万元"
    if fact.unit == "%":
        yield f"百分之{decimal(_plain(value))}"
    if fact.kind is FactKind.COUNT and value < _SPOKEN:
        yield f"{counted(int(value))}{fact.unit}"


def rounded(fact: Fact) -> Iterator[Rounded]:
    """A value with fewer digits; nothing for one that has few."""
    value = value_of(fact)
    step = _step(fact, value)
    if not step or not value % step:
        return
    near, below, above = (
        (value / step).quantize(Decimal(1), rounding=mode) * step
        for mode in (ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING)
    )
    yield Rounded(f"约{_plain(near)}{fact.unit}", near - step / 2, near + step / 2)
    if below:
        for word in ("逾", "超", "超过"):
            yield Rounded(f"{word}{_plain(below)}{fact.unit}", below, above)
    for word in ("近", "不足", "不到"):
        if word != "近" or value - below > step / 2:
            yield Rounded(f"{word}{_plain(above)}{fact.unit}", below, above)


def _step(fact: Fact, value: Decimal) -> Decimal | None:
    if fact.kind is FactKind.COUNT:
        return None if value < _LARGE else Decimal(10) ** (value.adjusted() - 1)
    if fact.kind is FactKind.PERCENTAGE_POINT or not 1 < value < _UNWIELDY:
        return None
    return Decimal(10) ** max(value.adjusted() - 1, 0)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
