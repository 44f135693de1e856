"""Parts that are more than their whole."""

from drafter.audit.checks.wholes.above import limits_of_whole, subsets
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (limits_of_whole.check, subsets.check)
