"""近一月 lasts, 五百块 is money, 五成七不到 is bent: short sayings that begin or end like something else."""

from decimal import Decimal

import pytest

from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.verification.facts.support import states, supports


@pytest.mark.parametrize(
    ("text", "value", "dimension", "hedge"),
    [
        ("隔了近一月", 1, "月", None),
        ("不到三月就用完", 3, "月", "不到"),
        ("省了五百块。", 500, "元", None),
        ("领了三块牌子", 3, "块", None),
        ("演到的村五成七不到，", 57, "%", "不到"),
        ("三成不到位", 30, "%", None),
        ("高出八个多百分点", 8, "百分点", "多"),
        ("高出两个百分点多", 2, "百分点", "多"),
        ("差了三个百分点多次", 3, "百分点", None),
        ("占五分之一强。", 20, "%", "强"),
        ("占三成弱，", 30, "%", "弱"),
        ("占三成强度不够", 30, "%", None),
        ("是上年的两倍还多。", 2, "倍", "还多"),
        ("投入1.2个亿元", 120_000_000, "元", None),
        ("抽查1.2个亿级项目", Decimal("1.2"), "个", None),
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


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("三成强", "31.4", "29.9"),
        ("三成弱", "29.6", "30.4"),
        ("八个多百分点", "8.17", "7.9"),
        ("两倍还多", "2.3", "1.9"),
    ],
)
def test_what_is_a_little_more_is_no_less(text: str, true: str, false: str) -> None:
    (found,) = scan(text).quantities
    assert states(found, Decimal(true))
    assert not states(found, Decimal(false))
