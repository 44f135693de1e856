"""Amounts that are written in two steps, each step with its own digits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.quantities import find_quantities


@pytest.mark.parametrize(
    ("written", "value", "dimension", "places", "hedge"),
    [
        ("1亿2000万元", "120000000", "元", 0, None),
        ("1亿2,300.5万元", "123005000", "元", 1, None),
        ("3万5000元", "35000", "元", 0, None),
        ("3万5千元", "35000", "元", 0, None),
        ("3万零500元", "30500", "元", 0, None),
        ("3万4993.1亿元", "3499310000000", "元", 1, None),
        ("2万5千亿元", "2500000000000", "元", 0, None),
        ("3万亿5000亿元", "3500000000000", "元", 0, None),
        ("1亿2000万5000元", "120005000", "元", 0, None),
        ("近1亿2000万元", "120000000", "元", 0, "近"),
        ("10万3000余人次", "103000", "人次", 0, "余"),
        ("1万2千亩", "12000", "亩", 0, None),
        ("119万1000元", "1191000", "元", 0, None),
        ("5万3000千克", "53000", "千克", 0, None),
    ],
)
def test_two_steps_are_one_figure(written, value, dimension, places, hedge):
    text = f"共计{written}。"

    (found,) = find_quantities(text)

    assert (found.value, found.dimension, found.places, found.hedge) == (Decimal(value), dimension, places, hedge)
    assert text[found.start : found.end] == written.removeprefix("近")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3万 5000元", ["30000", "5000"]),  # the cells of a table
        ("1亿\n2000万元", ["100000000", "20000000"]),
        ("3万12345元", ["30000", "12345"]),  # nobody writes one figure so
        ("1.5亿2000万元", ["150000000", "20000000"]),
        ("3万元5000元", ["30000", "5000"]),
        ("1万5000元到2万元", ["15000", "20000"]),
    ],
)
def test_two_figures_stay_two(text, values):
    assert [quantity.value for quantity in find_quantities(text)] == list(map(Decimal, values))


@given(st.integers(1, 9999), st.integers(1000, 9999), st.sampled_from(["元", "人", "亩", "亿元"]))
def test_both_steps_add_up_in_the_unit_of_the_last(first, rest, unit):
    (joined,) = find_quantities(f"{first}万{rest}{unit}")
    (plain,) = find_quantities(f"{first * 10_000 + rest}{unit}")

    assert (joined.value, joined.dimension) == (plain.value, plain.dimension)


@pytest.mark.parametrize("text", ["19001201人", "20231201亩。", "20231201人次"])
def test_a_count_that_looks_like_a_day_is_a_count(text):
    assert [quantity.value for quantity in find_quantities(text)] == [Decimal(text[:8])]
