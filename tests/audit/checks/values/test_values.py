"""Counts beside their lists, one value told twice, values that cannot be, and their like that may be right."""

import pytest

from tests.audit.findings import alarms, audited, kinds_of_all, said

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
    pytest.param(
        "一、全市预算执行情况\n一般公共预算收入338.59亿元。\n"
        "二、市本级预算执行情况\n一般公共预算收入59.81亿元。\n",
        id="scope",
    ),
    pytest.param(
        "一、2025年预算执行情况\n三公经费支出1.2亿元。\n二、2026年预算草案\n三公经费支出0.83亿元。\n",
        id="plan and outturn",
    ),
]


@pytest.mark.parametrize(("text", "alarms"), SLIPS)
def test_a_value_that_cannot_be_is_an_alarm(text, alarms):
    assert said(text) == (alarms, [])


@pytest.mark.parametrize("text", RIGHT)
def test_values_that_may_be_raise_nothing(text):
    assert said(text) == ([], [])


@pytest.mark.parametrize(
    ("last", "alarm"),
    [("党办", True), ("机关党委（不纳入内设机构数）", False), ("党办，其中党办加挂工会牌子", False)],
)
def test_what_is_not_counted_may_stand_in_the_list(last, alarm):
    assert ("count_list" in kinds_of_all(f"设有2个科室，分别为：办公室、财务科、{last}。\n")) is alarm


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("60465.3亿元，同比增长6.6%", True),
        ("60455.3亿元，同比增长6.6%", False),
        ("60455.4亿元，同比增长6.6%", False),  # the last digit is a matter of rounding
        ("62465.3亿元，同比增长6.6%", False),  # two digits: another amount
    ],
)
def test_an_output_that_differs_in_one_digit_is_told(second, told):
    text = f"从总量上来看，江苏60455.3亿元和广东62909.8亿元居前。\n上半年江苏全省实现生产总值{second}。\n"
    assert (("two_values", "60455.3亿元") in alarms(text)) is told


NAMES = ("防汛物资", "水质检测", "渠道养护", "泵站维修", "节水宣传")
PASSAGES = (
    "二、成效\n做好五个方面工作：\n"
    + "".join(
        f"{number}是抓好{name}。\n" + f"{name}全面推进，成效明显。\n" * 5
        for number, name in zip("一二三四五", NAMES, strict=True)
    )
    + "三、打算\n继续努力。\n"
)


def test_items_that_head_passages_are_counted():
    assert said(PASSAGES) == ([], [])


def test_items_that_head_passages_and_are_one_short_are_still_told():
    found = audited(PASSAGES.replace("五是抓好", "同时抓好"))

    assert [issue.kind for issue in found.hints] == ["count_list"]
