"""Values beside the limits and targets that they are said to keep, and what no measure can be."""

from drafter.audit.checks.values.limits import bounds, each_of, floors, impossible, outturns, reached, surveyed
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    reached.check,
    floors.check,
    surveyed.check,
    outturns.check,
    bounds.check,
    each_of.check,
    impossible.check,
)
