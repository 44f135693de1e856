"""Scores, criteria, points lost, and the problems and advice that answer them."""

from drafter.audit.checks.scores import failings, points, sheets
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (*points.CHECKS, *sheets.CHECKS, *failings.CHECKS)
