"""What another case's notice says, told of this one."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.text.sentences import sentences
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant
from evals.faults.page import Page
from evals.faults.truth import is_false, parted

GROUP = "leaks"
FACTS = frozenset({"fact_leaks", "quantity_precision", "identifiers", "entities", "role_binding"})
TEXTS = frozenset({"text_leaks", "invention", "fact_leaks", "coverage", "degree"})
_LEAST = 18
_AMOUNT = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?:万元|元|%|个百分点)")
_NUMBERS = frozenset({MarkKind.DOCUMENT_NUMBER, MarkKind.CONTRACT_NUMBER, MarkKind.VOUCHER_NUMBER})
_NUMBER = re.compile(r"[A-Z]{2,}[-0-9A-Z]{6,}")


def _others(page: Page) -> Iterator[tuple[str, bool]]:
    """Sentences of the notices of the base on other departments, and whether each holds a figure."""
    for other in page.bench.setting.others:
        if other.department != page.case.department.name:
            yield from _told(other.text)


@cache
def _told(text: str) -> tuple[tuple[str, bool], ...]:
    found = (one.text for one in sentences(text, 0, len(text)))
    whole = (one for one in found if len(one) >= _LEAST and one.endswith("。") and "\n" not in one)
    return tuple((one, any(sign.isdigit() for sign in one)) for one in whole)


def _sentence(*, figures: bool) -> Callable[[Page, Random], Mutant | None]:
    """A whole sentence behind one of the account."""

    def make(page: Page, rng: Random) -> Mutant | None:
        found = [text for text, held in _others(page) if held is figures and not text.startswith(("一是", "二是"))]
        if not found:
            return None
        new = rng.choice(found)
        if figures and not strange(page, new):
            return None
        return first(rng, page.account(), lambda one: mutant(page, Edit(one.end, one.end, new)))

    return make


@cache
def strange(page: Page, text: str) -> bool:
    """Whether a sentence tells a fact that this case has not: a year of both, or 10月底 of any year, is none."""
    years = [str(page.case.fiscal_year), *(f"{fact.period} {fact.value}" for fact in page.facts.values())]
    own = " ".join([page.text, *(point.text for _, _, point in page.case.all_points()), *years])
    figures, others = _facts(text)
    if any(is_false(page, digits, unit) for digits, unit in figures):
        return True
    return not all(re.search(rf"(?<![\d.,]){re.escape(one)}(?!\d)", own) for one in others)


@cache
def _facts(text: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The figures of a sentence written in digits, with their units; its years, days and numbers of things."""
    found = scan(text)
    figures = (parted(one.text) for one in found.quantities if not one.spoken)
    dates = [one for one in found.marks if one.kind is MarkKind.DATE]
    days = (one.text for one in dates if one.names_day)
    years = (one.value[:4] for one in dates if not one.names_day and one.value[:4].isdigit())
    named = (one.text for one in found.marks if one.kind in _NUMBERS)
    return tuple(one for one in figures if one), (*days, *years, *named)


@cache
def _amounts(page: Page) -> tuple[str, ...]:
    """The amounts of the other notices that this case does not give."""
    own = page.text + "".join(point.text for _, _, point in page.case.all_points())
    found = {one for text, held in _others(page) if held for one in _AMOUNT.findall(text)}
    return tuple(sorted(found - set(_AMOUNT.findall(own))))


@cache
def _numbers(page: Page) -> tuple[str, ...]:
    """The numbers of the other departments' contracts."""
    return tuple(sorted({one for text, held in _others(page) if held for one in _NUMBER.findall(text)}))


def _amount(page: Page, rng: Random) -> Mutant | None:
    """An amount of another notice in brackets behind a sentence of the account."""
    found = _amounts(page)
    if not found:
        return None
    new = f"，涉及{rng.choice(found)}"
    ended = [one for one in page.account() if page.text[one.end - 1] == "。"]
    return first(rng, ended, lambda one: mutant(page, Edit(one.end - 1, one.end - 1, new)))


def _number(page: Page, rng: Random) -> Mutant | None:
    """The number of another department's contract."""
    found = _numbers(page)
    if not found:
        return None
    new = f"，涉及{rng.choice(found)}号合同"
    ended = [one for one in page.account() if page.text[one.end - 1] == "。"]
    return first(rng, ended, lambda one: mutant(page, Edit(one.end - 1, one.end - 1, new)))


OPERATORS = (
    Operator("fact_of_another_case", GROUP, FACTS, _amount),
    Operator("sentence_with_facts_of_another_case", GROUP, FACTS | TEXTS, _sentence(figures=True)),
    Operator("sentence_of_another_case", GROUP, TEXTS, _sentence(figures=False), blocking=False),
    Operator("contract_of_another_case", GROUP, FACTS, _number, held_back=True),
)
