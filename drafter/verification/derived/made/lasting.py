"""Days told in months or weeks: 127天 is 四个多月, 4个月以上; 70天 is 两个多月."""

from collections.abc import Iterator

from drafter.text.quantities import Quantity
from drafter.verification.facts.combined import combined
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Making, of_one
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.spans import LENGTHS, lasts

_DAYS = "天"


def formulas(quantity: Quantity, told: tuple[Known, ...], facts: Shelf) -> Iterator[str]:
    """The days that a figure in longer spans tells, of the facts that its sentence tells.

    Args:
        quantity: the figure.
        told: the facts of its sentence.
        facts: all that it could be of.
    """
    lengths = LENGTHS.get(quantity.dimension)
    if lengths is None or not told:
        return
    days = [
        (one.quantity.value, one.ref)
        for one in (*told, *facts.by_scope.get(told[0].scope, ()))
        if one.quantity and one.quantity.dimension == _DAYS
    ]
    made = (one for one in combined(told, _DAYS) if of_one(one.top, one.base))
    days += [(one.value, one.formula) for one in made if one.how is Making.DAYS]
    yield from (ref for value, ref in days if lasts(quantity, value, *lengths))
