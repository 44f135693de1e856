"""Bands and steps of criteria, and the points that they give."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.audit.marks import bands, due
from drafter.audit.marks import given as given_for

FULL = Decimal(6)


def points(rules, rate):
    return sorted(str(band.points) for band in given_for(bands(rules, FULL), Decimal(rate)))


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (
            "1.拨付率≥95%的，得6分；2.95%＞拨付率≥80%的，得3分；3.拨付率＜80%的，不得分。",
            {"95": ["6"], "94.99": ["3"], "80": ["3"], "79": ["0"]},
        ),
        (
            "拨付率达到95%及以上的，得满分；80%（含）以上的，得4分；不足80%的，得1分。",
            {"96": ["6"], "95": ["6"], "80": ["4"], "79.9": ["1"]},
        ),
        ("拨付率在95%以上得6分，80%以上得4分，80%以下不得分。", {"97": ["6"], "95": ["4", "6"], "60": ["0"]}),
        (
            "1.调整率≤3%的，得6分；2.3%＜调整率≤10%的，得3分；3.调整率＞10%的，得0分。",
            {"3": ["6"], "3.2": ["3"], "10.5": ["0"]},
        ),
        (
            "①比率=100%的，得6分；②90%-100%的，得4分；③低于90%的，得0分。",
            {"100": ["4", "6"], "93": ["4"], "50": ["0"]},
        ),
    ],
)
def test_a_rate_falls_into_its_band(rules, expected):
    assert {rate: points(rules, rate) for rate in expected} == expected


@pytest.mark.parametrize(
    "rules",
    [
        "拨付率≥95%且没有滞留的，得6分；拨付率＜95%的，得2分。",
        "拨付率≥95%的，得4分；台账齐全的，得2分；拨付率＜80%的，不得分。",
        "拨付率≥95%的，得6分；每低于一个百分点扣0.5分。",
        "拨付率≥95%的，得6分，否则酌情扣分。",
        "覆盖率达到80%且同比增长的，得6分。",
        "变动率≤-15%的，得6分；变动率＞-15%的，不得分；上年为零且本年仍为零的，得6分。",
        "管理规范的，得6分。",
        "",
    ],
)
def test_criteria_that_are_more_than_bands_of_one_rate_are_not_taken_for_bands(rules):
    assert bands(rules, FULL) == ()


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (
            "以100%为标准。控制率≦100%，计6分；每超过一个百分点扣0.5分，扣完为止。",
            {"98": (6, 6), "100": (6, 6), "103": ("4.5", "4.5"), "103.4": (4, "4.5"), "140": (0, 0)},
        ),
        ("拨付率100%计满分，每低于5%扣2分，扣完为止。", {"100": (6, 6), "96": (4, 6), "90": (2, 2), "60": (0, 0)}),
        ("满意度达到90%及以上的，得6分；每降低1个百分点，扣0.6分。", {"95": (6, 6), "85": (3, 3)}),
        ("变动率≤0，计6分；变动率＞0，不得分。", {"0": (6, 6), "-4": (6, 6), "3": (0, 0)}),
        ("控制率=0，计6分；0-10%（含），计4分；大于10%，不得分。", {"6": (4, 4), "12": (0, 0)}),
    ],
)
def test_steps_and_bands_give_points_for_a_rate(rules, expected):
    found = {rate: due(rules, FULL, Decimal(rate)) for rate in expected}

    assert {rate: (one.least, one.most) for rate, one in found.items()} == {
        rate: (Decimal(least), Decimal(most)) for rate, (least, most) in expected.items()
    }


@pytest.mark.parametrize(
    "rules",
    [
        "控制率≤100%，计4分；每超过一个百分点扣0.5分。",
        "控制率≤100%，计6分；每超过一个百分点扣0.5分；未按期上报的，每次扣1分。",
        "控制率≤100%，计6分；超过的酌情扣分。",
        "每超过一个百分点扣0.5分。",
    ],
)
def test_steps_that_are_not_all_of_the_criteria_give_nothing_sure(rules):
    assert due(rules, FULL, Decimal(103)) is None


@given(st.decimals(0, 200, places=2, allow_nan=False))
def test_every_rate_is_in_one_of_bands_without_a_gap(rate):
    rules = "1.比率≤20%的，得6分；2.20%＜比率≤60%的，得3分；3.比率＞60%的，得0分。"

    assert len(points(rules, rate)) == 1


@given(st.text("12345.%≥≤＞＜得分不满；，、比率的以上下含（）", max_size=60))
def test_no_criteria_are_too_odd_to_be_read(rules):
    for band in bands(rules, FULL):
        assert band.low is not None or band.high is not None
