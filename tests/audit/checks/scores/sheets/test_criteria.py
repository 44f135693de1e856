"""Tables with codes and units: posts, budgets and bands, weighed by their own criteria."""

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings

CODED = """附表 部门整体支出绩效评分表
一级指标
分值
A投入
30分
A11 目标合理性
{full}分
考核目标是否合理。目标合理得{full}分，每发现一处不合理扣2分，扣完为止。
{first}分
{reason}
A12 经费拨付率
15分
反映经费拨付情况。{rules}
{second}分
经费拨付率为{rate}。
B产出
B11 巡护里程完成情况
70分
反映巡护任务的完成情况，未完成的酌情扣分。
70分
合计
100分
"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"first": "13"}, ["“A11目标合理性”扣2分，而扣分说明列有2项，评分标准为“每发现一处不合理扣2分”"]),
        (
            {"reason": "（1）个别目标偏低。（2）目标与职责脱节。（3）目标值没有依据。"},
            ["“A11目标合理性”扣4分，而扣分说明列有3项，评分标准为“每发现一处不合理扣2分”"],
        ),
        (
            {"reason": "个别目标偏低，扣2分；目标与职责脱节，扣1分。"},
            ["“A11目标合理性”的说明称扣3分，评分表中却扣4分"],
        ),
        ({"reason": "两处目标偏低，合计扣4分。"}, []),
        (
            {"rules": "经费拨付率达到95%及以上的，得15分，否则根据实际情况核定分数。"},
            ["“A12经费拨付率”为90.00%，未达到评分标准“经费拨付率达到95%及以上的，得15分”，却得满分"],
        ),
        ({"rules": "经费拨付率达到95%及以上的，得15分，否则根据实际情况核定分数。", "second": "12"}, []),
        ({"rules": "经费拨付率达到85%及以上的，得15分，否则根据实际情况核定分数。"}, []),
        ({"rules": "得分=经费拨付率×15分。"}, ["按比例计分，满分15分、90.00%，得分却为15分"]),
        ({"rules": "得分=经费拨付率×15分。", "second": "13.5"}, []),
        ({"rules": "得分=经费拨付率×15分，低于95%的不得分。", "second": "0"}, []),
    ],
)
def test_a_table_with_codes_and_units_is_read_and_weighed(changes, expected):
    usual = {"full": "15", "first": "11", "second": "15", "rate": "90.00%", "rules": "由评价组核定，酌情扣分。"}
    text = CODED.format(**{**usual, "reason": "1.个别目标偏低。2.目标与职责脱节。", **changes})

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert [issue.message for issue in found if issue.kind == "score_vs_figures"] == expected


@pytest.mark.parametrize(
    ("said", "alarm"),
    [
        ("我局编制人数45人，其中行政30人、事业15人；年末实际在职人数47人，其中行政31人、事业16人。", True),
        ("核定行政编制30名、事业编制15名。年末实有行政人员31人、事业人员16人。", True),
        ("核定编制45名，年末在编44人，另有编外人员3人。", False),
        ("核定编制45名，年末在编44人，退休人员6人。", False),
        ("核定编制45名（行政30名，事业15名），年末实有44人（行政30人，事业14人）。", False),
        ("核定行政编制30名、事业编制15名。年末在编44人，其中行政30人、事业14人。年末在职44人。", False),
        ("年末在编47人，超过上年44人。", False),
    ],
)
def test_people_are_counted_once_and_held_against_their_posts(said, alarm):
    text = (
        f"一、指标分析\n1.在职人员控制率\n{said}\n附件\n在职人员控制率\n10\n在职人员数与核定编制数的比率。"
        "控制率≤100%的，得10分；控制率＞100%的，得0分。\n10\n"
    )

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("score_vs_figures" in [issue.kind for issue in found]) is alarm


@pytest.mark.parametrize(("points", "alarm"), [("5", True), ("3.5", False), ("3", False), ("2", True)])
def test_people_above_their_posts_cost_points_by_steps(points, alarm):
    text = (
        "一、指标分析\n1.在职人员控制率\n核定编制52名，年末实有在职人员54名。\n附件\n在职人员控制率\n5\n"
        "在职人员控制率=（在职人员数/编制数）×100%。以100%为标准，控制率≦100%，计5分；\n每超过一个百分点扣0.5分，扣完为止。\n"
        f"{points}\n一是超编两人。二是没有清退计划。\n"
    )

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("score_vs_figures" in [issue.kind for issue in found]) is alarm


@pytest.mark.parametrize(
    ("spent", "points", "alarm"),
    [("92.00", "40", True), ("84.00", "20", False), ("80.00", "40", False), ("79.00", "20", True)],
)
def test_what_was_spent_in_percent_of_the_budget_falls_into_its_band(spent, points, alarm):
    text = (
        f"一、指标分析\n1.公用经费控制率\n公用经费预算安排数80.00万元，实际支出数{spent}万元。\n附件\n公用经费控制率\n"
        "40\n公用经费实际支出总额/预算安排的公用经费总额×100%。\n控制率≤100%的，得40分；\n"
        f"100%＜控制率≤110%的，得20分；\n控制率＞110%的，不得分。\n{points}\n"
    )

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("score_vs_figures" in [issue.kind for issue in found]) is alarm
