"""Values that cannot be, and their like that may be right."""

import pytest

from tests.audit.findings import said

SLIPS = [
    pytest.param("水费收入增长下降2.4%。", [("form", "增长下降2.4%")], id="two directions"),
    pytest.param("水质抽检合格率为104.5%。", [("form", "104.5%")], id="above a hundred"),
    pytest.param("全县出生人口0.31万人，出生率为6.31%。", [("unit", "6.31%")], id="births of a hundred"),
    pytest.param("全县建成高标准农田412345万亩。", [("unit", "412345万亩")], id="more farmland than there is"),
]

RIGHT = [
    pytest.param("水质合格率目标完成率为104.5%，设备利用率为104.5%，拨备覆盖率为180.0%。", id="over the target"),
    pytest.param(
        "全县出生人口0.31万人，出生率为6.31‰，占0.631%；仔畜出生率为96.0%，渠鱼死亡率为5.0%。",
        id="births of a thousand",
    ),
    pytest.param("全县建成高标准农田41.23万亩，全国播种面积265000万亩。", id="farmland"),
]


@pytest.mark.parametrize(("text", "alarms"), SLIPS)
def test_a_value_that_cannot_be_is_an_alarm(text, alarms):
    assert said(text) == (alarms, [])


@pytest.mark.parametrize("text", RIGHT)
def test_values_that_may_be_raise_nothing(text):
    assert said(text) == ([], [])
