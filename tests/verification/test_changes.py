"""A change is told as its figures have it: which way, from what to what, and by how much."""

from dataclasses import replace

import pytest

from drafter.verification.figures.changes import slips
from drafter.verification.figures.lines import FIGURE, Line
from drafter.verification.model import QuantitySupport


def _figure(value: str, dimension: str) -> QuantitySupport:
    return QuantitySupport(
        start=0, end=1, text=value + dimension, value=value, dimension=dimension, support="F01.some"
    )


def _line(text: str, *figures: str) -> Line:
    """A line whose figures, such as `350.20元`, stand where the signs # stand."""
    read = []
    for one in figures:
        digits = one.rstrip("元人次%百分点份台")
        read.append(_figure(digits, one.removeprefix(digits)))
    return Line(text.replace("#", FIGURE), tuple(read), ("",) * len(read))


TRUE = [
    ("支出由#增加到#，增加#", "350.20元", "365.40元", "15.20元"),
    ("支出从上年的#下降至#，下降#", "365.40元", "350.20元", "15.20元"),
    ("支出由#增长到#，增幅#", "200元", "250元", "25%"),
    ("满意度由#提高到#，提高#", "87.0%", "92.5%", "5.5百分点"),
    ("支出#，较上年的#增加#", "365.40元", "350.20元", "15.20元"),
    ("支出#，比上年#减少#", "300元", "350元", "50元"),
    ("支出较上年#增加到#", "350.20元", "365.40元"),
    ("预算由#调整到#，增加#", "300元", "320元", "20元"),
    ("完成#，低于目标#", "4200人次", "5000人次"),
    ("完成#，未超过#", "4200人次", "4200人次"),
    ("支出#，执行率#，比上年#", "365.40元", "87%", "350元"),
    ("支出#，与上年#相比没有减少", "365.40元", "350.20元"),
    ("支出#，较上年的#没有落实压减要求", "365.40元", "350.20元"),
    ("发放#，较标准#停止发放增量部分", "80元", "120元"),
    ("公用经费由#未能压减到#", "60元", "50元"),
    ("抽查#，不及时备案的#", "9份", "2份"),
    ("登记#，管理不到位的#", "12台", "13台"),
    ("抽查#，低于标准的#", "9份", "2份"),
    ("应付#，合同金额#，少付#", "71.50元", "68.50元", "3元"),
    ("补助#，会同#停止发放高温补贴", "80元", "120元"),
    ("支出#，与批复#一致，增值税#", "50元", "50元", "3元"),
    ("支出#，参与#低保核查", "365.40元", "400元"),
    ("支出#，理由是#，应增加到#", "50元", "60元", "40元"),
]


@pytest.mark.parametrize("told", TRUE)
def test_a_true_change_passes(told: tuple[str, ...]) -> None:
    assert list(slips(_line(*told))) == []


WRONG = [
    (("支出由#增加到#，增加#", "350.20元", "365.40元", "51.20元"), "size_wrong", "15.20"),
    (("支出由#增长到#，增幅#", "200元", "250元", "52%"), "size_wrong", "25"),
    (("满意度由#提高到#，提高#", "87.0%", "92.5%", "6.0百分点"), "size_wrong", "5.5"),
    (("支出由#下降到#", "350.20元", "365.40元"), "direction_wrong", "＞"),
    (("支出#，较上年的#减少#", "365.40元", "350.20元", "15.20元"), "direction_wrong", "＞"),
    (("支出较上年#增加到#", "350.20元", "15.20元"), "direction_wrong", "＜"),
    (("支出#，同上年#相比多#", "350元", "365元", "15元"), "direction_wrong", "＜"),
    (("支出#，较去年#增#", "350元", "365元", "15元"), "direction_wrong", "＜"),
    (("从#降到#", "350元", "365元"), "direction_wrong", "＞"),
    (("完成#，高于目标的#", "4200人次", "5000人次"), "direction_wrong", "＜"),
    (("预算由#调整到#，减少#", "300元", "320元", "20元"), "direction_wrong", "＞"),
    (("完成#，高于目标#", "4200人次", "5000人次"), "direction_wrong", "＜"),
    (("完成#，超过#", "4200人次", "4200人次"), "direction_wrong", "＝"),
]


@pytest.mark.parametrize(("told", "key", "expected"), WRONG)
def test_a_wrong_change_is_found_with_what_would_be_right(told: tuple[str, ...], key: str, expected: str) -> None:
    assert [(one.key, one.expected) for one in slips(_line(*told))] == [(key, expected)]


def test_figures_that_nothing_supports_are_left_to_the_check_of_quantities() -> None:
    line = _line("支出由#下降到#", "350.20元", "365.40元")
    bare = replace(line, figures=tuple(one.model_copy(update={"support": ""}) for one in line.figures))
    assert list(slips(bare)) == []
