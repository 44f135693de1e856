"""The sides of an account in prose."""

import pytest

from drafter.audit.checks.budgets.sides import KIND
from tests.audit.findings import alarms, tell_only_the_slip

SLIPS = [
    (
        "2031年度收入总计2,049.50万元，支出总计2,049.50万元。收入总计中，年初结转和结余85.32万元，本年收入1,964.18万元；支出总计中，本年支出1,921.75万元，结余分配0.00万元，年末结转和结余{}万元。",
        "127.75",
        "172.75",
    ),
    ("2031年度收、支总计均为500.00万元。收入总计中，本年收入{}万元，年初结转20.00万元。", "480.00", "490.00"),
    ("支出总计2,049.50万元，包括本年支出1,921.75万元，年末结转和结余{}万元。", "127.75", "172.75"),
]

ALIKE = [
    "收入总计500.00万元。收入总计中，本年收入480.00万元，其中财政拨款460.00万元，年初结转10.00万元。",
    "上年收入总计500.00万元，本年收入总计480.00万元。收入总计中，本年收入450.00万元，年初结转30.00万元。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    tell_only_the_slip(text, right, wrong, KIND)


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
