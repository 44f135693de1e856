"""The rows of score tables and target sheets, and the criteria that their points follow."""

from drafter.audit.checks.scores.sheets import (
    annex_scores,
    ceilings,
    criteria,
    earned,
    leaf_counts,
    score_tables,
    self_sheets,
    staff,
    targets,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    score_tables.check,
    leaf_counts.check,
    criteria.check,
    earned.check,
    ceilings.check,
    staff.check,
    annex_scores.check,
    targets.check,
    self_sheets.check,
)
