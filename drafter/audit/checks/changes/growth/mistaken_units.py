"""A change whose unit is a slip: 收入98505万元，减少16158元，下降14.1% is right with 万元."""

from drafter.audit.model import Issue
from drafter.audit.movements import FALLING
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, around, range_of, ratio
from drafter.audit.statements import Figure

KIND = "unit"

_MONEY = "元"


def in_unit_of(reading: Reading, way: str, stated: Figure, now: Figure, change: Figure) -> Issue | None:
    """A change that makes its rate with the unit of the amount it is of, and not with the one that is written."""
    unit = now.quantity.unit
    if change.quantity.dimension != _MONEY or now.block is not stated.block or unit == change.quantity.unit:
        return None
    meant = around(change.written * now.factor, change.half / change.factor * now.factor)
    if not _gives(meant, now, stated, falls=way in FALLING):
        return None
    if _gives(range_of(change), now, stated, falls=way in FALLING):
        return None
    return reading.issue(
        KIND,
        "growth_unit",
        [change.span, now.span, stated.span],
        way=way,
        stated=stated.text,
        now=now.text,
        change=change.text,
        right=change.text.removesuffix(change.quantity.unit).rstrip() + unit,
    )


def _gives(change: Range, now: Figure, stated: Figure, *, falls: bool) -> bool:
    """Whether a change and what it has led to make a rate."""
    own = range_of(now)
    then = (
        Range(own.low + change.low, own.high + change.high)
        if falls
        else Range(own.low - change.high, own.high - change.low)
    )
    rate = ratio(change, then)
    return rate is not None and rate.meets(range_of(stated))
