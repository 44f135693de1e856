"""Averages whose total is named sentences before."""

import pytest

from drafter.audit.checks.rates.means_named import KIND
from tests.audit.findings import alarms, tell_only_the_slip

SLIPS = [
    (
        "公务接待费支出7.28万元。其中：国内接待费7.28万元，用于工作用餐。全年国内公务接待86批次，728人次，人均{}元。",
        "100",
        "846.51",
    ),
    (
        "公务用车运行维护费支出15.00万元，主要用于燃油费、维修费。年末公务用车保有量{}辆，车均运行维护费3.00万元。",
        "5",
        "6",
    ),
    (
        "第一批45.00万元，第二批60.00万元，第三批30.00万元，总计135.00万元，惠及企业{}家，平均每家5.00万元。",
        "27",
        "25",
    ),
    ("培训费支出12.00万元。全年培训400人次，人均{}元。", "300", "360"),
    ("公务用车运行维护费支出18.00万元。年末公务用车保有量6辆，平均每辆运行维护费{}万元。", "3.00", "2.00"),
]

ALIKE = [
    "公务接待费支出7.28万元，其中外事接待费1.20万元。全年国内公务接待728人次，人均83.52元。",
    "培训费预算12.00万元。全年培训400人次，人均280元。",
    "公务用车运行维护费支出15.00万元。年末公务用车保有量6辆，车均运行维护费标准3.00万元。",
    "会议费支出12.00万元。全年接待400人次，人均80元。",
    "第一批45.00万元，总计135.00万元，惠及企业25家，平均每家员工5人。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    tell_only_the_slip(text, right, wrong, KIND)


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
