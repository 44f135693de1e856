import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.audit.checks.values.repeated.digit_slips import slip
from tests.audit.findings import alarms, hints, tell_only_the_slip

EXCHANGED = [
    ("项目覆盖3个镇，受益群众1864人。", "社会效益方面，项目受益群众1684人，满意度92%。"),
    ("项目预算执行率94.70%。", "过程指标：预算执行率97.40%，得分3.8分。"),
]
LOOKING_BACK = ("年末结转53.65万元，其中软件尾款30.00万元。", "对结转资金35.65万元，我馆拟申请收回。")
APART = [
    ("上年受益群众1864人。", "项目受益群众1684人。"),
    ("计划受益群众1864人。", "项目受益群众1684人。"),
    ("东片受益群众1864人。", "西片受益群众1684人。"),
    ("完成老旧小区改造204个。", "2025年完成老旧小区改造104个。"),
    ("年末结转53.65万元，其中尾款结转35.65万元。", "对结转资金35.65万元，我馆拟申请收回。"),
]


@pytest.mark.parametrize("pieces", EXCHANGED)
def test_one_figure_with_its_digits_exchanged_is_worth_a_look(pieces):
    assert alarms(*pieces) == []
    assert [kind for kind, _ in hints(*pieces)] == ["two_values"]


def test_an_amount_that_is_pointed_back_at_has_one_value():
    assert [kind for kind, _ in alarms(*LOOKING_BACK)] == ["two_values"]


@pytest.mark.parametrize("pieces", APART)
def test_figures_that_words_tell_apart_are_not(pieces):
    assert [kind for kind, _ in (*alarms(*pieces), *hints(*pieces)) if kind == "two_values"] == []


def test_one_other_digit_is_worth_a_look():
    pieces = ["项目受益群众1864人。", "项目受益群众1834人，满意度92%。"]

    assert alarms(*pieces) == []
    assert [kind for kind, _ in hints(*pieces)] == ["two_values"]


@given(st.integers(1000, 9999), st.integers(0, 2))
def test_neighbours_exchanged_are_a_slip_and_a_number_is_none_of_itself(number, at):
    digits = str(number)
    other = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]

    assert slip(digits, other) == (digits != other)
    assert not slip(digits, digits)


def test_what_is_left_of_an_amount_is_what_was_left():
    tell_only_the_slip("到年底剩1.40万元。县残联没有把剩余的{}万元挪作他用。", "1.40", "4.10", "two_values")
