"""Scores as texts and tables state them, and scales of grades."""

from decimal import Decimal

import pytest

from drafter.ingest import markdown, plain
from drafter.ingest.model import Document
from drafter.outline.model import OutlineTable, ScoreRole
from drafter.outline.reading import outline
from drafter.outline.score_tables import table_scores


def scores(text, reader=plain.paragraphs, source="report.txt"):
    return outline(Document(source=source, digest="", text=text, paragraphs=reader(text))).scores


@pytest.mark.parametrize(
    ("sentence", "points", "grade"),
    [
        ("综合评定该部门整体支出绩效得分为 86.5 分，绩效等级为“良”。", "86.5", "良"),
        ("2023年度部门整体支出绩效自评综合得分92分，评价等级：优。", "92", "优"),
        ("经评价，该项目绩效评价得分为73.20分，等级评定为“中”。", "73.20", "中"),
        ("我局整体支出绩效自评结果为９９分。", "99", ""),
        ("评价组评定项目绩效总得分78.6分，属于“中”等级。", "78.6", "中"),
        ("总体来看，部门整体支出绩效评价结果为88分（良）。", "88", "良"),
        ("云岭县（虚构）茶园补助项目自评分为96.35分。", "96.35", ""),
        ("我局对照标准逐项自评，总分值为100分，自评分为97分。", "97", ""),
        ("满分100分，本项目自评得91.5分。", "91.5", ""),
        ("按照评价指标体系测算，我中心专项资金综合评分为90.2分，评定为优。", "90.2", "优"),
        ("自评得分：95分", "95", ""),
        ("产出指标自评得分50分、效益指标自评得分30分、满意度指标自评得分10分，综合得分90分。", "90", ""),
        ("评价组查阅了资料，最终评分结果为90分，绩效评价等级为“优”。", "90", "优"),
        ("部门自评98分，财政复核得分为86.5分，等级为“良”。", "86.5", "良"),
    ],
)
def test_the_total_and_its_grade(sentence, points, grade):
    found = scores(f"一、评价结论\n{sentence}\n")

    assert (str(found.total), found.grade) == (points, grade)


@pytest.mark.parametrize(
    ("body", "maximum", "points", "deducted"),
    [
        ("指标分值5分，评价得分4.5分，得分率90%。", "5", "4.5", None),
        ("该指标满分为10分，自评得分：8分。", "10", "8", None),
        ("指标分值3分，根据评分标准，该指标未能得分。", "3", "0", None),
        ("一是未盘点，扣0.5分。二是卡片缺失，扣0.3分。", None, None, "0.8"),
        ("一是未盘点，扣0.5分。二是卡片缺失，扣0.3分。合计扣0.8分。", None, None, "0.8"),
        ("预算编制较为规范，该指标不扣分。", None, None, "0"),
        ("评分标准：达标的得5分，每低一个百分点扣1分。指标分值5分，该指标得4分。", "5", "4", None),
        ("1.制定了管理办法，得2分；2.资料齐全，得1.5分。", None, "3.5", None),
        ("分值4分，资料齐全，得2分；按时报送，得1分。", "4", "3", None),
        ("分值3分，各项工作按期完成，得满分。", "3", "3", None),
        ("制度健全、执行有效，得6分。", None, "6", None),
        ("权重10分，达到90%以上的得10分，否则不得分，自评得分10分。", "10", "10", None),
        ("该项分值8，得分6.5，主要是部分任务延期。", "8", "6.5", None),
    ],
)
def test_what_a_text_says_of_one_indicator(body, maximum, points, deducted):
    (score,) = scores(f"（一）预算管理\n{body}\n").stated

    told = (score.maximum, score.points, score.deducted)
    assert tuple(value if value is None else str(value) for value in told) == (maximum, points, deducted)
    assert (score.role, score.subject) == (ScoreRole.ITEM, "（一）预算管理")


