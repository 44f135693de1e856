"""Figures in another unit, unconverted."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from random import Random

from drafter.findings.model import FactKind
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant
from evals.faults.page import Page, Told
from evals.faults.truth import number, parted

GROUP = "units"
RIGHT = frozenset({"dimension", "quantity_precision", "role_binding", "direction"})


def _unit(old: str, new: str) -> Callable[[Page, Random], Mutant | None]:
    def make(page: Page, rng: Random) -> Mutant | None:
        return first(rng, page.figures, lambda one: _exchanged(page, one, old, new))

    return make


def _exchanged(page: Page, one: Told, old: str, new: str) -> Mutant | None:
    split = parted(page.words(one))
    if split is None or not number(split[0]) or not split[1].startswith(old) or _is_known(page, split[0], new):
        return None
    return mutant(page, Edit(one.start, one.end, split[0] + new + split[1].removeprefix(old)))


def _is_known(page: Page, digits: str, unit: str) -> bool:
    """Whether the case gives just this number in just this unit."""
    return number(digits) in _known_in(page, unit.strip("个"))


@cache
def _known_in(page: Page, unit: str) -> frozenset[Decimal]:
    """The numbers that the case gives in a unit."""
    return frozenset(value for value, told in page.amounts if told.strip("个") == unit)


def _as_money(page: Page, rng: Random) -> Mutant | None:
    """A count of things becomes an amount: 14台 → 14万元."""

    def make(one: Told) -> Mutant | None:
        split = parted(page.words(one))
        if split is None or one.fact.kind is not FactKind.COUNT or _is_known(page, split[0], "万元"):
            return None
        return mutant(page, Edit(one.start, one.end, f"{split[0]}万元"))

    return first(rng, page.figures, make)


OPERATORS = (
    Operator("wan_dropped", GROUP, RIGHT, _unit("万元", "元")),
    Operator("wan_to_yi", GROUP, RIGHT, _unit("万元", "亿元")),
    Operator("wan_added", GROUP, RIGHT, _unit("元", "万元")),
    Operator("percent_to_points", GROUP, RIGHT, _unit("%", "个百分点")),
    Operator("points_to_percent", GROUP, RIGHT, _unit("个百分点", "%")),
    Operator("percent_to_per_mille", GROUP, RIGHT, _unit("%", "‰"), held_back=True),
    Operator("count_to_money", GROUP, RIGHT, _as_money, held_back=True),
)
