"""Years and watchwords of another time, and the year that a section tells again."""

import pytest

from tests.audit.findings import alarms_with_quotes, audited, audited_word, hint_kinds


@pytest.mark.parametrize(
    ("more", "kinds"),
    [("", ["date_year"]), ("2030年末，东坪水务公司实收资本3.2亿元。\n", [])],
    ids=["once", "twice"],
)
def test_the_year_that_a_section_tells_again_is_its_own(more, kinds):
    told = "".join(f"{n}.第{n}项\n2031年度完成养护{n}公里，符合要求。\n" for n in range(1, 8))
    found = audited_word(
        f"一、指标\n（一）产出\n{told}8.第8项\n2030年度完成养护8公里，符合要求。\n{more}", "report.txt"
    )

    assert [hint.kind for hint in found.hints] == kinds


YEARS = "一、指标\n（一）产出\n" + "".join(
    f"{n}.第{n}项\n2031年度完成养护{n}公里，符合要求。\n" for n in range(1, 8)
)


@pytest.mark.parametrize(
    ("last", "kinds"),
    [("2030年度完成养护8公里，符合要求。", ["date_year"]), ("2030年度云岭县（虚构）渠道改造项目", [])],
)
def test_the_year_in_the_name_of_a_project_is_not_the_year_of_the_report(last, kinds):
    assert (alarms_with_quotes(f"{YEARS}8.第8项\n{last}\n"), hint_kinds(f"{YEARS}8.第8项\n{last}\n")) == (
        [],
        kinds,
    )


@pytest.mark.parametrize(
    ("title", "alarms"), [("2023年部门预算", 0), ("2023年度部门决算", 1), ("2024年部门预算", 1)]
)
def test_a_plan_is_made_before_the_year_of_its_watchwords(title, alarms):
    year = title[:4]
    text = f"云岭县（虚构）水务局{title}\n{year}年，我局深入学习贯彻党的十九大精神，安排渠道养护。\n"

    assert [issue.kind for issue in audited_word(text).issues] == ["residue"] * alarms


PERIOD = "清溪县水务局2026年部门预算\n一、项目概况\n养护渠道。\n二、实施周期\n{}\n三、预算安排\n79.50万元。\n"


def test_the_year_before_as_the_period_of_a_budget_is_residue():
    (found,) = alarms_with_quotes(PERIOD.format("2025年1月1日-2025年12月31日"))

    assert found == ("residue", ("2025年1月1日-2025年12月31日",))
    assert alarms_with_quotes(PERIOD.format("2026年1月1日-2026年12月31日")) == []
    assert alarms_with_quotes(PERIOD.format("2025年3月1日-2026年12月31日")) == []


def test_a_class_under_its_old_name_beside_the_new_one_is_residue():
    text = "水务局2026年部门预算\n卫生健康支出10.00万元。\n医疗卫生与计划生育支出（210类）10.00万元。\n"

    assert alarms_with_quotes(text) == [("residue", ("医疗卫生与计划生育支出",))]
    assert alarms_with_quotes(text.replace("2026年", "2018年")) == []
    assert alarms_with_quotes(text.replace("卫生健康支出10.00万元。\n", "")) == []


PLANS = "到2020年，全面建成小康社会。力争2020年前完成改造。2020年的目标是翻一番。2020年的规划已经编制。\n"


def residue(text):
    found = audited(text)
    return [issue.message for issue in (*found.issues, *found.hints) if issue.kind == "residue"]


OLD = "一、指导思想\n深入贯彻党的十八大精神，抓好各项工作。\n二、目标\n"


def test_watchwords_of_the_time_of_a_report_are_no_residue_however_far_it_plans():
    assert residue("清溪县2014年工作总结\n" + OLD + PLANS) == []
    assert residue("政府工作报告\n——2013年1月20日在清溪县人民代表大会上\n" + OLD + PLANS) == []


def test_watchwords_of_an_earlier_time_are_still_residue():
    (message,) = residue("清溪县2021年工作总结\n" + OLD + "2021年任务完成。\n")
    assert message.startswith("2021年度的报告仍写“党的十八大精神”")


def test_residue_of_a_report_whose_year_is_guessed_is_a_hint():
    text = OLD + "2021年渠道完工。2021年水厂通水。\n2015年开工。\n"
    found = audited(text)

    assert [issue.kind for issue in found.issues] == []
    assert [(issue.kind, issue.doubt) for issue in found.hints] == [
        ("residue", "报告的年度系按文中出现的年份推断")
    ]
