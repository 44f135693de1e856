"""Figures and dates that are written otherwise and say the same."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from drafter.findings.model import FactKind
from evals.faults.choosing import first
from evals.faults.model import Edit, Family, mutant
from evals.faults.page import Page, Told
from evals.faults.truth import number, parted
from evals.mutations.numerals import counted, decimal, formal, positional, spoken

Write = Callable[[Told, str, str], str | None]
_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
"""A full-width comma parts clauses: between figures it would not mean the same to every reader."""
_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_WAN, _YI = Decimal(10_000), Decimal(100_000_000)
_LARGEST_COUNT = 9999
_LEAST_ROUNDED = 100


def _figures(write: Write) -> Callable[[Page, Random], str | None]:
    """One or all figures of the page written otherwise."""

    def make(page: Page, rng: Random) -> str | None:
        edits = [edit for edit in (_edit(page, one, write) for one in page.figures) if edit]
        return _some(page, edits, rng)

    return make


def _some(page: Page, edits: list[Edit], rng: Random) -> str | None:
    if not edits:
        return None
    chosen = edits if rng.random() < 1 / 3 else [rng.choice(edits)]
    changed = mutant(page, *chosen)
    return changed.text if changed else None


def _edit(page: Page, one: Told, write: Write) -> Edit | None:
    split = parted(page.words(one))
    new = write(one, *split) if split else None
    return Edit(one.start, one.end, new) if new else None


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_yuan(_one: Told, digits: str, unit: str) -> str | None:
    value = number(digits)
    return f"{_plain(value * _WAN)}元" if value is not None and unit == "万元" else None


def _in_yuan_with_commas(_one: Told, digits: str, unit: str) -> str | None:
    value = number(digits)
    whole = value * _WAN if value is not None and unit == "万元" else None
    return f"{int(whole):,}元" if whole is not None and whole == int(whole) else None


def _in_wan(_one: Told, digits: str, unit: str) -> str | None:
    value = number(digits)
    return f"{_plain(value / _WAN)}万元" if value is not None and unit == "元" else None


def _in_yi(_one: Told, digits: str, unit: str) -> str | None:
    value = number(digits)
    return f"{_plain(value * _WAN / _YI)}亿元" if value is not None and unit == "万元" else None


def _wide(_one: Told, digits: str, unit: str) -> str | None:
    return (digits + unit).translate(_WIDE)


def _separated(_one: Told, digits: str, unit: str) -> str | None:
    whole, _, rest = digits.replace(",", "").partition(".")
    new = f"{int(whole):,}" + (f".{rest}" if rest else "")
    return new + unit if new != digits else None


def _joined(_one: Told, digits: str, unit: str) -> str | None:
    return digits.replace(",", "") + unit if "," in digits else None


def _counted(one: Told, digits: str, unit: str) -> str | None:
    value = number(digits)
    if one.fact.kind is not FactKind.COUNT or value is None or "." in digits or value > _LARGEST_COUNT:
        return None
    return counted(int(value)) + unit


def _of_hundred(_one: Told, digits: str, unit: str) -> str | None:
    return f"百分之{digits}" if unit == "%" else None


def _of_hundred_chinese(_one: Told, digits: str, unit: str) -> str | None:
    return f"百分之{decimal(digits.replace(',', ''))}" if unit == "%" else None


def _rounded(_one: Told, digits: str, unit: str) -> str | None:
    """To the next whole number, from a hundred up, so that nothing is bent."""
    value = number(digits)
    if unit != "万元" or value is None or value < _LEAST_ROUNDED or value == int(value):
        return None
    return f"约{value.quantize(Decimal(1), ROUND_HALF_UP)}万元"


def _zeros_cut(_one: Told, digits: str, unit: str) -> str | None:
    return _plain(Decimal(digits)) + unit if re.search(r"\.[0-9]*0$", digits) and "," not in digits else None


def _points_without_counter(_one: Told, digits: str, unit: str) -> str | None:
    return f"{digits}百分点" if unit == "个百分点" else None


def _capital(_one: Told, digits: str, unit: str) -> str | None:
    value = number(digits)
    whole = value * _WAN if value is not None and unit == "万元" else None
    return f"人民币{formal(int(whole))}元整" if whole is not None and whole == int(whole) and whole else None


def _dates(write: Callable[[int, int, int], str]) -> Callable[[Page, Random], str | None]:
    def make(page: Page, rng: Random) -> str | None:
        found = [(one, _DATE.fullmatch(page.words(one))) for one in page.of(FactKind.DATE)]
        edits = [
            Edit(one.start, one.end, write(*(int(part) for part in parts.groups())))
            for one, parts in found
            if parts
        ]
        return _some(page, edits, rng)

    return make


def _in_words(year: int, month: int, day: int) -> str:
    return f"{positional(str(year))}年{spoken(month)}月{spoken(day)}日"


def _year_once(page: Page, rng: Random) -> str | None:
    """The second of two dates of one year in a clause without its year."""
    dates = [one for one in page.of(FactKind.DATE) if _DATE.fullmatch(page.words(one))]
    pairs = [
        two
        for one, two in pairwise(dates)
        if one.clause == two.clause
        and page.words(one)[:5] == page.words(two)[:5]
        and "。" not in page.text[one.end : two.start]
    ]

    def make(two: Told) -> str | None:
        changed = mutant(page, Edit(two.start, two.start + 5, ""))
        return changed.text if changed else None

    return first(rng, pairs, make)


def _in_yuan_with_cents(_one: Told, digits: str, unit: str) -> str | None:
    value = number(digits)
    return f"{value * _WAN:,.2f}元" if value is not None and unit == "万元" else None


def _in_renminbi(one: Told, digits: str, unit: str) -> str | None:
    return f"人民币{digits}{unit}" if one.fact.kind is FactKind.MONEY else None


FAMILIES = (
    Family("wan_in_yuan", _figures(_in_yuan)),
    Family("wan_in_yuan_with_separators", _figures(_in_yuan_with_commas)),
    Family("yuan_in_wan", _figures(_in_wan)),
    Family("full_width_figures", _figures(_wide)),
    Family("separators_added", _figures(_separated)),
    Family("separators_dropped", _figures(_joined)),
    Family("counts_in_chinese", _figures(_counted)),
    Family("of_hundred", _figures(_of_hundred)),
    Family("rounded_with_about", _figures(_rounded)),
    Family("dates_with_dashes", _dates(lambda year, month, day: f"{year}-{month:02d}-{day:02d}")),
    Family("dates_with_zeros", _dates(lambda year, month, day: f"{year}年{month:02d}月{day:02d}日")),
    Family("dates_in_chinese", _dates(_in_words)),
    Family("year_said_once", _year_once),
    Family("points_without_counter", _figures(_points_without_counter)),
    Family("wan_in_yi", _figures(_in_yi), held_back=True),
    Family("of_hundred_in_chinese", _figures(_of_hundred_chinese), held_back=True),
    Family("capital_money", _figures(_capital), held_back=True),
    Family("zeros_cut", _figures(_zeros_cut), held_back=True),
    Family("dates_with_stops", _dates(lambda year, month, day: f"{year}.{month}.{day}"), held_back=True),
    Family("yuan_with_cents", _figures(_in_yuan_with_cents), held_back=True),
    Family("in_renminbi", _figures(_in_renminbi), held_back=True),
    Family("days_as_spoken", _dates(lambda year, month, day: f"{year}年{month}月{day}号"), held_back=True),
)
