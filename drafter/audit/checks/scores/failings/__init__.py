"""Failings and the points they cost, in the table, among the problems and in the advice."""

from drafter.audit.checks.scores.failings import (
    annex,
    lenient,
    losses,
    told,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    losses.check,
    annex.check,
    told.check,
    lenient.check,
)
