"""By how much one amount differs from another, as a text tells it: 比上年增加C, 核减C; and whether they do."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.movements import FALLING
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure

_STEPS = (Decimal(10**4), Decimal(10**-4), Decimal(10**8), Decimal(10**-8))
_RATE = "%"


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference and the two amounts that it is said to part.

    Attributes:
        way: its verb, as it stands there.
        change: the difference.
        now: what is compared.
        then: what it is compared with.
        falls: whether the verb says that there is less now.
        doubt: what is open of the amounts; `None` where the text itself names them.
    """

    way: str
    change: Figure
    now: Figure
    then: Figure
    falls: bool
    doubt: Doubt | None = None


def difference(way: str, change: Figure, now: Figure, then: Figure, doubt: Doubt | None = None) -> Difference:
    """A difference whose verb is one of those of changes."""
    return Difference(way, change, now, then, way in FALLING, doubt)


def judged(reading: Reading, told: Difference) -> Iterator[Issue]:
    """A difference that its two amounts do not give, their rounding allowed for; its unit may be what slipped."""
    change, now, then = told.change, told.now, told.then
    gap = now.value - then.value
    slack = now.half + then.half + change.half
    if abs(gap - (-change.value if told.falls else change.value)) <= slack:
        return
    of_unit = gap and any(abs(abs(gap) - change.value * step) <= slack for step in _STEPS if change.value)
    unit = now.quantity.unit
    yield reading.issue(
        "unit" if of_unit else "comparison",
        "amount",
        [change.span, now.span, then.span],
        doubt=told.doubt,
        way=told.way,
        change=change.text,
        now=now.text,
        then=then.text,
        gap=f"{plain(gap / now.factor)}{'个百分点' if unit == _RATE else unit}",
    )
