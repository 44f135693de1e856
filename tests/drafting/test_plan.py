"""A plan tells every point once, under headings a reviewer would choose."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.plan import classify, found_in, plan
from drafter.findings.model import Finding, Point
from drafter.scoring.card import ScoreCard
from tests.drafting.made_up import (
    ASSETS,
    CASE,
    SAME_VOUCHER,
    TARGETS,
    VEHICLES,
    VOUCHER,
    card_without_lines,
    case_of,
    finding,
    wording,
)

WORDING = wording()


def card_of(lost: dict[str, str]) -> ScoreCard:
    lines = [
        {
            "id": name,
            "indicator": name,
            "level": 3,
            "max": "10",
            "awarded": str(10 - Decimal(points)),
            "rule": "x",
            "derivation": "",
        }
        for name, points in lost.items()
    ]
    return ScoreCard.model_validate(
        {"case": "made-up", "rubric": "r", "total": "0", "max": "0", "grade": "", "scale": (), "lines": lines}
    )


def told(case_plan):
    return [point for clause in case_plan.clauses() for point in clause.points]


def test_every_point_is_told_exactly_once():
    expected = sorted(full for full, _, _ in CASE.all_points())
    assert sorted(told(plan(CASE, card_without_lines(), WORDING))) == expected


def test_points_of_two_indicators_on_the_same_voucher_become_one_clause():
    outline = plan(case_of(VOUCHER, SAME_VOUCHER), card_without_lines(), WORDING)
    assert [clause.points for clause in outline.clauses()] == [("F03.a", "F04.a")]


def test_points_of_one_indicator_are_never_merged():
    twice = finding(
        "F09", "资产管理安全性", {"a": ("固定资产未盘点", "未盘点。"), "b": ("固定资产未盘点", "又未盘点。")}
    )
    outline = plan(case_of(twice), card_without_lines(), WORDING)
    assert [clause.points for clause in outline.clauses()] == [("F09.a",), ("F09.b",)]


def test_the_heaviest_item_comes_first():
    card = card_of({"预算编制规范性": "1", "资产管理安全性": "3", "绩效目标合理性": "2"})
    outline = plan(case_of(VEHICLES, ASSETS, TARGETS), card, WORDING)
    assert [item.themes for item in outline.items] == [("assets",), ("targets",), ("budget",)]
    assert [item.weight for item in outline.items] == [3, 2, 1]


def test_a_theme_with_a_single_clause_joins_its_neighbour():
    lone = finding("F08", "管理制度健全性", {"a": ("管理制度内容不完整", "制度缺少绩效监控内容。")})
    outline = plan(case_of(VOUCHER, lone), card_without_lines(), WORDING)
    assert [len(item.clauses) for item in outline.items] == [2]


def test_a_finding_without_points_is_not_told():
    assert not plan(case_of(Finding(id="F01", indicator="预算编制规范性")), card_without_lines(), WORDING).items


def test_weights_add_up_to_what_was_lost():
    card = card_of({"预算编制规范性": "1", "资产管理安全性": "0.8", "绩效目标合理性": "1.5"})
    outline = plan(case_of(VEHICLES, ASSETS, TARGETS), card, WORDING)
    assert sum(item.weight for item in outline.items) == Decimal("3.3")


@pytest.mark.parametrize(
    ("title", "account", "indicator", "defect"),
    [
        ("合同备案不及时", "三份合同晚于时限办理备案。", "采购管理", "procurement.filed_late"),
        ("备案手续早于合同签订", "合同尚未签订即已办结备案。", "采购管理", "procurement.filed_early"),
        ("先签合同后发中标公告", "中标公告发布前合同已经签订。", "采购管理", "procurement.signed_early"),
        ("没有定期盘点资产", "近年没有组织资产盘点。", "资产管理", "assets.no_inventory"),
        ("相机下落不明", "两台相机未见实物，原保管人离职时未办理移交。", "资产管理", "assets.missing"),
        ("预算支出进度偏慢", "年末尚有资金未形成支出。", "预算执行率", "execution.slow"),
        ("公用经费超预算", "公用经费决算数超过预算数。", "公用经费控制率", "execution.running_cost"),
        ("指标值难以衡量", "指标值为“良好”，没有测算依据。", "绩效指标明确性", "targets.not_measurable"),
        ("预算公开不及时", "部门预算未在规定时限内公开。", "预决算信息", "disclosure.late"),
    ],
)
def test_accounts_in_other_words_find_their_defect(title, account, indicator, defect):
    _, found = classify(Point(id="a", title=title, text=account), indicator, WORDING)
    assert found.id == defect


def test_what_has_no_cue_falls_to_the_general_defect_of_the_indicators_theme():
    point = Point(id="a", title="存在其他情况", text="情况说明。")
    assert classify(point, "资产管理安全性", WORDING)[1].id == "assets.general"
    assert classify(point, "从未见过的指标", WORDING)[1].id == "general.general"


def test_a_defect_that_the_case_names_stands():
    point = Point(id="a", title="固定资产未盘点", text="未盘点。", defect="staff.overstaffed")
    assert classify(point, "资产管理安全性", WORDING)[1].id == "staff.overstaffed"


def test_the_gap_in_a_cue_stays_within_a_clause():
    assert found_in("未…盘点", "未组织盘点")
    assert not found_in("未…盘点", "手续未办理；已盘点")


@given(st.permutations([VEHICLES, ASSETS, VOUCHER, SAME_VOUCHER, TARGETS]))
def test_the_order_of_findings_decides_nothing_but_ties(findings):
    outline = plan(case_of(*findings), card_without_lines(), WORDING)
    assert sorted(told(outline)) == sorted(full for full, _, _ in CASE.all_points())
    weights = [item.weight for item in outline.items]
    assert weights == sorted(weights, reverse=True)


def test_a_stray_word_does_not_carry_a_point_into_another_theme():
    point = Point(id="a", title="发票开具日期晚于报销日期", text="抽查的发票开具日期晚于报销日期。")
    theme, _ = classify(point, "财务合规性", WORDING)
    assert theme.id == "accounting"
