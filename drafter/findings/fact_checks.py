"""What a single fact must satisfy beyond its shape: its value reads as its kind, its unit fits it."""

import re
from collections.abc import Iterator
from datetime import date

from drafter.findings.excel import serial_date
from drafter.findings.model import QUANTITIES, Fact, FactKind
from drafter.findings.problems import FieldProblem
from drafter.findings.units import EXPECTED_UNITS, unit_fits
from drafter.messages import catalogue

_say = catalogue("drafter.findings")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FIRST_YEAR = 1900

MOST_DIGITS = 18
"""Digits of a figure, before and behind the point: more than any budget has, and exact in every calculation."""


def fact_problems(fact: Fact) -> Iterator[FieldProblem]:
    """Everything wrong with a fact taken alone; paths are relative to it."""
    if fact.kind in QUANTITIES:
        yield from _quantity_problems(fact.value)
    if fact.kind is FactKind.DATE and not _is_date(fact.value):
        meant = serial_date(fact.value)
        yield _problem("value", "date_serial" if meant else "bad_date", value=fact.value, meant=meant)
    if not unit_fits(fact.kind, fact.unit):
        yield _unit_problem(fact)


def _quantity_problems(value: str) -> Iterator[FieldProblem]:
    if not _DECIMAL.fullmatch(value):
        yield _problem("value", "bad_quantity", value=value)
    elif sum(char.isdigit() for char in value) > MOST_DIGITS:
        yield _problem("value", "long_quantity", most=str(MOST_DIGITS))


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if not match or int(match.group(1)) < _FIRST_YEAR:
        return False
    try:
        date(int(match.group(1)), int(match.group(2) or 1), int(match.group(3) or 1))
    except ValueError:
        return False
    return True


def _unit_problem(fact: Fact) -> FieldProblem:
    if fact.kind not in QUANTITIES:
        return _problem("unit", "unit_refused", unit=fact.unit, kind=fact.kind.value)
    units = "、".join(EXPECTED_UNITS.get(fact.kind, ("个", "项", "台", "人次")))
    if not fact.unit:
        return _problem("unit", "unit_missing", kind=fact.kind.value, units=units)
    return _problem("unit", "unit_misfit", unit=fact.unit, kind=fact.kind.value, units=units)


def _problem(field: str, key: str, **values: str) -> FieldProblem:
    return FieldProblem((field,), _say(key, **values), _say(f"{key}_remedy", **values))
