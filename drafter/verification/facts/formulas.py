"""Formulas as they are read back: what is divided by what, or taken from what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Making

_FORM = re.compile(r"(?P<open>\()?(?P<top>[\w.-]+)(?: - (?P<less>[\w.-]+)(?(open)\)))?(?: / (?P<base>[\w.-]+))?")
_IN_SUM = re.compile(r"([\w.-]+) / \(([\w.-]+) \+ ([\w.-]+)\)")
_REF = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Formula:
    """A share, a change or a difference of two facts.

    Attributes:
        how: it is made.
        top: what is divided, or from which is taken; `None` for what is no fact.
        less: what is taken from it; `None` also for a share.
        base: by what is divided; `None` also for a difference.
    """

    how: Making
    top: Known | None
    less: Known | None
    base: Known | None


def formula_of(text: str, facts: Mapping[str, Known]) -> Formula | None:
    """A formula that is one of those; `None` for any other.

    Args:
        text: the formula.
        facts: by their full names.
    """
    read = _read(text)
    if read is None:
        return None
    how, *names = read
    return Formula(how, *(facts.get(name) for name in names))


def parts_of(text: str, facts: Mapping[str, Known]) -> tuple[Known, Known] | None:
    """Of which part a formula is the share in the sum of two, and the other part; `None` for any other."""
    found = _IN_SUM.fullmatch(text)
    top, one, other = (facts.get(ref) for ref in found.groups()) if found else (None, None, None)
    if top is None or one is None or other is None or top not in (one, other):
        return None
    return top, other if top is one else one


def facts_of(text: str, facts: Mapping[str, Known]) -> tuple[Known, ...]:
    """The facts of a formula, each once, in their order."""
    return tuple(facts[ref] for ref in dict.fromkeys(_REF.findall(text)) if ref in facts)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Making, str, str, str] | None:
    found = _FORM.fullmatch(text)
    if found is None or (found["less"] is None and (found["base"] is None or found["open"])):
        return None
    how = Making.SHARE if found["less"] is None else Making.CHANGE if found["base"] else Making.DIFFERENCE
    return how, found["top"], found["less"] or "", found["base"] or ""
