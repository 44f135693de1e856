"""A made-up case as its file holds it: the n-th is the same whatever the number."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from evals.faults.choosing import generator
from evals.faults.series.facts import facts_of
from evals.faults.series.words import Draw, Form, dealt, words

_MADE_UP = "（虚构）"
_OFFICES = ("finance", "procurement", "projects", "assets")
_GRADES = (("优", 90, 97), ("良", 80, 89), ("中", 70, 79), ("低", 60, 69))
_FOUR = (("优", 90, 97), ("良", 80, 89), ("中", 60, 79), ("差", 31, 59))


def made_up(number: int) -> dict[str, Any]:
    """The case of a number, from 0 to below how many `words.yaml` says there are."""
    chance = generator("series", number)
    draw = Draw(chance, words()["places"][number % len(words()["places"])], chance.choice(words()["years"]))
    office = words()["departments"][number * 7 % len(words()["departments"])]
    name, plain = f"{draw.place}{office}{_MADE_UP}", number % 3 != 0
    findings = list(_findings(dealt()[number], draw))
    return {
        "id": name_of(number),
        "fiscal_year": draw.year,
        "rubric": "evals/cases/rubrics/plain.yaml" if plain else "four-grades.yaml",
        "department": {"name": name, "short": f"{draw.place[-1]}{office}", **_units(draw)},
        "published": _published(draw, _GRADES if plain else _FOUR),
        "findings": findings,
        "notice": {
            "title": f"{name}{draw.year}年度部门整体支出绩效复核报告",
            "issuer": f"{draw.place}财政局{_MADE_UP}",
        },
    }


def name_of(number: int) -> str:
    """The id of the case of a number."""
    return f"series-{number:03d}"


def _units(draw: Draw) -> dict[str, Any]:
    """Most departments name some of their offices."""
    some = draw.chance.sample(_OFFICES, draw.chance.randint(0, len(_OFFICES)))
    return {"units": {one: draw.one_of(one) for one in sorted(some)}} if some else {}


def _published(draw: Draw, grades: tuple[tuple[str, int, int], ...]) -> dict[str, Any]:
    grade, low, high = draw.chance.choice(grades)
    total = Decimal(draw.chance.randint(low * 100, high * 100)) / 100
    return {"total": str(total), "grade": grade, "source": {"document": "复核评分表", "place": "合计"}}


def _findings(forms: tuple[Form, ...], draw: Draw) -> Iterator[dict[str, Any]]:
    grouped = draw.chance.random() < 1 / 2
    for place, form in enumerate(forms, 1):
        facts = facts_of(form.facts, draw, grouped=grouped)
        told = {"title": draw.chosen(form.title), "text": draw.chosen(form.text)}
        yield {
            "id": f"F{place:02d}",
            "indicator": form.indicator,
            "source": {"document": draw.one_of("papers"), "place": draw.chance.choice(words()["pages"])},
            **({"facts": facts} if facts else {}),
            "points": [{"id": "a", **told, "norms": list(form.norms)}],
        }
