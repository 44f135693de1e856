"""By how much something has changed, and which of two times or plans had more."""

from drafter.audit.checks.changes.amounts import (
    against_budget,
    announced,
    changes_of_parts,
    differences,
    kept_level,
    moved,
    over_the_year,
    overfulfilled,
    own_year,
    year_to_year,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    differences.check,
    moved.check,
    overfulfilled.check,
    against_budget.check,
    own_year.check,
    changes_of_parts.check,
    announced.check,
    over_the_year.check,
    kept_level.check,
    year_to_year.check,
)
