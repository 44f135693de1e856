"""Rates and formulas that their figures do not give, and their like that may be right."""

import pytest

from drafter.audit.auditor import audit
from drafter.audit.model import Severity
from tests.audit.findings import audited_word, document, said

FUND = "云岭县（虚构）渠道管护专项资金800.00万元，至年末实际支出{}万元，支出率{}%。\n"
DRAWN = "三年共安排资金，2031年100万元，2032年200万元，2033年400万元。{}分别支出90万元、100万元和100万元，"
FORMULA = "渠道巡护费按人数测算：{}。\n"
DUE = "2021年全县应配套资金1200.00万元，实际配套资金3000.00万元，超额配套1800.00万元，到位执行率为{}%。"

SLIPS = [
    pytest.param(
        "应检修水泵40台，实际检修水泵30台，按时检修率77.5%。",
        [("rate", "77.5%", "30台", "40台")],
        id="due and done",
    ),
    pytest.param(
        "应到会社员50人，实到会社员45人，到会率95.0%。", [("rate", "95.0%", "45人", "50人")], id="due and attended"
    ),
    pytest.param(
        FUND.format("400.00", "55.0"),
        [("rate", "55.0%", "400.00万元", "800.00万元")],
        id="a fund and what was spent",
    ),
    pytest.param(
        DRAWN.format("截至6月") + "支出进度分别为90.0%、50.0%、35.0%。",
        [("rate", "35.0%", "100万元", "400万元")],
        id="one of a list of rates",
    ),
    ("支出预算900.00万元，实际支出800.00万元，完成预算的98.9%。", [("rate", "98.9%", "800.00万元", "900.00万元")]),
    (
        "一般公共预算安排900.00万元，支出800.00万元，完成预算的98.9%。",
        [("rate", "98.9%", "800.00万元", "900.00万元")],
    ),
    pytest.param(FORMULA.format("共需（12+30=43）人"), [("formula", "（12+30=43")], id="a sum in brackets"),
    pytest.param(FORMULA.format("30－12=17人"), [("formula", "30－12=17人")], id="signs of full width"),
    (
        "接待费预算为2万元，支出决算为1.36万元，完成预算的32%，其中会议0.25万元。",
        [("rate", "32%", "1.36万元", "2万元")],
    ),
    (DUE.format("150"), [("rate", "150%", "3000.00万元", "1200.00万元")]),
    pytest.param(
        "该项目预算金额为500万元，采购环节节省资金18.34万元，实际支出金额为481.66万元，成本节约率达到3.75%。",
        [("rate", "3.75%", "18.34万元", "500万元")],
        id="a rate of what was saved",
    ),
    pytest.param(
        "全年预算数100.00万元，实际支出120.00万元，预算执行率100%。",
        [("rate", "100%", "120.00万元", "100.00万元")],
        id="money above its plan told as full",
    ),
]

RIGHT = [
    pytest.param("应检修水泵40台，实际检修水泵30台，按时检修率75.0%。", id="done as stated"),
    pytest.param("应检修水泵40台，实际更换水泵30台，按时检修率77.5%。", id="another verb"),
    pytest.param(FUND.format("400.00", "50.0"), id="fund spent as stated"),
    pytest.param(
        "云岭县专项资金800.00万元，上年结转100.00万元，实际支出400.00万元，支出率44.4%。", id="another base"
    ),
    pytest.param(DRAWN.format("截至6月") + "支出进度分别为95.0%、55.0%、35.0%。", id="no rate of the list fits"),
    pytest.param("管护面积900.5公顷，总林地面积800.5公顷，管护覆盖率为45.0%。", id="areas of two kinds"),
    pytest.param("渠道目标25条，完成23条，其中个别渠道未完工，实际支出率为0%。", id="money and things"),
    pytest.param("开展巡查等指标完成较好，这些绩效指标均是超额完成。个别绩效目标未能完成。", id="named targets"),
    "资金200.00万元，支出100.00万元、80.00万元，支出率分别为50.00%和40.00%。",
    "公共预算收入900.00亿元，为预算的100%，增长3.8%。公共预算支出1,300.00亿元，完成预算的98.9%，增长13.1%。",
    FORMULA.format("10人×9.3万/人/年＋2人×9.3万/人/年÷12×10=93+15.5=108.5万元"),
    FORMULA.format("支出率=209.26÷213.70×100=97.92%"),
    FORMULA.format("12×3000=3.6万元"),
    FORMULA.format("300元/人×10×2=6000元"),
    FORMULA.format("30人×每人12×10=3600元"),
    "接待费预算为2万元，支出决算为1.36万元，完成预算的68%，其中会议0.25万元。",
    DUE.format("250"),
    pytest.param(
        "该项目预算金额为500万元，采购环节节省资金18.34万元，实际支出481.66万元，节约率3.67%。",
        id="a rate of what was saved",
    ),
    pytest.param("计划建设项目17项，实际完成20项，完成率100%。", id="more done than planned and told as full"),
]


@pytest.mark.parametrize(("text", "alarms"), SLIPS)
def test_a_rate_that_its_figures_do_not_give_is_an_alarm(text, alarms):
    assert said(text) == (alarms, [])


@pytest.mark.parametrize("text", RIGHT)
def test_a_rate_that_may_be_right_raises_nothing(text):
    assert said(text) == ([], [])


def test_an_instalment_that_is_rounded_up_is_a_hint():
    (hint,) = audited_word(FORMULA.format("每月1804.45/12=150.38万元")).hints

    assert (hint.kind, hint.severity) == ("rounding", Severity.HINT)
    assert hint.doubt == "依据的是通行做法，原文没有写明"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("数量指标", "苗木冠幅（m）：0.1-0.2", "＝", "50000", "株"), []),
        (("数量指标", "12.0-2.0", "＝", "50000", "株"), ["formula"]),
        (("数量指标", "净值12.0-2.0＝50000", "株"), ["formula"]),
    ],
)
def test_a_sign_in_a_cell_of_its_own_behind_a_name_is_the_sign_of_a_target(cells, expected):
    found = audit(document(("指标", "内容", "符号", "目标", "单位"), cells))

    assert [issue.kind for issue in found.issues if issue.kind == "formula"] == expected


def test_a_rate_that_is_not_all_of_it_is_not_said_to_be():
    (hint,) = audited_word("全年预算2596万元，实际支出2595.6208万元，预算执行率99%。\n").hints

    assert hint.message == "“预算执行率”写为99%，按2595.6208万元、2596万元四舍五入应为99.99%，似为直接舍去尾数"


@pytest.mark.parametrize(
    ("amounts", "alarms"),
    [
        ("可用资金为100.00万元，实际支出50.00万元", [("rate", "80.00%", "50.00万元", "100.00万元")]),
        ("可用资金分别为100.00万元和60.00万元，实际支出50.00万元", []),
    ],
    ids=["one amount of each", "a row, of which it may be of either"],
)
def test_a_rate_is_of_no_amount_of_a_row_for_sure(amounts, alarms):
    assert said(f"{amounts}，支出率80.00%。\n") == (alarms, [])
