"""Counts beside the counts of their kinds."""

from drafter.audit.checks.wholes.counts import overcounted, partitions, people, two_splits
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (people.check, partitions.check, overcounted.check, two_splits.check)
