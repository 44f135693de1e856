"""Values against each other: counts and what they count, one quantity told twice."""

from drafter.audit.checks.values import (
    bounds,
    counts,
    denials,
    digit_slips,
    each_of,
    impossible,
    named_lists,
    nothing,
    numbered_lists,
    one_digit,
    opposites,
    partitions,
    reached,
    tallies,
    trends,
    twice,
    ways,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    named_lists.check,
    counts.check,
    partitions.check,
    numbered_lists.check,
    digit_slips.check,
    twice.check,
    tallies.check,
    denials.check,
    impossible.check,
    one_digit.check,
    each_of.check,
    trends.check,
    bounds.check,
    reached.check,
    nothing.check,
    ways.check,
    opposites.check,
)
