"""Amounts that make up a total."""

from drafter.audit.checks.wholes.totals import (
    announced,
    breakdowns,
    classes,
    closed,
    complements,
    funds,
    numbered_parts,
    parts,
    told_lists,
    totals_behind,
    with_nothing,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    told_lists.check,
    totals_behind.check,
    parts.check,
    funds.check,
    breakdowns.check,
    numbered_parts.check,
    classes.check,
    closed.check,
    complements.check,
    announced.check,
    with_nothing.check,
)
