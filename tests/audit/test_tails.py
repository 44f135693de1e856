"""Figures that differ from what others give by the tail of a division alone, and those that differ by more."""

from decimal import Decimal

import pytest

from drafter.audit.rounding import only_tail
from tests.audit.findings import audited_word

GROWTH = "灯塔支出7000.00万元，比上年增加1000.00万元，增长{}。"
RATE = "灯塔全年预算900.00万元，实际支出310.00万元，预算执行率{}。"
SHARE = "塔身修缮款310.00万元，占灯塔总支出900.00万元的{}。"
FALL = "灯塔水鸟共306只，比上年减少8只，下降{}。"


def told(text):
    found = audited_word(text + "\n")
    return [issue.kind for issue in found.issues], [hint.kind for hint in found.hints]


@pytest.mark.parametrize(
    ("text", "rate", "kind"),
    [
        (GROWTH, "16.66%", "rate"),
        (GROWTH, "16.6%", "rate"),
        (GROWTH, "16%", "rate"),
        (FALL, "2.6%", "rate"),
        (SHARE.replace("310.00", "320.00"), "35.5%", "rounding"),
        (RATE.replace("310.00", "320.00"), "35.5%", "rounding"),
    ],
)
def test_a_tail_that_is_cut_off_or_rounded_twice_is_a_hint(text, rate, kind):
    assert told(text.format(rate)) == ([], [kind])


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        (GROWTH, "16.65%"),
        (GROWTH, "16.5%"),
        (GROWTH, "16.8%"),
        (GROWTH, "18%"),
        (FALL, "2.7%"),
        (SHARE, "34.5%"),
        (RATE, "34.5%"),
        (RATE, "34.3%"),
    ],
)
def test_another_last_digit_is_told(text, rate):
    assert told(text.format(rate)) == (["rate"], [])


@pytest.mark.parametrize("text", [GROWTH.format("16.67%"), FALL.format("2.5%"), SHARE.format("34.4%")])
def test_a_right_one_is_neither(text):
    assert told(text) == ([], [])


def test_the_hint_says_that_only_the_tail_is_off():
    (hint,) = audited_word(GROWTH.format("16.6%") + "\n").hints

    assert hint.doubt == "算法与所列数据相符，只差末位的取舍（舍去尾数或先后两次四舍五入）"


@pytest.mark.parametrize(
    ("exact", "stated", "places", "expected"),
    [
        ("2.548", "2.5", 1, True),
        ("2.548", "2.6", 1, True),
        ("2.544", "2.6", 1, False),
        ("65.377", "65.37", 2, True),
        ("65.377", "65.36", 2, False),
        ("-3.99", "-3.9", 1, True),
        ("-3.99", "3.9", 1, False),
        ("23.8", "23", 0, True),
        ("23.8", "23.0", 1, False),
    ],
)
def test_what_is_only_a_tail(exact, stated, places, expected):
    assert only_tail(Decimal(exact), Decimal(stated), places) is expected
