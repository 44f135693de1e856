"""What is said not to be, or to be of all, and the words or amounts that say otherwise."""

from drafter.audit.checks.values.denials import all_but_some, costless, each_of_nothing, elsewhere, none_of_it
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    elsewhere.check,
    costless.check,
    none_of_it.check,
    all_but_some.check,
    each_of_nothing.check,
)
