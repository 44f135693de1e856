"""A file with several reports: what they have in common is no repetition, and what differs no contradiction."""

import pytest

from drafter.audit.layout import blocks
from drafter.audit.papers import Papers
from tests.audit.findings import kinds_of_all, written

NOTE = (
    "本公报中数据均为初步统计数，部分数据因四舍五入的原因，存在总计与分项合计不等的情况；河道数据来自县水务局，林地数据来自"
    "县林业局，道路数据来自县交通运输局，学校数据来自县教育局，医疗卫生机构和床位的数据来自县卫生健康局，邮政和电信业务的数据"
    "来自各运营企业，其余各项数据均由县统计局会同各乡镇统计站汇总整理，并已经主管部门审核。\n"
)
YEAR = (
    "云岭县（虚构）{year}年国民经济和社会发展统计公报\n一、综合\n全县普通中学{schools}所，教学秩序平稳，各项工作按计划开展。\n"
    "二、农业\n全年粮食播种面积保持稳定，良种覆盖面继续扩大，农机作业的范围也有所扩大。\n"
    "三、工业\n规模以上工业企业的生产总体平稳，主要产品的产量与上年大体相当，订单保持稳定。\n" + NOTE
)
PARTS = (
    "第一部分 概况\n一、职责\n负责全县的河道管理和防汛工作，并承担水库的日常调度和巡查。\n"
    "第二部分 说明\n一、收入\n全年收入平稳，均来自县级财政拨款，没有其他来源的资金。\n"
)
REPORT = (
    "{name}绩效评价报告\n一、基本情况\n项目由县水务局实施，资金来自县级财政，全部按进度拨付到施工单位。\n"
    "二、评价分析\n（一）巡河任务（10分）\n巡河任务按计划完成，得10分。\n（二）档案归集（10分）\n部分卷宗的归档滞后，得{points}分。\n"
    "三、存在问题\n{problem}\n四、改进建议\n建议按要求整改。\n"
)


def test_the_notes_and_the_figures_of_two_years_are_not_compared():
    years = YEAR.format(year=2031, schools=284) + YEAR.format(year=2030, schools=270)

    assert not {"repetition", "two_values"} & set(kinds_of_all(years))


def test_a_passage_that_stands_twice_in_one_of_them_is_still_told():
    years = YEAR.format(year=2031, schools=284) + NOTE + YEAR.format(year=2030, schools=270)

    assert kinds_of_all(years).count("repetition") == 1


@pytest.mark.parametrize(
    ("text", "several"),
    [
        (YEAR.format(year=2031, schools=284), False),
        ("目录\n一、综合\n二、农业\n三、工业\n" + YEAR.format(year=2031, schools=284), False),
        (YEAR.format(year=2031, schools=1) + YEAR.format(year=2030, schools=2), True),
        (YEAR.format(year=2031, schools=1) + YEAR.partition("\n")[2].format(schools=2), True),
        (
            PARTS,
            False,
        ),
    ],
)
def test_reports_are_told_apart_by_their_titles_and_first_chapters(text, several):
    assert Papers(blocks(written(text, "report.docx"))).several is several


@pytest.mark.parametrize(
    ("problems", "alarms"),
    [
        (("巡河记录不够完整。", "巡河记录不够完整。"), 2),
        (("部分卷宗的归档滞后。", "巡河记录不够完整。"), 1),
        (("部分卷宗的归档滞后。", "档案的归集不够及时。"), 0),
    ],
)
def test_points_lost_are_looked_for_among_the_problems_of_their_own_report(problems, alarms):
    names = ("清溪巡河项目", "白石巡河项目")
    text = "".join(
        REPORT.format(name=name, problem=told, points=points)
        for name, told, points in zip(names, problems, (7, 8), strict=True)
    )

    assert kinds_of_all(text).count("deduction_without_problem") == alarms


def test_the_years_of_several_reports_are_held_against_none():
    one = (
        "云岭县水务局2031年工作报告\n一、收支\n截至2030年12月31日，共有车辆3辆，资产管理总体规范有序，账实相符。\n"
    )
    other = "云岭县林业局2029年工作报告\n一、收支\n2029年的收支平稳，资产管理总体规范有序，没有发生违规的情况。\n"

    assert "date_year" not in kinds_of_all(one + other)
