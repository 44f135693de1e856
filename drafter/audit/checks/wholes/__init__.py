"""Parts against the whole that they make up, in prose."""

from drafter.audit.checks.wholes import (
    breakdowns,
    classes,
    closed,
    contributions,
    enumerated,
    funds,
    limits_of_whole,
    multiplied,
    numbered_parts,
    opposites,
    overcounted,
    parts,
    people,
    shares,
    subsets,
    told_lists,
    totals_behind,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    told_lists.check,
    totals_behind.check,
    parts.check,
    shares.check,
    limits_of_whole.check,
    people.check,
    funds.check,
    breakdowns.check,
    numbered_parts.check,
    classes.check,
    contributions.check,
    closed.check,
    subsets.check,
    opposites.check,
    multiplied.check,
    enumerated.check,
    overcounted.check,
)
