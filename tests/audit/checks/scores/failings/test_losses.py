"""Points lost, problems and recommendations: each has its own, and what needs none."""

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import audited_word, findings, kinds_of_all, messages, said

RIGHT = [
    pytest.param("绩效等级为优良（80分以上）的项目有4个，等级为中（70分以上）的有3个。\n", id="limits of a class"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_grades_with_their_limits_raise_nothing(text):
    assert said(text) == ([], [])


@pytest.mark.parametrize(
    ("problem", "points", "alarm"),
    [
        ("巡河记录不够完整。", "7", True),
        ("巡河记录不够完整，部分卷宗的归档滞后。", "7", False),
        ("巡河记录不够完整，档案归集不够及时。", "7", False),
        ("巡河记录不够完整。", "9.9", False),
        ("巡河记录不够完整。", "10", False),
    ],
)
def test_points_lost_in_the_table_alone_are_looked_for_among_the_problems(problem, points, alarm):
    text = (
        f"2023年度绩效自评报告\n一、基本情况\n巡河工作按计划开展。\n二、存在问题\n{problem}\n三、改进措施\n按要求整改。\n"
        "附件 自评表\n指标名称 分值 评分标准 得分 扣分原因\n"
        "巡河任务完成情况\n90\n反映巡河情况，酌情扣分。\n88\n巡河记录不够完整。\n"
        f"档案归集时效\n10\n反映归集情况，酌情扣分。\n{points}\n部分卷宗的归档滞后。\n"
        f"合计 100 {88 + float(points):g}\n"
    )
    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("deduction_without_problem" in [issue.kind for issue in found]) is alarm


REPORT = (
    "{name}绩效评价报告\n一、基本情况\n项目由县水务局实施，资金来自县级财政，全部按进度拨付到施工单位。\n"
    "二、评价分析\n（一）巡河任务（10分）\n巡河任务按计划完成，得10分。\n（二）档案归集（10分）\n部分卷宗的归档滞后，得{points}分。\n"
    "三、存在问题\n{problem}\n四、改进建议\n建议按要求整改。\n"
)


@pytest.mark.parametrize(
    ("title", "alarm"), [("档案归集", True), ("项目过程情况", False), ("过程指标合计", False)]
)
def test_what_a_group_of_indicators_lost_its_parts_have_lost(title, alarm):
    text = REPORT.format(name="清溪巡河项目", problem="巡河记录不够完整。", points=7).replace("档案归集", title)

    assert ("deduction_without_problem" in kinds_of_all(text)) is alarm


CHAPTER = (
    "五、{}\n（一）{}\n一是成立信息化领导小组，明确职责。\n（二）存在的问题\n"
    "1.渠道巡护频次偏低。\n巡护少。\n2.{}。\n登记少。\n六、有关建议\n（一）提高渠道巡护频次。\n每月巡护。\n"
)


@pytest.mark.parametrize(
    ("title", "first", "second", "expected"),
    [
        ("主要经验及做法、存在的问题及原因分析", "主要经验及做法", "渠道巡护记录不全", []),
        (
            "主要经验及做法、存在的问题及原因分析",
            "主要经验及做法",
            "固定资产登记缺失",
            ["固定资产登记缺失"],
        ),
        ("存在的问题及原因分析", "水费收缴滞后", "渠道巡护记录不全", ["水费收缴滞后"]),
    ],
)
def test_a_practice_wants_no_recommendation(title, first, second, expected):
    found = audited_word(CHAPTER.format(title, first, second)).issues

    assert [issue.message for issue in found if issue.kind == "problem_without_recommendation"] == [
        f"问题“{name}”没有对应的建议" for name in expected
    ]


PROBLEMS = "一、存在的问题\n1.渠道巡护频次偏低。\n巡护少。\n2.{}。\n情况如下。\n"
PROBLEMS += "二、有关建议\n（一）提高渠道巡护频次。\n每月巡护。\n"


@pytest.mark.parametrize(("title", "alarms"), [("您认为固定资产登记最需改进的方面是", 0), ("固定资产登记缺失", 1)])
def test_a_question_of_a_survey_is_no_problem(title, alarms):
    assert len(messages(PROBLEMS.format(title), "problem_without_recommendation")) == alarms


@pytest.mark.parametrize(("names", "alarms", "hints"), [(("清溪",), 1, 0), (("清溪", "南坪"), 0, 1)])
def test_of_several_reports_in_a_file_it_is_open_to_which_the_problems_belong(names, alarms, hints):
    text = "".join(
        REPORT.format(name=f"{name}巡河项目", problem=f"{name}巡河记录不够完整。", points=7) for name in names
    )
    found = audited_word(text)

    for some, count in ((found.issues, alarms), (found.hints, hints)):
        assert [issue.kind for issue in some].count("deduction_without_problem") == count
