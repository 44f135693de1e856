"""What a fact says as a figure, and of which years it says it."""

import re
from decimal import Decimal

from drafter.findings.model import Fact, Role
from drafter.text.quantities import Quantity, find_quantities

_YEAR = re.compile(r"(?:19|20)\d{2}")


def quantity_of(fact: Fact) -> Quantity:
    """A fact's value in the scale in which texts are read."""
    found = find_quantities(fact.value + fact.unit)
    if len(found) == 1 and found[0].text == fact.value + fact.unit:
        return found[0]
    value = Decimal(fact.value.replace(",", ""))
    return Quantity(0, 0, fact.value, value, fact.unit, len(fact.value.partition(".")[2]), fact.unit, None)


def years_of(fact: Fact, fiscal_year: int) -> frozenset[int]:
    """The years a fact is of: those of its period, else the one reviewed or the one before; empty for no year."""
    found = [int(year) for year in _YEAR.findall(fact.period)]
    if found:
        return frozenset(range(min(found), max(found) + 1))
    if fact.role is Role.PRIOR_YEAR:
        return frozenset({fiscal_year - 1})
    return frozenset({fiscal_year}) if not fact.period else frozenset()
