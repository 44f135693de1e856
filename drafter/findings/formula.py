"""Derived facts: does the formula give the value that was written down?

A formula is a sum and difference of facts (`allotted - spent`) or one quotient (`spent / allotted`). Like amounts
divided are a rate in %; money divided by a count is money. The result is compared at the precision of the value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from drafter.findings.model import QUANTITIES, Fact, FactKind
from drafter.findings.problems import nearest
from drafter.findings.units import PER_CENT, converted
from drafter.messages import catalogue

_say = catalogue("drafter.findings")
_OPERATORS = {"+": "+", "-": "-", "−": "-", "－": "-", "/": "/", "÷": "/"}
_RATES = (FactKind.RATE, FactKind.PERCENTAGE_POINT)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a formula does not hold.

    Attributes:
        message: what is wrong, in Chinese.
        remedy: what to do about it.
    """

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Parsed:
    names: tuple[str, ...]
    operators: tuple[str, ...]


def formula_fault(fact: Fact, facts: Mapping[str, Fact]) -> Fault | None:
    """What is wrong with a derived fact.

    Args:
        fact: the fact; without a formula nothing is wrong with it.
        facts: the facts its formula may name: those of its finding, and all by their full names.

    Returns:
        The fault, or `None` where the formula gives the value, rounded half up at the value's own precision.
    """
    if not fact.formula:
        return None
    result = recomputed(fact, facts)
    if isinstance(result, Fault):
        return result
    exponent = fact.number.as_tuple().exponent
    rounded = result.quantize(Decimal((0, (1,), min(int(exponent), 0))), rounding=ROUND_HALF_UP)
    if rounded == fact.number:
        return None
    return Fault(
        _say("formula_differs", formula=fact.formula, result=rounded, unit=fact.unit, value=fact.value),
        _say("formula_differs_remedy"),
    )


def named_in(formula: str, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The known facts that a formula names, in its order; none where it cannot be read."""
    parsed = _parse(formula, facts)
    return () if isinstance(parsed, Fault) else parsed.names


def recomputed(fact: Fact, facts: Mapping[str, Fact]) -> Decimal | Fault:
    """The unrounded result of a fact's formula, in the fact's unit, or why there is none."""
    if fact.kind not in QUANTITIES:
        return _fault("formula_kind")
    parsed = _parse(fact.formula, facts)
    if isinstance(parsed, Fault):
        return parsed
    terms = [facts[name] for name in parsed.names]
    odd = next((name for name in parsed.names if facts[name].kind not in QUANTITIES), None)
    if odd is not None:
        return _fault("formula_term", name=odd)
    if "/" in parsed.operators:
        return _quotient(fact, terms[0], terms[1])
    return _sum(fact, terms, parsed)


def _parse(formula: str, known: Mapping[str, Fact]) -> _Parsed | Fault:
    # Names may hold hyphens, so a known name wins over a minus; the longest first.
    said = sorted((name for name in known if name in formula), key=len, reverse=True)
    names = "|".join(map(re.escape, said)) or "(?!)"
    token = re.compile(rf"\s*(?:((?:{names})(?![A-Za-z0-9_.])|[A-Za-z][A-Za-z0-9_.]*)|([-+/−－÷]))")
    parts: list[str] = []
    position = 0
    text = formula.strip()
    while position < len(text):
        match = token.match(text, position)
        if match is None:
            return _fault("formula_syntax", formula=formula)
        parts.append(match.group(1) or _OPERATORS[match.group(2)])
        position = match.end()
    return _arranged(formula, parts, known)


def _arranged(formula: str, parts: list[str], known: Mapping[str, Fact]) -> _Parsed | Fault:
    names, operators = tuple(parts[::2]), tuple(parts[1::2])
    alternate = len(parts) % 2 == 1 and not set(names) & set(_OPERATORS.values()) and set(operators) <= set("+-/")
    if not alternate or ("/" in operators and len(operators) > 1) or not operators:
        return _fault("formula_syntax", formula=formula)
    unknown = next((name for name in names if name not in known), None)
    if unknown is None:
        return _Parsed(names, operators)
    near = nearest(unknown, known)
    return Fault(_say("formula_unknown", name=unknown), _suggestion(near))


def _suggestion(near: str) -> str:
    return _say("did_you_mean", near=near) if near else _say("formula_unknown_remedy")


def _sum(fact: Fact, terms: list[Fact], parsed: _Parsed) -> Decimal | Fault:
    total = Decimal(0)
    for name, sign, term in zip(parsed.names, ("+", *parsed.operators), terms, strict=True):
        value = converted(term.number, term.unit, fact.unit)
        if value is None:
            return _fault("formula_units", name=name, unit=term.unit, wanted=fact.unit)
        total += value if sign == "+" else -value
    return total


def _quotient(fact: Fact, dividend: Fact, divisor: Fact) -> Decimal | Fault:
    if not divisor.number:
        return _fault("formula_zero", name=divisor.label)
    if fact.kind is FactKind.MONEY and dividend.kind is FactKind.MONEY and divisor.kind is FactKind.COUNT:
        amount = converted(dividend.number, dividend.unit, fact.unit.partition("/")[0])
        return _fault("formula_quotient") if amount is None else amount / divisor.number
    like = converted(dividend.number, dividend.unit, divisor.unit)
    if like is None or fact.kind not in _RATES:
        return _fault("formula_quotient")
    share = converted(like / divisor.number * PER_CENT, "%", fact.unit)
    return _fault("formula_quotient") if share is None else share


def _fault(key: str, **values: object) -> Fault:
    return Fault(_say(key, **values), _say(f"{key}_remedy"))
