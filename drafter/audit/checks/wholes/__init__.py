"""Parts against the whole that they make up, in prose."""

from drafter.audit.checks.wholes import above, counts, portions, products, totals
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    *totals.CHECKS,
    *portions.CHECKS,
    *above.CHECKS,
    *counts.CHECKS,
    products.check,
)
