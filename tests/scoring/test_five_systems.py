"""Three published self-evaluations, line by line, and the grades that were published with all five results."""

from decimal import Decimal
from pathlib import Path

import pytest

from drafter.findings.loading import load_case
from drafter.scoring.card import ScoreCard
from drafter.scoring.engine import score
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.view import rubric_view

EXAMPLES = Path(__file__).parents[2] / "examples"


def card_of(name: str) -> ScoreCard:
    loaded = load_case(EXAMPLES / name / "case.yaml", rubric_view)
    assert loaded.warnings == ()
    return score(loaded.case, rubric_view(loaded.case.rubric).rubric)


def table(card: ScoreCard) -> dict[str, str]:
    """Every line: its name, its points of its full marks."""
    return {
        line.id: f"{line.indicator} {'—' if line.awarded is None else line.awarded}/{line.max}"
        for line in card.lines
    }


GUANGZHOU = {
    "1": "履职效能 49.97/50",
    "1.1": "整体效能 49.97/50",
    "1.1.1": "部门整体绩效目标产出指标完成情况 20.00/20",
    "1.1.2": "部门整体绩效目标效益指标完成情况 19.98/20",
    "1.1.3": "部门预算资金支出率 9.99/10",
    "2": "管理效率 44.90/50",
    "2.1": "预算编制 3.00/3",
    "2.1.1": "新增预算项目事前绩效评估 3.00/3",
    "2.2": "预算执行 3.00/4",
    "2.2.1": "结转结余率 2.00/2",
    "2.2.2": "财务管理合规性 1.00/2",
    "2.3": "信息公开 4.00/4",
    "2.3.1": "预决算公开合规性 2.00/2",
    "2.3.2": "绩效信息公开情况 2.00/2",
    "2.4": "绩效管理 15.00/15",
    "2.4.1": "绩效管理制度建设 5.00/5",
    "2.4.2": "绩效结果应用 3.00/3",
    "2.4.3": "绩效管理制度执行 7.00/7",
    "2.5": "采购管理 5.90/10",
    "2.5.1": "采购意向公开合规性、公开时限 2.00/2",
    "2.5.2": "采购内控制度建设 1.00/1",
    "2.5.3": "采购活动合规性 2.00/2",
    "2.5.4": "采购合同签订时效性 0.00/3",
    "2.5.5": "合同备案时效性 0.00/1",
    "2.5.6": "采购政策效能 0.90/1",
    "2.6": "资产管理 10.00/10",
    "2.6.1": "资产配置合规性 2.00/2",
    "2.6.2": "资产收益上缴的及时性 1.00/1",
    "2.6.3": "资产盘点情况 1.00/1",
    "2.6.4": "数据质量 2.00/2",
    "2.6.5": "资产管理合规性 2.00/2",
    "2.6.6": "固定资产利用率 2.00/2",
    "2.7": "运行成本 4.00/4",
    "2.7.1": "公用经费控制率 2.00/2",
    "2.7.2": "“三公”经费控制情况 2.00/2",
}

LECHANG = {
    "1": "预算编制情况 28.00/28",
    "1.1": "预算编制 18.00/18",
    "1.1.1": "预算编制合理性 5.00/5",
    "1.1.2": "预算编制规范性 5.00/5",
    "1.1.3": "预算编制规划性 4.00/4",
    "1.1.4": "预算编制科学性 4.00/4",
    "1.2": "目标设置 10.00/10",
    "1.2.1": "绩效目标覆盖率 2.00/2",
    "1.2.2": "绩效目标合理性 4.00/4",
    "1.2.3": "绩效指标明确性 4.00/4",
    "2": "预算执行情况 38.00/42",
    "2.1": "资金管理 18.00/22",
    "2.1.1": "部门预算资金支出率 4.00/6",
    "2.1.2": "结转结余率 3.00/3",
    "2.1.3": "国库集中支付结转结余存量资金效率性 3.00/3",
    "2.1.4": "政府采购执行率 0.00/2",
    "2.1.5": "财务合规性 4.00/4",
    "2.1.6": "资金下达合法性 —/3",
    "2.1.7": "预决算信息，绩效评价结果公开性 4.00/4",
    "2.2": "项目管理 7.00/7",
    "2.2.1": "项目实施程序 2.00/2",
    "2.2.2": "项目监管 5.00/5",
    "2.3": "资产管理 7.00/7",
    "2.3.1": "资产配置合规性 2.00/2",
    "2.3.2": "资产盘点情况 2.00/2",
    "2.3.3": "固定资产利用率 3.00/3",
    "2.4": "人员管理 2.00/2",
    "2.4.1": "人员管理 2.00/2",
    "2.5": "制度管理 4.00/4",
    "2.5.1": "制度管理 4.00/4",
    "3": "资金使用效益 30.00/30",
    "3.1": "经济性 6.00/6",
    "3.1.1": "经济性 6.00/6",
    "3.2": "效率性 9.00/9",
    "3.2.1": "重点工作完成率 3.00/3",
    "3.2.2": "绩效目标完成率 3.00/3",
    "3.2.3": "项目完成及时性 3.00/3",
    "3.3": "效果性 10.00/10",
    "3.3.1": "效果性 10.00/10",
    "3.4": "公平性 5.00/5",
    "3.4.1": "公平性 5.00/5",
    "4": "加减分项 3.00/3",
    "4.1": "加减分项 3.00/3",
    "4.1.1": "加减分项 3.00/3",
}