@pytest.mark.parametrize(
    "body",
    [
        "每少报一次扣0.5分，扣完为止。",
        "达到95%的，得5分；否则不得分。",
        "完成率在90%以上的得3分，60%—90%的得1分。",
        "90分以上为优，80分至90分为良。",
        "全县平均得分为85分。",
        "较上年增加5分。",
    ],
)
def test_what_a_standard_promises_is_no_score(body):
    assert scores(f"（一）预算管理\n{body}\n").stated == ()


def test_a_paragraph_may_name_several_indicators_itself():
    text = (
        "一、得分情况\n"
        "云岭县（虚构）公路养护项目自评总分94分。其中：产出指标（50分）：自评得分48分；"
        "效益指标（30分）：自评得分29分；满意度指标得分7分。\n"
    )
    whole, *parts = scores(text).stated

    assert (whole.role, whole.points) == (ScoreRole.TOTAL, Decimal(94))
    assert [(part.subject, part.maximum, part.points) for part in parts] == [
        ("产出指标", Decimal(50), Decimal(48)),
        ("效益指标", Decimal(30), Decimal(29)),
        ("满意度指标", None, Decimal(7)),
    ]


def test_full_marks_may_stand_in_the_heading():
    text = (
        "一、绩效分析\n"
        "（一）资金管理（6分）\n"
        "自评得分5.5分，支出率不足。\n"
        "（二）资金下达（3分）\n"
        "我局无转移支付，本项不考核。\n"
    )
    first, second = scores(text).stated

    assert (first.maximum, first.points) == (Decimal(6), Decimal("5.5"))
    assert (second.role, second.maximum) == (ScoreRole.UNASSESSED, Decimal(3))


def test_the_score_of_an_earlier_year_is_not_the_total():
    text = (
        "一、自评结论\n"
        "部门整体支出自评得分95分，等级为“优”。\n"
        "二、上年度评价整改情况\n"
        "上年度整体支出绩效复核得分为81.5分，等级为“良”。\n"
    )
    found = scores(text)

    assert (found.total, found.grade) == (Decimal(95), "优")
    assert [score.role for score in found.stated] == [ScoreRole.TOTAL, ScoreRole.EARLIER]


def test_two_totals_that_differ_are_no_total():
    text = (
        "一、结论\n部门整体支出绩效得分为90分，等级为“优”。\n二、总评\n部门整体支出绩效得分为89分，等级为“良”。\n"
    )

    assert (scores(text).total, scores(text).grade) == (None, "")


def test_rows_of_a_table_are_scores_and_its_last_the_total():
    text = (
        "| 评价因素 | 分值 | 评价得分 |\n| --- | --- | --- |\n| 预算编制 | 22 | 15.00 |\n| 合计 | 100 | 82.57 |\n"
    )
    item, total = scores(text, markdown.paragraphs, "report.md").stated

    assert (item.subject, item.maximum, item.points) == ("预算编制", Decimal(22), Decimal("15.00"))
    assert (total.role, total.maximum, total.points) == (ScoreRole.TOTAL, Decimal(100), Decimal("82.57"))


FORM = (
    "项目资金 | 年初预算数 | 全年执行数 | 分值 | 执行率 | 得分\n"
    "年度资金总额 | 100 | 81 | 10 | 90% | 9\n"
    "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因\n"
    "产出指标（50分） | 数量指标 | 养护里程 | ≥30公里 | 30公里 | 25 | 25 |\n"
    "质量指标 | 验收合格率 | 100% | 96% | 25 | 23 |\n"
    "效益指标（40分） | 社会效益 | 通行时间 | 缩短 | 缩短 | 40 | 38 |\n"
    "总分 | | | | | 100 | 95 |\n"
)


