"""Scores, criteria, points lost, and the problems and advice that answer them."""

from drafter.audit.checks.scores import (
    annex,
    annex_scores,
    ceilings,
    criteria,
    earned,
    leaf_counts,
    losses,
    score_lists,
    score_tables,
    scoring,
    self_sheets,
    staff,
    targets,
    told,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    scoring.check,
    score_tables.check,
    score_lists.check,
    leaf_counts.check,
    losses.check,
    criteria.check,
    earned.check,
    ceilings.check,
    staff.check,
    annex.check,
    annex_scores.check,
    told.check,
    targets.check,
    self_sheets.check,
)
