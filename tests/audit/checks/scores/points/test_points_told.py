"""Points, grades and full marks against what the same paragraph or table says of them."""

import pytest

from tests.audit.findings import alarms

TOLD = [
    ("产出时效满分7分，得{}；产出成本满分6分，得5.80分。", "5.00分", "7.50分", "score"),
    (
        "过程类满分20分，得17.50分，其中资金管理满分12分，得10.50分，组织实施满分8分，得{}。",
        "7.00分",
        "6.50分",
        "score",
    ),
    ("该项满分10分，因资料不全扣2分，得{}。", "8分", "9分", "score"),
    ("“资产管理”（4分）：发现2处账实不符，每处扣1分，得{}。", "2分", "4分", "score"),
    ("决策得18.5分、过程得17分、产出得27分、效益得25分，合计得分{}。", "87.5分", "88.5分", "score"),
    (
        "各单位按权重加权：甲权重40%、得分90分；乙权重60%、得分80分。加权平均得分{}。",
        "84.00分",
        "85.00分",
        "score",
    ),
    (
        "甲预算600万元、得分92.0分；乙预算300万元、得分85.0分；丙预算100万元、得分78.0分。加权得分为{}。",
        "88.50分",
        "85.00分",
        "score",
    ),
    (
        "满意度（10分）：满意度达到90%以上得10分，80%—90%得8分，80%以下得5分。调查满意度为86.4%，得{}。",
        "8分",
        "10分",
        "full_marks",
    ),
    (
        "“信息公开”（3分）：每少公开1次扣1分。经查，预算、决算{}，得3分。",
        "均按时公开",
        "按时公开，绩效信息未公开",
        "full_marks",
    ),
    (
        "评级为A（≥90）、B（≥75且＜90）、C（≥60且＜75）、D（＜60）四级。某公司得分{}，评为B级。",
        "76.5分",
        "73.5分",
        "grade",
    ),
    (
        "债务率低于120%（不含）为绿，120%（含）—200%为黄，200%（含）—300%为橙，"
        "300%以上为红。债务率{}，风险等级为黄色。",
        "130.00%",
        "208.3%",
        "grade",
    ),
    (
        "95分及以上为优秀，85分至94分为良好，70分至84分为合格，70分以下为不合格。本单位得分{}，等次为良好。",
        "93.0分",
        "83.0分",
        "grade",
    ),
    (
        "得分分别为92.5分、88.0分、{}，按90分以上为优、80—90分为良、80分以下为差，等次分别为优、良、差。",
        "79.5分",
        "81.5分",
        "grade",
    ),
]

SCALE = "注：优（≥90）、良（≥80且＜90）、中（≥60且＜80）、差（＜60）。"
GRADES = (("项目", "自评得分", "等次"), ("公共自行车", "90.0", "优"), ("公厕管护", "89.9", "良"))
TARGETS = (
    ("指标", "分值", "目标值", "完成值", "得分"),
    ("惠民演出场次", "10", "80场", "84场", "10"),
    ("图书更新册数", "10", "12000册", "10800册", "9"),
    ("平均投诉件数", "10", "80件", "62件", "10"),
)


@pytest.mark.parametrize(("text", "true", "false", "kind"), TOLD)
def test_points_and_grades_follow_from_what_is_told(text, true, false, kind):
    assert not alarms(text.format(true))
    assert kind in {found for found, _ in alarms(text.format(false))}


def test_the_grade_of_a_row_is_that_of_its_score():
    assert not alarms(*GRADES, SCALE)
    assert alarms(*GRADES[:2], ("公厕管护", "89.9", "中"), SCALE) == [("grade", "89.9")]


def test_full_marks_are_not_for_a_missed_target_where_another_row_loses_points_for_one():
    assert not alarms(*TARGETS)
    missed = [("惠民演出场次", "10", "80场", "62场", "10") if row[0] == "惠民演出场次" else row for row in TARGETS]
    assert [kind for kind, _ in alarms(*missed)] == ["full_marks"]


@pytest.mark.parametrize(
    "text",
    [
        "基础分满分100分，加分项最高5分，得102分。",
        "效益类满分30分，得27分，其中社会效益满分18分，得15.5分，扣分原因是覆盖面不足。",
        "“合同管理”（4分）：每发现1份合同未备案扣1分。经查，抽查的6份合同未发现未备案情况，得4分。",
        "甲得分90分、乙得分80分，算术平均85分。",
    ],
)
def test_bonuses_examples_and_denied_failings_take_nothing(text):
    assert not alarms(text)