@pytest.mark.parametrize("bar", [" | ", " ", "\t"], ids=["bars", "blanks", "tabs"])
def test_a_form_has_several_heads_and_its_rows_lack_what_merged_cells_say(bar):
    text = FORM.replace(" |\n", "\n").replace(" | ", bar) if bar != " | " else FORM
    text = text.replace("总分" + bar + (bar.strip() + bar) * 3 + bar.strip() + bar, "总分" + bar)
    *rows, total = scores("云岭县（虚构）项目自评表\n" + text).stated

    assert [(row.subject, str(row.maximum), str(row.points)) for row in rows] == [
        ("年度资金总额", "10", "9"),
        ("养护里程", "25", "25"),
        ("验收合格率", "25", "23"),
        ("通行时间", "40", "38"),
    ]
    assert (total.role, total.maximum, total.points) == (ScoreRole.TOTAL, Decimal(100), Decimal(95))


def test_places_that_are_ranked_have_scores_and_the_notice_none():
    text = "一、考核结果\n第一名：云岭县（虚构），得分91.26分\n第二名：石桥区（虚构），得分90.6分\n"
    found = scores(text)

    assert [(score.subject, str(score.points)) for score in found.stated] == [
        ("云岭县（虚构）", "91.26"),
        ("石桥区（虚构）", "90.6"),
    ]
    assert found.total is None


@pytest.mark.parametrize(
    "sentence",
    [
        "评分等级：优（得分≥90），良（90>得分≥80），中（80>得分≥60），差（得分<60）。",
        "评价结果分为四级：90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差。",
        "优：90-100分，良：80-89分，中：60-79分，差：0-59分。",
    ],
)
def test_the_scale_of_grades_by_its_lower_bounds(sentence):
    assert scores(f"一、评价结果\n{sentence}\n").scale == (
        ("优", Decimal(90)),
        ("良", Decimal(80)),
        ("中", Decimal(60)),
        ("差", Decimal(0)),
    )


def test_a_form_of_word_repeats_its_merged_cells():
    rows = (
        ("项目资金", "", "全年预算数", "全年执行数", "分值", "执行率", "得分", ""),
        ("项目资金", "年度资金总额", "100", "81", "10", "81%", "8.1", ""),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "分值", "实际完成值", "得分", "偏差原因"),
        ("绩效指标", "产出指标（50分）", "数量指标", "养护里程", "50", "28公里", "46", "两段未完工"),
        ("绩效指标", "效益指标（40分）", "社会效益", "通行时间", "40", "缩短", "40", ""),
        ("总分", "总分", "总分", "总分", "100", "", "94.1", ""),
    )
    text = "\n".join("\t".join(row) for row in rows)
    found = list(table_scores(text, [OutlineTable(title="", rows=rows, start=0, end=len(text))]))

    assert [(one.subject, str(one.maximum), str(one.points)) for one in found] == [
        ("年度资金总额", "10", "8.1"),
        ("养护里程", "50", "46"),
        ("通行时间", "40", "40"),
        ("", "100", "94.1"),
    ]
    assert all(text[one.start : one.end] == one.subject for one in found[:-1])


def test_a_result_may_stand_alone_below_its_heading():
    assert str(scores("一、自评结论\n（一）自评得分\n98.5分。\n").total) == "98.5"


@pytest.mark.parametrize("between", ["\n\n    ", " |\n"], ids=["blank lines", "bars"])
def test_a_table_that_was_copied_cell_by_cell_is_put_together_again(between):
    cells = ["名次", "村别", "存在的问题", "考评得分"]
    for rank, (name, points) in enumerate((("石桥村", "95.5"), ("大湾村", "93"), ("北溟村", "90.5")), 1):
        cells += [str(rank), name, "河道保洁不到位，已责令整改。", points]
    found = scores("10月份考评情况如下：\n" + between.join(cells) + "\n各村要继续努力。\n")

    assert [(one.subject, str(one.points)) for one in found.stated] == [
        ("石桥村", "95.5"),
        ("大湾村", "93"),
        ("北溟村", "90.5"),
    ]


def test_two_rows_that_fit_a_head_are_no_table():
    text = "名次\n村别\n得分\n1\n石桥村\n95\n2\n大湾村\n93\n其余各村要继续努力，做好河道保洁。\n"

    assert scores(text).stated == ()
