"""Names, titles, cited rules, dates and time limits."""

from drafter.audit.checks.names import (
    dates,
    documents,
    limits,
    names,
    one_character,
    other_level,
    rules,
    stale,
    titles,
    undated,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    dates.check,
    limits.check,
    names.check,
    one_character.check,
    titles.check,
    documents.check,
    stale.check,
    rules.check,
    undated.check,
    other_level.check,
)
