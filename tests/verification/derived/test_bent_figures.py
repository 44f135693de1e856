"""Words right before a figure: more or less than it is, what something became, a share of something else."""

import pytest

from tests.verification import roads
from tests.verification.made_up import CHECKER
from tests.verification.roads import blocked
from tests.verification.test_other_words import blocked as blocked_of


def _blocked(point: str, text: str) -> list[str]:
    found = CHECKER.check_sentence(text, points=[point])
    return [v.text for v in found if v.severity.value == "block" and v.check == "quantities"]


HEDGED_RIGHT = [
    ("F01.a", "支出逾360万元，近370万元。"),
    ("F01.a", "支出约365万元，调整预算420万元左右。"),
    ("F01.a", "支出三百六十多万元。"),
    ("F01.a", "调整预算420.00万元，实际支出不足420.00万元。"),
    ("F01.a", "调整预算420.00万元，实际支出低于420.00万元。"),
    ("F01.a", "实际支出365.40万元，没有超过420.00万元。"),
    ("F01.a", "尚有逾54万元没有支付。"),
    ("F02.a", "2份合同超过法定时限，占抽查9份的两成多。"),
    ("F04.a", "目标5000人次，完成不足5000人次。"),
    ("F04.a", "完成4200人次，未达到5000人次。"),
    ("F04.a", "完成逾4000人次。"),
    ("F04.a", "对参加不足5000人次的讲座逐场说明。"),
    ("F04.a", "参加人次不低于5000人次的目标没有实现。"),
    ("F01.a", "馆藏数字化项目调整预算420.00万元，实际支出数不足420.00万元。"),
    ("F03.b", "对超过3,200元的报销逐笔复核。"),
]


@pytest.mark.parametrize(("point", "text"), HEDGED_RIGHT)
def test_a_hedge_that_is_true_passes(point: str, text: str) -> None:
    assert _blocked(point, text) == []


HEDGED_WRONG = [
    ("F01.a", "实际支出逾365.40万元。", "逾365.40万元"),
    ("F01.a", "实际支出超过365.40万元。", "超过365.40万元"),
    ("F01.a", "馆藏数字化项目支出近365.40万元。", "近365.40万元"),
    ("F01.a", "调整预算不足420.00万元。", "不足420.00万元"),
    ("F01.a", "上年支出不到350.20万元。", "不到350.20万元"),
    ("F01.a", "执行率突破了87.00%。", "突破了87.00%"),
    ("F02.a", "抽查合同9份，其中不足2份逾期。", "不足2份"),
    ("F02.a", "抽查9余份合同。", "9余份"),
    ("F03.a", "登记投影仪超过十二台。", "超过十二台"),
    ("F03.b", "报销3,200多元。", "3,200多元"),
    ("F04.a", "讲座参加人次目标不足5000人次。", "不足5000人次"),
    ("F01.a", "涉及执行率87.00%、调整预算数420.00万元、实际支出数超过365.40万元。", "超过365.40万元"),
    ("F01.a", "调整预算数420.00万元、实际支出数不到365.40万元、执行率87.00%。", "不到365.40万元"),
    ("F03.b", "所附超过3,200元的报销单缺少分管领导签字。", "超过3,200元"),
    ("F04.a", "青川县虚构图书馆逾6100人次。", "逾6100人次"),
]


@pytest.mark.parametrize(("point", "text", "span"), HEDGED_WRONG)
def test_a_hedge_of_an_exact_figure_is_refused(point: str, text: str, span: str) -> None:
    assert _blocked(point, text) == [span]


CHANGES = [
    ("年末存量资金由80.00万元增加到90.00万元。", []),
    ("年末存量资金增长12.50%，增加了10.00万元。", []),
    ("存量资金上升为90.00万元。", []),
    ("养护经费缺口扩大到23.40万元。", []),
    ("存量资金增长率提高到12.50%。", []),
    ("年末存量资金较上年增长至12.50%。", ["至12.50%"]),
    ("存量资金增加到10.00万元。", ["到10.00万元"]),
    ("存量资金增加为10万元。", ["为10万元"]),
]


@pytest.mark.parametrize(("text", "found"), CHANGES)
def test_by_how_much_is_not_to_what(text: str, found: list[str]) -> None:
    assert blocked("F04.a", text) == found


SHARES = [
    ("F01.a", "执行率为调整预算的87.00%。", []),
    ("F01.a", "实际支出仅为全年预算的87.00%。", []),
    ("F01.a", "支出占馆藏数字化项目预算总额的87%。", []),
    ("F01.a", "执行率达到87.00%。", []),
    ("F01.a", "执行率为食堂收入的87.00%。", ["食堂收入的87.00%"]),
    ("F01.a", "实际支出占全市教育经费的87.00%。", ["全市教育经费的87.00%"]),
    ("F01.a", "执行率相当于车辆购置费的87%。", ["车辆购置费的87%"]),
]


@pytest.mark.parametrize(("point", "text", "found"), SHARES)
def test_a_rate_is_of_what_its_finding_speaks_of(point: str, text: str, found: list[str]) -> None:
    assert _blocked(point, text) == found


def test_what_the_account_itself_bends_may_be_bent() -> None:
    told = roads.CASE.findings[0].points[0].model_copy(update={"text": "巡查未达{F01.agreed}，实际{F01.walked}。"})
    finding = roads.CASE.findings[0].model_copy(update={"points": (told,)})
    case = roads.CASE.model_copy(update={"findings": (finding, *roads.CASE.findings[1:])})
    found = roads.Checker(case=case, norms={}).check_sentence(
        "约定巡查次数没有做满，未达1,500次。", points=["F01.a"]
    )
    assert [v.text for v in found if v.severity.value == "block" and v.check == "quantities"] == []


WOODS = {
    "before": ("上年抚育林地", "上年数", "count", "3,575", "亩", "2021"),
    "now": ("抚育林地", "完成值", "count", "1,967", "亩", ""),
    "less": ("抚育林地减少", "差异", "count", "1,608", "亩", ""),
}
PIPES = {
    "plan": ("管道铺设计划", "目标值", "count", "48", "公里", ""),
    "done": ("管道铺设完成", "完成值", "count", "8", "公里", ""),
}
COST = {
    "plan": ("项目测算成本", "预算", "money", "115.86", "万元", ""),
    "real": ("项目实际支出", "支出", "money", "289.29", "万元", ""),
    "over": ("项目支出超出测算", "差异", "money", "173.43", "万元", ""),
}


@pytest.mark.parametrize(
    ("facts", "true", "false"),
    [
        (WOODS, "抚育林地由3,575亩减少为1,967亩。", "抚育林地由3,575亩减少为不足1,967亩。"),
        (WOODS, "抚育林地由3,575亩减少为不足2,000亩。", "抚育林地由3,575亩减少到逾1,967亩。"),
        (WOODS, "抚育林地减少不足1,967亩。", "抚育林地减少不足1,608亩。"),
        (PIPES, "管道铺设实际完成不足48公里。", "年度计划完成管道铺设不足48公里。"),
        (PIPES, "管道铺设8公里，不足计划的48公里。", "管道铺设原计划完成超过48公里，实际完成8公里。"),
        (COST, "项目实际支出289.29万元，超出测算173.43万元。", "项目实际支出289.29万元，超出逾173.43万元。"),
        (COST, "项目实际支出超出测算逾170万元。", "项目实际支出289.29万元，超出不足173.43万元。"),
    ],
)
def test_a_hedge_behind_what_says_how_a_figure_came_about_bends_it(facts, true, false) -> None:
    assert (blocked_of(facts, true), bool(blocked_of(facts, false))) == ([], True)
