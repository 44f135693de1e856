"""By how much something has changed, and which of two times or plans had more."""

from drafter.audit.checks.changes.amounts import (
    against_budget,
    both_years,
    changes_of_parts,
    comparisons,
    kept_level,
    moved,
    named_bases,
    over_the_year,
    overfulfilled,
    own_year,
    raised,
    year_to_year,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    comparisons.check,
    both_years.check,
    moved.check,
    overfulfilled.check,
    against_budget.check,
    raised.check,
    own_year.check,
    changes_of_parts.check,
    over_the_year.check,
    kept_level.check,
    named_bases.check,
    year_to_year.check,
)
