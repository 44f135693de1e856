"""Rates against the figures that they are made of, and what a rate of a hundred per cent leaves no room for."""

from drafter.audit.checks.rates import (
    achieved,
    averages,
    covered,
    drawn,
    due,
    formulas,
    paid,
    rates,
    sampled,
    told_formulas,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    formulas.check,
    rates.check,
    achieved.check,
    covered.check,
    paid.check,
    due.check,
    drawn.check,
    told_formulas.check,
    averages.check,
    sampled.check,
)
