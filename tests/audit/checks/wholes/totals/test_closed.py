"""Wholes whose parts are known to be all: taxes and the rest, goods, works and services."""

import pytest

from tests.audit.findings import alarms, alarms_with_quotes, audited_word, kinds_in_word, tell_only_the_slip

PLAN = (
    "会议批准的全县2031年一般公共预算收入为53.03亿元，实际完成53.68亿元，为年初预算的101.2%，"
    "比上年增加3.64亿元。其中：税收收入完成29.52亿元；非税收入完成{}亿元。\n"
)
PLAN_ALONE = "会议批准的全县2031年一般公共预算收入为53.03亿元。其中：税收收入{}29.52亿元，非税收入{}24.16亿元。\n"
LEVELS = (
    "县级一般公共预算收入总计169.59亿元，包括：县本级收入38.64亿元。其中：税收收入9.82亿元，非税收入28.82亿元。\n"
)
TOWNS = "县级一般公共预算收入38.64亿元，增长2.0%。其中：税收收入9.82亿元，非税收入{}亿元。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAN.format("24.16"), []),
        (PLAN.format("24.61"), ["sum"]),
        (PLAN_ALONE.format("完成", "完成"), []),
        (PLAN_ALONE.format("", ""), ["sum"]),
        (LEVELS, []),
        (TOWNS.format("28.82"), []),
        (TOWNS.format("28.28"), ["sum"]),
    ],
)
def test_taxes_and_other_revenue_make_up_what_came_and_not_what_was_planned(text, expected):
    assert kinds_in_word(text) == expected


def test_the_sum_of_the_parts_is_held_against_what_came():
    (issue,) = audited_word(PLAN.format("24.61")).issues

    assert [quote.text for quote in issue.quotes] == ["53.68亿元", "29.52亿元", "24.61亿元"]
    assert issue.expected == "29.52+24.61=54.13亿元，应与53.68亿元一致"


@pytest.mark.parametrize(("works", "kinds"), [("815.87", []), ("815.07", ["sum"])])
def test_purchases_are_goods_works_and_services(works, kinds):
    text = (
        "2031年政府采购预算1662.44万元，其中：政府采购货物预算93.98万元、"
        f"政府采购工程预算{works}万元、政府采购服务预算752.59万元。\n"
    )
    assert [kind for kind, _ in alarms(text)] == kinds


SHEET = (
    "项目支出绩效自评表（2022年度） 项目名称 委托业务 主管部门 镇人民政府 实施单位 镇人民政府 项目资金（万元） "
    "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额: {} 0 0 10 0 0 其中:本年财政拨款 90 89.974 "
    "89.974 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 完成了年初设定的全部任务。"
)


def test_a_part_above_its_whole_in_a_sheet_of_one_line_is_told():
    assert alarms_with_quotes(SHEET.format("0")) == [("sum", ("90", "0"))]
    assert alarms_with_quotes(SHEET.format("90")) == []


def test_a_year_has_two_halves():
    tell_only_the_slip(
        "全年支出780.00万元，上半年支出{}万元，只占25.00%；下半年支出585.00万元，占75.00%。",
        "195.00",
        "159.00",
        "sum",
    )
    assert alarms("全年预算780.00万元，上半年支出195.00万元，下半年支出485.00万元。") == []
