"""Recommendations under the heading of another problem, and problems whose recommendation is gone."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.telling.approved import Approved

POINTS = [
    {"id": "a", "title": "标识标牌破损", "text": "沿线标识标牌破损褪色，一直没有更换。"},
    {"id": "b", "title": "路灯长期不亮", "text": "巷道路灯长期不亮，报修以后无人处理。"},
    {"id": "c", "title": "欠款没有清理", "text": "摊位租金欠款没有清理，催收没有记录。"},
]
CASE = Case.model_validate(
    {
        "id": "wuling-2022",
        "department": {"name": "雾岭县虚构市政所"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "notice": {"title": "雾岭县虚构市政所评价报告", "issuer": "雾岭县虚构财政局"},
        "findings": [{"id": "F01", "indicator": "1", "points": POINTS}],
    }
)
CARE, MONEY = ("健全养护机制，提升设施完好率",), ("规范资金管理，防范资金风险",)
SIGN = "更换标识标牌。由养护班逐处核对标识标牌，破损的限期更换并登记位置。"
LAMP = "及时修复路灯。由照明班接报后当日到场修复，逾期的说明原因并通报。"
DEBT = "按月清理欠款。由财务组按月清理摊位租金欠款，催收情况逐户记录。"
BOTH = "更换标识标牌，修复路灯。由养护班逐处核对标识标牌，破损的限期更换；由照明班接报后当日到场修复。"
TAKEN_UP = "更换标识标牌，及时修复路灯。由养护班逐处核对标识标牌，破损的限期更换并登记位置。"
ANSWERING = {
    "F01.a": Approved((SIGN.replace("。", "\n", 1),), (), CARE),
    "F01.b": Approved((LAMP.replace("。", "\n", 1),), (), CARE),
    "F01.c": Approved((DEBT.replace("。", "\n", 1),), (), MONEY),
}
CHECKER = Checker(CASE, {}, (SIGN, LAMP, DEBT, *CARE, *MONEY), answering=ANSWERING)
NOTICE = """三、存在问题

（一）设施养护不到位

一是标识标牌破损。沿线标识标牌破损褪色，一直没有更换。

二是路灯长期不亮。巷道路灯长期不亮，报修以后无人处理。

（二）欠款没有清理

欠款没有清理。摊位租金欠款没有清理，催收没有记录。

四、建议

（一）健全养护机制，提升设施完好率

{care}

（二）规范资金管理，防范资金风险

{money}
"""


def said(care: tuple[str, ...], money: str = DEBT) -> list[tuple[str, Severity]]:
    labels = ("一是", "二是", "三是")
    clauses = [label + one for label, one in zip(labels, care, strict=False)] if len(care) > 1 else list(care)
    report = CHECKER.check(manuscript_of(NOTICE.format(care="\n\n".join(clauses), money=money)))
    mine = ("不应放在这个标题下", "没有找到针对", "没有建议回应")
    return [
        (one.expected or one.text.removeprefix("二是"), one.severity)
        for one in report.violations
        if one.check == "links" and any(words in one.message for words in mine)
    ]


def test_every_problem_answered_under_its_heading_is_silent() -> None:
    assert said((SIGN, LAMP)) == []
    assert said((LAMP, SIGN)) == []


@pytest.mark.parametrize(("left", "title"), [(SIGN, "路灯长期不亮"), (LAMP, "标识标牌破损")])
def test_a_recommendation_that_is_gone_is_told(left: str, title: str) -> None:
    assert said((left,)) == [(title, Severity.BLOCK)]


@pytest.mark.parametrize("care", [BOTH, TAKEN_UP, f"针对标识标牌破损、路灯长期不亮的问题，{SIGN}"])
def test_one_recommendation_on_two_problems_is_never_refused(care: str) -> None:
    assert Severity.BLOCK not in [severity for _, severity in said((care,))]


def test_one_in_words_of_its_own_may_answer_either() -> None:
    assert Severity.BLOCK not in [severity for _, severity in said(("请街道把坏的东西都换好。",))]


def test_a_recommendation_under_the_heading_of_another_problem_is_told() -> None:
    found = said((SIGN, DEBT), LAMP)
    assert found == [(DEBT, Severity.BLOCK), (LAMP, Severity.BLOCK)]


def test_one_that_stands_too_much_under_another_heading_is_shown() -> None:
    """What it answers is answered where it is told."""
    assert said((SIGN, LAMP, DEBT)) == [(f"三是{DEBT}", Severity.REVIEW)]
