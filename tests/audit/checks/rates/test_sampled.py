"""Rates of samples and of spending by what their sentence names."""

import pytest

from drafter.audit.checks.rates.sampled import KIND
from tests.audit.findings import alarms, tell_only_the_slip

SLIPS = [
    ("全县实施危房改造320户，评价组实际入户80户，抽样比例{}%。", "25.00", "20.00"),
    ("项目共涉及村庄60个，现场核查15个，核查比例为{}%。", "25", "35"),
    (
        "高标准农田项目预算安排620.00万元，实际到位620.00万元，资金到位率100.00%；实际支出573.50万元，结余46.50万元，预算执行率{}%。",
        "92.50",
        "95.20",
    ),
    ("补助对象共500人，电话回访120人，回访率{}%。", "24.00", "42.00"),
    ("从320户中随机抽取80户，占{}%。", "25", "35"),
    ("全县危改320户，评价组抽取80户入户核查，抽查率{}%。", "25", "20"),
]

ALIKE = [
    "全县实施危房改造320户，其中本年160户，实际入户80户，抽样比例50.00%。",
    "项目年初预算安排600.00万元，调整后620.00万元，实际支出573.50万元，预算执行率92.50%。",
    "全县危房改造320户，抽样比例不低于20%，实际入户80户。",
    "涉及村庄60个，抽查农户15户，抽查比例5%。",
    "从320户中随机抽取80户，占不合格户的30%。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    tell_only_the_slip(text, right, wrong, KIND)


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
