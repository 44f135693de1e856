"""A plan tells every point once, under headings a reviewer would choose."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.plan import plan
from drafter.drafting.sorting import classify
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
    assert classify(Point(id="a", title=title, text=account), indicator, WORDING).defect.id == defect


def sorted_as(title, account, indicator, **more):
    return classify(Point(id="a", title=title, text=account, **more), indicator, WORDING)


@pytest.mark.parametrize(
    ("indicator", "general"), [("资产管理安全性", "assets.general"), ("从未见过的指标", "general.general")]
)
def test_what_has_no_cue_falls_to_the_general_defect_and_is_known_to_be_in_doubt(indicator, general):
    found = sorted_as("存在其他情况", "情况说明。", indicator)
    assert (found.defect.id, found.doubtful) == (general, True)


def test_two_defects_that_fit_alike_leave_a_doubt():
    found = sorted_as("设备闲置、报废", "情况说明。", "资产管理安全性")
    assert (found.defect.id, found.doubtful) == ("assets.general", True)


def test_what_an_indicator_measures_is_told_without_a_cue():
    found = sorted_as("钱花不出去", "资金下达后没有动工。", "部门预算支出率")
    assert (found.defect.id, found.doubtful) == ("execution.slow", False)


def test_a_defect_that_the_case_names_stands():
    found = sorted_as("固定资产未盘点", "未盘点。", "资产管理安全性", defect="staff.overstaffed")
    assert (found.defect.id, found.doubtful) == ("staff.overstaffed", False)


def test_a_doubt_is_handed_on_with_the_plan():
    odd = finding(
        "F07", "资产管理安全性", {"a": ("库房漏水", "物资库房漏水。"), "b": ("未盘点资产", "没有盘点。")}
    )
    clauses = list(plan(case_of(odd), card_without_lines(), WORDING).clauses())
    assert [(clause.points, clause.doubtful) for clause in clauses] == [
        (("F07.a",), ("F07.a",)),
        (("F07.b",), ()),
    ]


def many(count, title, indicator="财务合规性"):
    points = {f"p{n}": (title.format(n), "抽查发现该情形，经办人没有说明。") for n in range(count)}
    return finding("F20", indicator, points)


@pytest.mark.parametrize("count", [9, 15, 32, 70])
def test_many_points_of_one_defect_are_told_in_parts_of_a_size_to_read(count):
    outline = plan(case_of(many(count, "第{}处往来款项长期挂账")), card_without_lines(), WORDING)
    sizes = [len(item.clauses) for item in outline.items]
    assert sum(sizes) == count
    assert max(sizes) <= 8
    assert max(sizes) - min(sizes) <= max(sizes) / 2


def test_parts_keep_titles_that_are_alike_together():
    titles = ["差旅费附件不全", "接待未附公函", "会议报销缺少通知"]
    points = {f"p{n}": (f"{titles[n % 3]}{'甲乙丙丁'[n // 3]}", "附件不全。") for n in range(12)}
    outline = plan(case_of(finding("F20", "财务合规性", points)), card_without_lines(), WORDING)
    told_in = [
        {int(full.rpartition("p")[2]) % 3 for c in item.clauses for full in c.points} for item in outline.items
    ]
    assert sum(map(len, told_in)) <= 4


def test_no_heading_spans_more_than_two_themes():
    lone = [
        finding("F21", "预决算信息", {"a": ("部门预算公开超期", "公开超期。")}),
        finding("F22", "管理制度健全性", {"a": ("内控制度多年未修订", "没有修订。")}),
        finding("F23", "资产管理安全性", {"a": ("资产账实不符", "账实不符。")}),
        finding("F24", "财务合规性", {"a": ("往来款长期挂账", "长期挂账。")}),
    ]
    outline = plan(case_of(*lone), card_without_lines(), WORDING)
    assert max(len(item.themes) for item in outline.items) <= 2
    assert sorted(told(outline)) == ["F21.a", "F22.a", "F23.a", "F24.a"]


@given(st.permutations([VEHICLES, ASSETS, VOUCHER, SAME_VOUCHER, TARGETS]))
def test_the_order_of_findings_decides_nothing_but_ties(findings):
    outline = plan(case_of(*findings), card_without_lines(), WORDING)
    assert sorted(told(outline)) == sorted(full for full, _, _ in CASE.all_points())
    weights = [item.weight for item in outline.items]
    assert weights == sorted(weights, reverse=True)


def test_a_stray_word_does_not_carry_a_point_into_another_theme():
    point = Point(id="a", title="发票开具日期晚于报销日期", text="抽查的发票开具日期晚于报销日期。")
    assert classify(point, "财务合规性", WORDING).theme.id == "accounting"
