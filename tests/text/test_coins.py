"""Money in the coins it is counted in: 3角5分, 三毛五分钱, 126块5毛."""

from decimal import Decimal

import pytest

from drafter.text.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("备用金还有3角5分没有清理", "0.35", 2),
        ("三角五分多年没有清理", "0.35", 2),
        ("账上三毛五分钱", "0.35", 2),
        ("多报销126块5毛", "126.5", 1),
        ("一百二十六块零5分钱", "126.05", 2),
        ("退回5分钱", "0.05", 2),
    ],
)
def test_coins_are_one_amount(text: str, value: str, places: int) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.dimension, found.places) == (Decimal(value), "元", places)


@pytest.mark.parametrize("text", ["三角地市场", "八角亭", "三毛流浪记", "毛利率", "一分钱都没有剩", "一毛钱没花"])
def test_words_that_only_hold_one_are_none(text: str) -> None:
    assert [one for one in find_quantities(text) if one.dimension == "元"] == []


def test_points_stay_points() -> None:
    assert [(one.value, one.dimension) for one in find_quantities("得85分，扣5分")] == [
        (Decimal(85), "分"),
        (Decimal(5), "分"),
    ]
