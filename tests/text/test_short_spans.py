"""近一月 lasts, 五百块 is money, 五成七不到 is bent: short sayings that begin or end like something else."""

from decimal import Decimal

import pytest

from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.verification.facts.support import supports


@pytest.mark.parametrize(
    ("text", "value", "dimension", "hedge"),
    [
        ("隔了近一月", 1, "月", None),
        ("不到三月就用完", 3, "月", "不到"),
        ("省了五百块。", 500, "元", None),
        ("领了三块牌子", 3, "块", None),
        ("演到的村五成七不到，", 57, "%", "不到"),
        ("三成不到位", 30, "%", None),
    ],
)
def test_one_figure_is_read(text: str, value: int, dimension: str, hedge: str | None) -> None:
    (found,) = scan(text).quantities
    assert (found.value, found.dimension, found.hedge) == (Decimal(value), dimension, hedge)


@pytest.mark.parametrize("text", ["到三月底", "九月下去巡检", "2022年近9月", "一月一报"])
def test_a_month_of_the_year_stays_a_date(text: str) -> None:
    assert MarkKind.DATE in {mark.kind for mark in scan(text).marks}


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("超过六成五", ["66.95", "65.10"], ["64.00", "71.00"]),
        ("不足七成五", ["74.00", "70.50"], ["76.00", "69.00"]),
        ("约六成五", ["65.2"], ["68.0"]),
    ],
)
def test_tenths_told_by_halves_are_bent_by_halves(text: str, true: list[str], false: list[str]) -> None:
    (found,) = scan(text).quantities
    assert all(supports(found, Decimal(value)) for value in true)
    assert not any(supports(found, Decimal(value)) for value in false)
