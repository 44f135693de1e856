"""Made-up cases for measurements: as many as are wanted, each with thirty findings, none like another.

Words and figures are drawn by a seed, so that the same cases come out every time. The judgements that a rubric
wants are those of an example; every finding is scored by an override, as its points are made up.
"""

import random
import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from drafter.assets import asset

_WORDS = Path(__file__).with_name("made_up_findings.yaml")
_EXAMPLE = "examples/renhua-2021/case.yaml"
_CHOICE = re.compile(r"\[([^\[\]]+)\]")
_SLOT = re.compile(r"^\{(\w+)\}$")
_CENT = Decimal("0.01")
_FINDINGS = 30
_LOST = Decimal("0.2")
"""The part of an indicator's points that every finding loses."""


def write_cases(folder: Path, count: int) -> list[Path]:
    """Write case files into a folder; the n-th is the same whatever the count."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder, number) for number in range(count)]


def made_up_case(number: int) -> dict[str, Any]:
    """One case as its file holds it, with thirty findings."""
    words, chance = _words(), random.Random(number)  # noqa: S311 - cases, not secrets
    place = words["places"][number % len(words["places"])]
    name = f"{place}第{number + 1}{chance.choice(words['departments'])}"
    return {
        "id": f"made-up-{number:03d}",
        "fiscal_year": words["year"],
        "rubric": words["rubric"],
        "department": {"name": name, "short": name.replace(place, "本县")},
        "findings": [_finding(scored, at, chance) for at, scored in enumerate(_scored())],
        "notice": {"issuer": f"{place}财政局", "title": f"{name}{words['year']}年度部门整体支出绩效复核报告"},
    }


def _written(folder: Path, number: int) -> Path:
    path = folder / f"made-up-{number:03d}.yaml"
    text = yaml.dump(made_up_case(number), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")
    return path


def _finding(scored: Mapping[str, Any], at: int, chance: random.Random) -> dict[str, Any]:
    if at >= _FINDINGS:
        return _without_max(scored)
    words = _words()
    form = words["findings"][at % len(words["findings"])]
    facts = _facts(form["facts"], chance)
    told = {name: _chosen(form[name], chance) for name in ("title", "text")}
    point = {"id": "a", **told, "norms": [*form.get("norms", [])]}
    lost = (Decimal(str(scored["max"])) * (1 - _LOST)).quantize(_CENT)
    return {
        **_without_max(scored),
        "override": {"awarded": str(lost), "reason": "按查实的情况扣分"},
        "source": {"document": "绩效复核底稿", "place": f"第{at + 1}页"},
        "facts": facts,
        "points": [point],
    }


def _without_max(scored: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in scored.items() if name != "max"}


def _facts(forms: Mapping[str, list[Any]], chance: random.Random) -> dict[str, dict[str, str]]:
    """The facts of a finding; a formula is worked out over those above it."""
    facts: dict[str, dict[str, str]] = {}
    for name, (kind, label, role, unit, source) in forms.items():
        fact = {"kind": kind, "label": label, "role": role, "value": _value(kind, source, facts, chance)}
        if unit:
            fact["unit"] = unit
        if kind not in _PLAIN and isinstance(source, str):
            fact["formula"] = source
        facts[name] = fact
    return facts


_PLAIN = frozenset({"term", "date"})


def _value(kind: str, source: str | list[int], facts: Mapping[str, dict[str, str]], chance: random.Random) -> str:
    if isinstance(source, list):
        low, high = source
        return (
            str(chance.randint(low, high))
            if kind == "count"
            else f"{chance.randint(low * 100, high * 100) / 100:.2f}"
        )
    if kind == "date":
        return (date(_words()["year"], 1, 4) + timedelta(days=chance.randrange(355))).isoformat()
    if kind == "term":
        return str(chance.choice(_words()[source]))
    one, sign, other = source.split()
    first, second = (Decimal(facts[name]["value"]) for name in (one, other))
    result = first / second * 100 if sign == "/" else first - second
    return str(result.quantize(_CENT, ROUND_HALF_UP))


def _chosen(text: str, chance: random.Random) -> str:
    return _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), text)


@cache
def _words() -> Any:  # noqa: ANN401 - a YAML document
    return yaml.load(_WORDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def _scored() -> tuple[Mapping[str, Any], ...]:
    """Of every indicator: what its rule needs, as an example gives it, and its points."""
    from drafter.scoring.rubric_files import load_rubric

    example = yaml.load(asset(_EXAMPLE).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    marks = {one.id: one.max for one in load_rubric(example["rubric"], asset("knowledge")).indicators()}
    found = [_bare(finding, marks[finding["indicator"]]) for finding in example["findings"]]
    return tuple(found)


def _bare(finding: Mapping[str, Any], most: Decimal) -> dict[str, Any]:
    """An example's finding without its points and facts: measures are the numbers that its facts hold."""
    facts = finding.get("facts", {})
    measures = {name: _number(value, facts) for name, value in finding.get("measures", {}).items()}
    return {
        "id": finding["id"],
        "indicator": finding["indicator"],
        "max": str(most),
        **({"measures": measures} if measures else {}),
        **({"judgements": finding["judgements"]} if "judgements" in finding else {}),
    }


def _number(value: object, facts: Mapping[str, Mapping[str, str]]) -> str:
    slot = _SLOT.match(str(value))
    return facts[slot[1]]["value"].replace(",", "") if slot else str(value)
