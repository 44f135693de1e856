"""The facts of a made-up finding: amounts from ranges, what is worked out over them, dates, numbers, names."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import count

from drafter.findings.units import PER_CENT
from evals.faults.series.words import Draw, words

Facts = dict[str, dict[str, str]]
_KINDS = {"元": "money", "万元": "money", "%": "rate", "个百分点": "percentage_point"}
_DRAWN = {"contract": "contract_number", "voucher": "voucher_number", "document": "document_number"}
_RANGE = re.compile(r"([0-9]+)\.\.([0-9]+)(?:\.([0-9]+))?")
_LATER = re.compile(r"(\w+)\+([0-9]+)\.\.([0-9]+)")
_TERM = re.compile(r"([-+/]?)\s*([a-z]\w*)")
_LETTERS = "BCDFGHJKLMNPQRSTWXYZ"
_THOUSAND = 1000
_DAYS = 265


def facts_of(forms: Mapping[str, str], draw: Draw, *, grouped: bool) -> Facts:
    """The facts of a finding, in order; what is worked out takes those above it.

    Args:
        forms: by name as `Form` has them.
        draw: chance.
        grouped: thousands are marked off: 48,210.
    """
    facts: Facts = {}
    for name, form in forms.items():
        label, role, unit, source, *more = form.split()
        fact = {"kind": _kind(unit), "label": _named(label, facts), "role": role}
        fact |= _valued(unit, source, facts, draw)
        facts[name] = fact | _belonging(more, facts, draw)
    return {name: _grouped(fact) if grouped else fact for name, fact in facts.items()}


def _kind(unit: str) -> str:
    if unit in ("name", "term", "date"):
        return unit
    return _DRAWN.get(unit) or _KINDS.get(unit, "count")


def _named(label: str, facts: Facts) -> str:
    return label.format(**{name: fact["value"] for name, fact in facts.items()})


def _belonging(marks: list[str], facts: Facts, draw: Draw) -> dict[str, str]:
    """Whose a figure is (`@one`), or that it is of the year before (`-1`)."""
    found = {}
    for mark in marks:
        if mark.startswith("@"):
            found["subject"] = facts[mark[1:]]["value"]
        else:
            found["period"] = str(draw.year + int(mark))
    return found


def _valued(unit: str, source: str, facts: Facts, draw: Draw) -> dict[str, str]:
    if unit == "name":
        return {"value": draw.one_of(source)}
    if unit == "term":
        return {"value": draw.chance.choice(source.split(","))}
    if unit == "date":
        value = _day(source, facts, draw)
        return {"value": value, "period": value}
    if unit in _DRAWN:
        return {"value": _number(unit, draw)}
    if found := _RANGE.fullmatch(source):
        return {"value": draw.new(lambda: _amount(found, draw)), "unit": unit}
    return {
        "value": _worked_out(source, facts),
        "unit": unit,
        "formula": " ".join(re.findall(r"\w+|[-+/]", source)),
    }


def _amount(found: re.Match[str], draw: Draw) -> str:
    places = len(found[3] or "")
    scale = 10**places
    value = draw.chance.randint(int(found[1]) * scale, int(found[2]) * scale)
    return f"{Decimal(value) / scale:.{places}f}"


def _worked_out(source: str, facts: Facts) -> str:
    """Sums and differences at the places of their parts; a quotient in per cent, at two."""
    parts = [(sign, Decimal(facts[name]["value"])) for sign, name in _TERM.findall(source)]
    if "/" in source:
        (_, above), (_, below) = parts
        return str((above * PER_CENT / below).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return str(sum((-value if sign == "-" else value for sign, value in parts), Decimal(0)))


def _day(source: str, facts: Facts, draw: Draw) -> str:
    """Any day of the first three quarters, or some days after another: `signed+19..60`."""
    if found := _LATER.fullmatch(source):
        after = draw.chance.randint(int(found[2]), int(found[3]))
        return (date.fromisoformat(facts[found[1]]["value"]) + timedelta(after)).isoformat()
    first = date(draw.year, 1, 5)
    return draw.new(lambda: f"{first + timedelta(draw.chance.randrange(_DAYS))}")


def _number(unit: str, draw: Draw) -> str:
    chance, drawers = draw.chance, words()["drawers"]
    if unit == "voucher":
        form = chance.choice(drawers["vouchers"])
        return draw.new(lambda: form.format(f"{chance.randint(11, 999):04d}"))
    if unit == "document":
        office = f"{draw.place[0]}{chance.choice(drawers['documents'])}"
        return draw.new(lambda: f"{office}〔{draw.year - chance.randint(0, 3)}〕{chance.randint(3, 98)}号")
    letters = "".join(chance.choice(_LETTERS) for _ in range(chance.randint(2, 4)))
    forms = (
        f"{letters}-{draw.year}-{{:03d}}",
        f"{letters}{draw.year}{{:04d}}",
        f"{letters}HT-{draw.year % 100}-{{:03d}}",
    )
    form = chance.choice(forms)
    numbers = count(chance.randint(1, 800), chance.randint(3, 29))
    return draw.new(lambda: form.format(next(numbers)))


def _grouped(fact: dict[str, str]) -> dict[str, str]:
    if "unit" not in fact or Decimal(fact["value"]) < _THOUSAND:
        return fact
    return fact | {"value": f"{Decimal(fact['value']):,}"}
