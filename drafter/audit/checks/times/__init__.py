"""Dates and spans of time against the calendar, against each other and against what is said of them."""

from drafter.audit.checks.times import (
    calendar_days,
    handled,
    headed_years,
    lengths,
    own_base,
    reviewed_periods,
    stages,
    terms_kept,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    calendar_days.check,
    stages.check,
    lengths.check,
    terms_kept.check,
    reviewed_periods.check,
    own_base.check,
    headed_years.check,
    handled.check,
)