JIANGMEN = {
    "1": "履职效能 50.00/50",
    "1.1": "履职效能 50.00/50",
    "1.1.1": "部门整体绩效目标产出指标完成情况 15.00/15",
    "1.1.2": "部门整体绩效目标效益指标完成情况 15.00/15",
    "1.1.3": "专项资金绩效完成情况 20.00/20",
    "2": "管理效率 50.00/50",
    "2.1": "预算编制 10.00/10",
    "2.1.1": "预算编制合理性 8.00/8",
    "2.1.2": "新增预算项目事前绩效评估 2.00/2",
    "2.2": "目标设置 10.00/10",
    "2.2.1": "绩效目标合理性 5.00/5",
    "2.2.2": "绩效指标明确性 5.00/5",
    "2.3": "成本管控 14.00/14",
    "2.3.1": "投入成本合理性 7.00/7",
    "2.3.2": "成本管控应用 7.00/7",
    "2.4": "预算执行 6.00/6",
    "2.4.1": "预算编制约束性 2.00/2",
    "2.4.2": "财务管理合规性 4.00/4",
    "2.5": "绩效管理 8.00/8",
    "2.5.1": "绩效管理制度建设 5.00/5",
    "2.5.2": "绩效结果应用 3.00/3",
    "2.6": "信息公开 2.00/2",
    "2.6.1": "预决算公开合规性 1.00/1",
    "2.6.2": "绩效信息公开情况 1.00/1",
}


@pytest.mark.parametrize(
    ("name", "lines", "result"),
    [
        ("guangzhou-2023", GUANGZHOU, ("94.87", "100", "优")),
        ("lechang-2024", LECHANG, ("99.00", "100", "优")),
        ("jiangmen-2024", JIANGMEN, ("100.00", "100", "优")),
    ],
)
def test_every_line_every_subtotal_and_the_total_are_the_published_ones(
    name: str, lines: dict[str, str], result: tuple[str, str, str]
) -> None:
    card = card_of(name)
    assert table(card) == lines
    assert (str(card.total), str(card.max), card.grade) == result


def test_what_guangzhou_lets_compute_is_computed() -> None:
    computed = {line.id: line.derivation for line in card_of("guangzhou-2023").lines if line.level == 3}
    assert {name: steps for name, steps in computed.items() if "未公布" not in steps} == {
        "1.1.1": "20 ÷ 15 × 15 = 20",
        "1.1.2": "20 ÷ 16 × (15 + 98.4%) = 19.98",
        "1.1.3": "99.99%；10 × 99.99% = 9.999 → 9.99（舍去尾数）",
        "2.7.1": "公用经费实际支出 8898931.92 ≤ 公用经费预算金额 9673162.67 成立，得 2 分",
        "2.7.2": "“三公”经费支出 184881.46 ≤ “三公”经费预算安排 207831.94 成立，得 2 分",
    }


@pytest.mark.parametrize(
    ("name", "indicators", "losses"),
    [
        (
            "guangzhou-2023",
            25,
            {"1.1.2": "0.02", "1.1.3": "0.01", "2.2.2": "1.00", "2.5.4": "3.00", "2.5.5": "1.00", "2.5.6": "0.10"},
        ),
        ("lechang-2024", 28, {"2.1.1": "2.00", "2.1.4": "2.00"}),
        ("jiangmen-2024", 15, {}),
    ],
)
def test_points_were_lost_where_the_report_says_so_and_nowhere_else(
    name: str, indicators: int, losses: dict[str, str]
) -> None:
    leaves = [line for line in card_of(name).lines if line.level == 3]
    assert len(leaves) == indicators
    assert {line.id: str(line.deducted) for line in leaves if line.deducted} == losses


@pytest.mark.parametrize(("name", "stated"), [("guangzhou-2023", 20), ("lechang-2024", 26), ("jiangmen-2024", 15)])
def test_scores_that_rest_on_no_printed_rule_are_said_to_be_taken_over(name: str, stated: int) -> None:
    *others, last = card_of(name).warnings
    assert last.startswith(f"{stated} 项指标的评分标准没有公布，得分照录、未经计算：")
    assert others == {
        "guangzhou-2023": ["5 项指标的规则没有公布，系据公布的取数和得分推定：1.1.1、1.1.2、1.1.3、2.7.1、2.7.2"],
        "lechang-2024": ["2.1.6 资金下达合法性：未评价，3 分不计入满分；理由：没有转移支付，不考核本项"],
        "jiangmen-2024": [],
    }.get(name)


def test_the_bonus_of_lechang_stands_on_top_of_the_hundred() -> None:
    card = card_of("lechang-2024")
    top = [(line.indicator, line.bonus, line.awarded) for line in card.lines if line.level == 1]
    assert top == [
        ("预算编制情况", False, 28),
        ("预算执行情况", False, 38),
        ("资金使用效益", False, 30),
        ("加减分项", True, 3),
    ]
    assert sum(line.max for line in card.lines if line.level == 1 and not line.bonus) == 100


@pytest.mark.parametrize(
    ("rubric", "points", "grade"),
    [
        ("guangzhou-2023", "94.87", "优"),
        ("jiangmen-2024", "100", "优"),
        ("jiangmen-2024", "88.85", "良"),
        ("renhua-2022", "82.57", "良"),
        ("shaoguan-2023", "89.21", "良"),
    ],
)
def test_the_scales_give_the_grades_that_were_published(rubric: str, points: str, grade: str) -> None:
    assert load_rubric(rubric).grade(Decimal(points)) == grade


def test_last_years_result_is_among_the_facts_of_jiangmen() -> None:
    facts = load_case(EXAMPLES / "jiangmen-2024" / "case.yaml", rubric_view).case.facts
    assert (facts["prior_score"].value, facts["prior_grade"].value, facts["prior_score"].period) == (
        "88.85",
        "良",
        "2023",
    )
