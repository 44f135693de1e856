"""The cells of tables against each other."""

from drafter.audit.checks.tables import (
    broken_codes,
    codes,
    columns,
    economic,
    empty_tables,
    named_columns,
    rows,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    columns.check,
    rows.check,
    codes.check,
    economic.check,
    named_columns.check,
    empty_tables.check,
    broken_codes.check,
)
