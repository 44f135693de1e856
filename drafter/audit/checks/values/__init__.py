"""Values against each other: counts and what they count, one quantity told twice."""

from drafter.audit.checks.values import (
    counts,
    denials,
    impossible,
    one_digit,
    tallies,
    twice,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    counts.check,
    twice.check,
    tallies.check,
    denials.check,
    impossible.check,
    one_digit.check,
)
