"""Values beside the limits and targets that they are said to keep, and what no measure can be."""

from drafter.audit.checks.values.limits import bounds, each_of, impossible, named_targets, reached
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (reached.check, named_targets.check, bounds.check, each_of.check, impossible.check)
