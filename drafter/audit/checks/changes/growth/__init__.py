"""Growth in percent, against the figures that it is of."""

from drafter.audit.checks.changes.growth import (
    announced,
    elided,
    growth_floor,
    growth_of_parts,
    outgrown,
    rate_first,
    ratios,
    recomputed,
    stated_bases,
    two_ways,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    recomputed.check,
    outgrown.check,
    stated_bases.check,
    elided.check,
    ratios.check,
    growth_of_parts.check,
    announced.check,
    rate_first.check,
    growth_floor.check,
    two_ways.check,
)
