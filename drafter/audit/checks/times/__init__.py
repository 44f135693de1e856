"""Dates and spans of time against the calendar, against each other and against what is said of them."""

from drafter.audit.checks.times import (
    calendar_days,
    compared_years,
    headed_years,
    lengths,
    own_base,
    reviewed_periods,
    stages,
    terms_kept,
    works,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    calendar_days.check,
    stages.check,
    lengths.check,
    terms_kept.check,
    works.check,
    reviewed_periods.check,
    own_base.check,
    headed_years.check,
    compared_years.check,
)
