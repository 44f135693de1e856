"""The reasons that are given for a change."""

from drafter.audit.checks.changes.reasons import (
    contradicted,
    copied_reasons,
    explained,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    contradicted.check,
    explained.check,
    copied_reasons.check,
)
