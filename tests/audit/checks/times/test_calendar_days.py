import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.findings import alarms, hints


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("首批补助于11月31日到账。", "11月31日"),
        ("补贴于当年2月30日前发放完毕。", "2月30日"),
        ("资金于4月30日、31日分两批到账。", "31日"),
        ("2024年11月至13月为试运行阶段。", "13月"),
        ("设备于2024年14月安装。", "2024年14月"),
        ("该项工作于2024年第五季度完成。", "第五季度"),
        ("合同于202年3月签订。", "202年"),
        ("合同于2204年3月15日签订。", "2204年"),
        ("2023年3月32日完成验收。", "2023年3月32日"),
    ],
)
def test_a_date_that_no_calendar_has_is_found(text, quoted):
    assert alarms(text) == [("date", quoted)]


@pytest.mark.parametrize(
    "text",
    [
        "首批资金于2月29日到账。",
        "2024年2月29日拨付首批资金，8月31日拨付第二批。",
        "合同第五季度完成设备联调。",
        "产值连续五季度增长。",
        "工期由12月至18月不等。",
        "2024年12月31日均为工作日。",
        "该路段1月31日至2月28日封闭施工。",
    ],
)
def test_a_day_of_the_calendar_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "date"] == []


@given(st.dates())
def test_no_real_day_raises_an_alarm(day):
    text = f"首批资金于{day.month}月{day.day}日到账。"

    assert alarms(text) == []
