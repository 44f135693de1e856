"""Points and grades told in prose, against each other and against their scale."""

from drafter.audit.checks.scores.points import (
    arithmetic,
    dimensions,
    full_hundred,
    graded_projects,
    named_bands,
    score_lists,
    scoring,
    weighted,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    scoring.check,
    score_lists.check,
    arithmetic.check,
    dimensions.check,
    full_hundred.check,
    weighted.check,
    named_bands.check,
    graded_projects.check,
)
