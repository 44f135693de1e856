"""Parts against the whole that they make up, in prose."""

from drafter.audit.checks.wholes import (
    breakdowns,
    classes,
    closed,
    contributions,
    funds,
    limits_of_whole,
    numbered_parts,
    parts,
    people,
    shares,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
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
)
