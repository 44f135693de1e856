"""What the analysis, the score table, the problems and the advice of one report say of the same things."""

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings
from tests.audit.water_report import FIRST, issues


@pytest.mark.parametrize("annex", [True, False])
def test_a_report_that_says_the_same_everywhere_raises_no_alarm(annex):
    assert issues(annex=annex) == []


def test_a_failing_of_the_analysis_that_the_table_lacks_is_found():
    found = issues(third="三是信息化项目的支出明细较粗。", told="三是信息化项目的支出明细较粗。")

    assert found == [("two_values", "“预算编制规范性”的扣分说明列有2项，正文列有3项")]


def test_a_failing_of_the_table_that_the_analysis_lacks_is_found():
    found = issues(first=FIRST + "三是信息化项目的支出明细较粗。")

    assert found == [("two_values", "“预算编制规范性”的扣分说明列有3项，正文列有2项")]


@pytest.mark.parametrize(
    "first",
    [
        "两个泵站的维修费没有列入预算，培训费的测算依据不充分。",
        "一是维修费编制不全。二是测算较粗。三是明细不清。",
        "一是两个泵站的维修费没有列入预算。二是培训费的测算依据不充分，标准较旧。",
    ],
)
def test_a_table_that_sums_the_analysis_up_in_other_words_raises_no_alarm(first):
    assert issues(first=first) == []


def test_a_thing_that_only_the_table_names_in_a_failing_of_both_is_found():
    first = "一是两个泵站的维修费没有列入预算。二是培训费的测算依据不充分，缺少“课时标准”和“师资报价”。"
    both = "三是缺少“课时标准”。"

    assert issues(first=first) == []
    assert issues(first=first + both, third=both, told=both) == [
        ("two_values", "“预算编制规范性”的扣分说明写有“师资报价”，正文同一项中没有")
    ]


def test_a_failing_that_costs_points_and_is_no_problem_is_found():
    found = issues(third="三是信息化运维服务尚无明细清单。", annex=False)

    assert found == [
        ("deduction_without_problem", "评价分析中的问题“信息化运维服务尚无明细清单”，存在问题部分没有提到")
    ]


@pytest.mark.parametrize(
    "told", ["三是信息化运维服务的明细清单缺失。", "三是运维服务尚无明细。", "三是信息化项目的运维服务清单不全。"]
)
def test_a_failing_that_the_problems_put_in_other_words_raises_no_alarm(told):
    assert issues(third="三是信息化运维服务尚无明细清单。", told=told, annex=False) == []


def test_something_lacking_that_the_advice_on_the_same_matter_passes_over_is_found():
    lack = "三是年度计划未编制中期水源规划。"

    assert issues(lack=lack) == [
        (
            "problem_without_recommendation",
            "问题中称缺少“中期水源规划”，对应的建议“（一）细化预算编制，将泵站维修费列入预算，充分测算培训费”没有提到",
        )
    ]


@pytest.mark.parametrize(
    ("lack", "answer"),
    [
        ("三是年度计划未编制泵站维修规划。", ""),
        ("三是没有建立制度。", ""),
        ("三是预算编制缺少充分测算。", ""),
    ],
)
def test_something_lacking_that_the_advice_takes_up_raises_no_alarm(lack, answer):
    assert issues(lack=lack, answer=answer) == []


def test_points_of_the_table_other_than_those_of_the_section_are_found():
    assert issues(points="4.5") == [
        ("two_values", "“预算编制规范性”正文得4分，评分表中为4.5分"),
        ("score_vs_figures", "“预算编制规范性”的说明称扣2分，评分表中却扣1.5分"),
    ]


SCORES = """长滩镇（虚构）人民政府2023年度部门整体支出绩效评价报告
一、评价结论
综合评定，2023年度部门整体支出绩效评价得分为{total}分。
二、指标分析
（一）投入
指标分值40分，评价得分{group}分，得分率{share}%。
1.预算编制情况
预算编制较为完整。{kept}
2.目标设置情况
目标设置不够细化，扣2分。
（二）产出
指标分值60分，评价得分55分，得分率91.67%。
1.巡查任务完成情况
巡查任务按期完成，该指标不扣分。
2.整改任务完成情况
五处隐患没有按期整改，扣5分。
附件
预算编制情况
20
反映编制情况，酌情扣分。
20
目标设置情况
20
反映设置情况，酌情扣分。
{second}
目标不够细化。
巡查任务完成情况
30
反映巡查情况，酌情扣分。
30
整改任务完成情况
30
反映整改情况，酌情扣分。
25
五处隐患没有按期整改。
合计 100 {sum}
"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"kept": "该指标不扣分。"}, []),
        ({"group": "36", "share": "90.00"}, ["“投入”正文得36分，评分表中为38分"]),
        ({"total": "93.5", "sum": "93.5"}, ["总分写为93.5分，4项指标得分合计为93分"]),
        ({"sum": "94"}, []),
        (
            {"second": "17", "sum": "92"},
            ["“投入”正文得38分，评分表中为37分", "“目标设置情况”的说明称扣2分，评分表中却扣3分"],
        ),
    ],
)
def test_the_points_of_the_table_add_up_to_those_of_the_report(changes, expected):
    usual = {"total": "93", "group": "38", "share": "95.00", "kept": "", "second": "18", "sum": "93"}
    text = SCORES.format(**{**usual, **changes})
    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert [issue.message for issue in found] == expected
    assert all(text[quote.start : quote.end] == quote.text for issue in found for quote in issue.quotes)
