"""What is left of a whole, and what was saved of it."""

import pytest

from tests.audit.findings import alarms

SLIPS = [
    ("工程结算审定价412.00万元。已付399.64万元，占审定价的97%，剩余{}万元为质量保证金。", "12.36", "13.26"),
    ("合同金额200.00万元，已支付160.00万元，占合同金额的80%，未付{}万元待验收后支付。", "40.00", "50.00"),
    ("预算控制价是86.00万元，最后以81.70万元成交，比控制价低4.30万元，节约率{}%。", "5.00", "5.26"),
]

ALIKE = [
    "工程审定价412.00万元。已付399.64万元，占审定价的97%，扣除罚款后剩余10.36万元。",
    "一标段合同金额200.00万元，二标段合同金额300.00万元，已支付160.00万元，占合同金额的32%，剩余340.00万元。",
    "预算控制价是86.00万元，比控制价低4.30万元，较市场价节约率5.26%。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    assert alarms(text.format(right)) == []
    assert len(alarms(text.format(wrong))) == 1


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
