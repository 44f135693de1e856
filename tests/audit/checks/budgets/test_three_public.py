"""Journeys, cars and guests: what the text says of them beside their table."""

import pytest

from drafter.audit.auditor import audit
from tests.audit.findings import alarms, audited, document, said

OF_CARS = (
    "河湾县（虚构）档案馆2023年“三公”经费预算\n单位：万元\n"
    "“三公”经费合计 | 因公出国（境）费 | 公务用车购置及运行费 | 公务接待费\n"
    "小计 | 公务用车购置费 | 公务用车运行费 |\n"
    "46 | 0 | 43 | 30 | 13 | 3\n"
    "二、说明\n公务用车购置及运行费预算43万元。"
    "其中：公务用车运行费{}万元，公务用车购置费{}万元。\n"
)
THREE_TABLE = (
    "2024年“三公”经费预算表\n单位：万元\n项目 预算数\n“三公”经费合计 30.00\n因公出国（境）费 5.00\n"
    "公务接待费 7.00\n公务用车购置费 8.00\n公务用车运行维护费 10.00\n\n"
)
FLATTENED = (
    "某局2022年“三公”经费预算情况\n一、2022年“三公”经费支出预算表\n单位:万元\n“三公”经费合计 |\n因公出国(境)费 |\n"
    "公务用车购置及运行费 |\n公务 接待费 |\n||\n小计 |\n公务用车购置费 |\n公务用车运行费 |\n|||\n"
    "79 |\n0 |\n75 |\n50 |\n25 |\n4 |\n二、2022年“三公”经费支出预算情况说明\n"
    "某局2022年“三公”经费支出预算为79万元。其中:因公出国(境)费支出预算为0万元,公务接待费支出预算为4万元,"
    "公务用车购置及运行费支出预算为{cars}万元。\n"
)

SLIPS = [
    pytest.param("2031年全区基金收入90万元。2031全区基金支出80万元。\n", [("form", "2031全区")], id="a year cut"),
    (OF_CARS.format("30", "13"), [("two_values", "30万元", "13"), ("two_values", "13万元", "30")]),
    pytest.param(
        THREE_TABLE + "公务用车购置费18.00万元。公务接待费7.00万元。",
        [("two_values", "18.00万元", "8.00")],
        id="purchases of cars",
    ),
    pytest.param(
        THREE_TABLE + "公务用车运行维护费11.00万元。公务接待费7.00万元。",
        [("two_values", "11.00万元", "10.00")],
        id="upkeep of cars",
    ),
    pytest.param(
        FLATTENED.format(cars=68), [("two_values", "68万元", "75")], id="a table that the text does not make"
    ),
]

RIGHT = [
    OF_CARS.format("13", "30"),
    "2021年公务用车运行费9万元。\n" + OF_CARS.format("13", "30"),
    pytest.param(
        THREE_TABLE + "本年度拟购置固定资产193.50万元，其中办公设备28.00万元。公务接待费7.00万元。",
        id="purchases of all kinds beside those of cars",
    ),
    pytest.param(
        THREE_TABLE + "业务系统运行维护费93.20万元。公务接待费7.00万元。",
        id="upkeep of a system beside that of cars",
    ),
    pytest.param(FLATTENED.format(cars=75), id="a total below the head of one of its parts"),
]


@pytest.mark.parametrize(("text", "alarms"), SLIPS)
def test_an_amount_beside_a_table_that_has_another_is_an_alarm(text, alarms):
    assert said(text) == (alarms, [])


@pytest.mark.parametrize("text", RIGHT)
def test_what_agrees_with_the_table_raises_nothing(text):
    assert said(text) == ([], [])


STANDING = (
    "云岭县（虚构）水务局2031年“三公”经费预算情况\n一、2031年“三公”经费支出预算表\n单位：万元\n"
    "“三公”经费合计\n因公出国（境）费\n公务用车购置及运行费\n公务接待费\n小计\n公务用车购置费\n公务用车运行费\n"
    "79\n0\n75\n50\n25\n4\n二、情况说明\n"
    "（一）公务用车购置及运行费支出预算75万元。其中：公务用车运行费{}万元，该项经费主要用于车辆燃料费。\n"
)


@pytest.mark.parametrize(("running", "alarms"), [("50", 1), ("25", 0)])
def test_heads_in_two_levels_above_cells_below_each_other_are_read_by_their_sums(running, alarms):
    text = STANDING.format(running)

    found = audited(text).issues

    assert [(issue.kind, issue.quotes[0].text) for issue in found] == [("two_values", "50万元")] * alarms


AMONG_OTHERS = (
    "2031年单位“三公”经费预算表\n单位：万元\n",
    ("2031年“三公”经费预算数", "", "", "", "", "", "2031年机关运行经费预算数"),
    ("合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", "", "", ""),
    ("", "", "", "小计", "购置费", "运行费", ""),
    ("47.91", "0", "1.35", "46.56", "25", "21.56", "443.18"),
    "2031年“三公”经费预算数为47.91万元，比2030年预算增加25万元。\n",
)


@pytest.mark.parametrize(("running", "kinds"), [("21.56", []), ("21.26", ["two_values"])])
def test_the_kinds_of_a_table_with_further_columns_are_read_by_their_heads(running, kinds):
    text = (
        "公务用车购置费25万元，比2030年预算增加25万元，主要原因是购置公务用车；"
        f"公务用车运行费{running}万元，比2030年预算持平。\n"
    )
    assert [kind for kind, _ in alarms(*AMONG_OTHERS, text)] == kinds


OF_JOURNEYS = (
    "河湾县（虚构）交通局2026年“三公”经费预算表\n单位：万元\n",
    ("单位名称", "“三公”经费合计", "因公出国(境)费用", "公务用车购置及运行费", "", "", "公务接待费"),
    ("", "", "", "小计", "公务用车购置费", "公务用车运行维护费", ""),
    ("**", "1", "2", "3", "4", "5", "6"),
    ("合计", "46", "", "43", "30", "13", "3"),
    "二、说明\n公务用车购置费预算30万元。{}\n",
)


def of_three(told):
    return audit(document(*OF_JOURNEYS[:-1], OF_JOURNEYS[-1].format(told))).issues


@pytest.mark.parametrize(
    "told",
    [
        "国防支出（类）国防动员（款）交通战备（项）18万元。",
        "城乡社区支出国有土地使用权出让收入安排的支出预算为211000万元。",
        "本年支出国际河流治理经费27万元。",
    ],
)
def test_spending_on_defence_is_no_journey_abroad(told):
    assert not of_three(told)


def test_a_journey_whose_cell_is_empty_is_told():
    (issue,) = of_three("因公出国（境）费预算18万元。")

    assert (issue.kind, issue.expected) == ("two_values", "表中为（空）")
