"""One value told twice."""

from drafter.audit.checks.values.repeated import digit_slips, one_digit, tallies, twice
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (digit_slips.check, twice.check, tallies.check, one_digit.check)
