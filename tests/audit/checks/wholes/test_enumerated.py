"""Amounts counted out, and the total told with them."""

import pytest

from drafter.audit.checks.wholes.enumerated import KIND
from tests.audit.findings import alarms, tell_only_the_slip

SLIPS = [
    (
        "钱从四处来：中央补助240.00万元，省级配套90.00万元，市级配套30.00万元，县级自筹{}万元，总盘子400.00万元。",
        "40.00",
        "4.00",
    ),
    ("资金由三部分构成：设备费120.00万元，安装费36.00万元，监理费{}万元，合计168.00万元。", "12.00", "21.00"),
    ("免费筛查2031年做了4,100人，2032年4,650人，2033年5,250人，三年累计{}人。", "14,000", "13,900"),
    ("全年支出780.00万元，上半年支出{}万元，只占25.00%；下半年支出585.00万元，占75.00%。", "195.00", "159.00"),
]

ALIKE = [
    "钱从四处来：中央补助240.00万元，省级配套90.00万元，其余自筹，总盘子400.00万元。",
    "2031年做了4,100人，2033年5,250人，三年累计14,000人。",
    "全年预算780.00万元，上半年支出195.00万元，下半年支出485.00万元。",
    "资金来自两个渠道：中央补助240.00万元，其中提前下达90.00万元，总投资400.00万元。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    tell_only_the_slip(text, right, wrong, KIND)


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
