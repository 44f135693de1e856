"""Values against each other: counts and what they count, limits and what keeps them, one quantity told twice."""

from drafter.audit.checks.values import denials, limits, lists, orders, repeated
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    *lists.CHECKS,
    *repeated.CHECKS,
    *denials.CHECKS,
    *limits.CHECKS,
    *orders.CHECKS,
)
