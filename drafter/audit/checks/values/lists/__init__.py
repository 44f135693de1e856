"""A count beside the list of what it counts."""

from drafter.audit.checks.values.lists import items, labels, places
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (places.check, items.check, labels.check)
