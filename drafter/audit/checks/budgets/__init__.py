"""The text of a budget or final account against its own tables and items."""

from drafter.audit.checks.budgets import (
    accounts,
    balances,
    budget_items,
    budget_totals,
    code_names,
    item_years,
    items,
    one_code,
    running_costs,
    sides,
    three_public,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    item_years.check,
    items.check,
    accounts.check,
    budget_items.check,
    code_names.check,
    three_public.check,
    budget_totals.check,
    balances.check,
    sides.check,
    running_costs.check,
    one_code.check,
)
