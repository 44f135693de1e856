"""Growth and change: one figure against that of another time, and the reasons given for it."""

from drafter.audit.checks.changes import amounts, growth, reasons
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (*growth.CHECKS, *amounts.CHECKS, *reasons.CHECKS)
