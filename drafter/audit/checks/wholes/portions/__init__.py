"""Shares of a whole in percent, and what they leave of it."""

from drafter.audit.checks.wholes.portions import contributions, remainders, shares
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (shares.check, contributions.check, remainders.check)
