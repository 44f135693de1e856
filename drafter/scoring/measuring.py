"""The measures of a finding as numbers in the units that the rubric declares."""

import re
from collections.abc import Mapping
from decimal import Decimal

from drafter.findings.model import QUANTITIES, Fact, Finding
from drafter.findings.problems import FieldProblem, nearest
from drafter.findings.slots import qualified, slots
from drafter.findings.units import converted, is_counter
from drafter.messages import catalogue
from drafter.scoring.rubric import Indicator
from drafter.scoring.rules.measure import Measure

_say = catalogue("drafter.scoring")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def measured(
    indicator: Indicator, finding: Finding, facts: Mapping[str, Fact]
) -> tuple[dict[str, Decimal], tuple[FieldProblem, ...]]:
    """The numbers behind a finding's measures.

    Args:
        indicator: declares the measures and their units.
        finding: gives them, as numbers or as slots.
        facts: all facts of the case by their full names.

    Returns:
        The numbers by name, and what is wrong with the others; paths relative to the finding.
    """
    read = {name: _read(name, text, indicator, finding, facts) for name, text in finding.measures.items()}
    numbers = {name: value for name, value in read.items() if isinstance(value, Decimal)}
    return numbers, tuple(value for value in read.values() if isinstance(value, FieldProblem))


def _read(
    name: str, text: str, indicator: Indicator, finding: Finding, facts: Mapping[str, Fact]
) -> Decimal | FieldProblem:
    measure = indicator.measures.get(name)
    if measure is None:
        return _unknown(name, indicator)
    if _NUMBER.fullmatch(text.strip()):
        return Decimal(text.strip().replace(",", ""))
    slot = qualified(text.strip(), finding.id)
    names = list(slots(slot))
    if len(names) != 1 or slot.strip("{} ") != names[0].strip():
        return _problem(name, "measure_unreadable", value=text)
    fact = facts.get(names[0])
    return _problem(name, "measure_no_fact", name=names[0]) if fact is None else _amount(name, fact, measure)


def _amount(name: str, fact: Fact, measure: Measure) -> Decimal | FieldProblem:
    if fact.kind not in QUANTITIES:
        return _problem(name, "measure_no_quantity", label=fact.label)
    if is_counter(fact.unit) and is_counter(measure.unit):
        return fact.number
    value = converted(fact.number, fact.unit, measure.unit)
    return _problem(name, "measure_unit", unit=fact.unit, wanted=measure.unit) if value is None else value


def _unknown(name: str, indicator: Indicator) -> FieldProblem:
    near = nearest(name, indicator.measures)
    known = "、".join(f"{key}（{item.label}）" for key, item in indicator.measures.items())
    if not known:
        remedy = _say("no_measures")
    else:
        remedy = _say("measures_near", near=near) if near else _say("measures_known", known=known)
    message = _say("measure_unknown", name=name, id=indicator.id, indicator=indicator.name)
    return FieldProblem(("measures", name), message, remedy)


def _problem(measure: str, key: str, **values: object) -> FieldProblem:
    return FieldProblem(("measures", measure), _say(key, **values), _say(f"{key}_remedy", **values))
