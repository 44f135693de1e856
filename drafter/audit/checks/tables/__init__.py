"""The cells of tables against each other."""

from drafter.audit.checks.tables import (
    beside,
    broken_codes,
    chains,
    codes,
    columns,
    derived,
    economic,
    empty_tables,
    named_columns,
    ranks,
    retold,
    rows,
    told_units,
    totals,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    totals.check,
    columns.check,
    rows.check,
    codes.check,
    economic.check,
    named_columns.check,
    empty_tables.check,
    broken_codes.check,
    chains.check,
    derived.check,
    beside.check,
    retold.check,
    ranks.check,
    told_units.check,
)
