"""Which of two values is larger, which is the most of a list, and which way a row of them went."""

from drafter.audit.checks.values.orders import extremes, tenths, trends, ways
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (trends.check, ways.check, tenths.check, extremes.check)
