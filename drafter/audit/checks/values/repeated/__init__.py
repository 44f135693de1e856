"""One value told twice."""

from drafter.audit.checks.values.repeated import areas, digit_slips, heads, one_digit, tallies, twice, vehicles
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    digit_slips.check,
    twice.check,
    tallies.check,
    one_digit.check,
    heads.check,
    vehicles.check,
    areas.check,
)
