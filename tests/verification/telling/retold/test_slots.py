"""What stands in a place that the account fills otherwise, of a made-up harbour office, in anybody's words."""

from functools import cache

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Manuscript, Section, Severity, Violation
from drafter.verification.names.exchanged import Exchanges
from drafter.verification.reading.examination import Examination, Scope
from tests.verification.telling.retold.asked import found_in

_POINTS = {
    "posts": ("超编配备船员", "船员核定编制12名，年末在编船员15名，超编3名。", "", "编制批复"),
    "hired": (
        "编外引航员聘用没有报批",
        "聘用编外引航员21名，聘用计划没有报经批准，工资在项目经费中列支。",
        "",
        "花名册",
    ),
    "buoys": (
        "浮标完好率下降",
        "浮标完好率为71.4%，比上年下降9.2个百分点，北汊灯塔全年没有启用。",
        "",
        "巡检台账",
    ),
    "paid": ("疏浚款支付不及时", "疏浚验收至付款间隔96天，疏浚合同没有约定违约责任。", "", "付款凭证"),
    "opinions": (
        "船主满意度不高",
        "收回有效问卷284份，对靠泊等待久的意见比较集中，船民仍使用旧式缆桩。",
        "",
        "第三方问卷",
    ),
    "berth": ("泊位出租没有报批", "南湾泊位出租，收取租金4.6万元，没有报经批准，租金未上缴。", "", "租赁合同"),
    "grant": ("拖轮维修预算调整偏大", "拖轮维修预算年中调整为88.40万元，拖轮维修费年中追加。", "", "预算批复"),
    "kept": ("补给票据不合规", "补给款以收据入账，没有发票。", "", "记账凭证"),
}


@cache
def _checker() -> Checker:
    findings = [
        {
            "id": f"F{number:02}",
            "indicator": "港务管理",
            "source": {"document": paper, "place": "汇总"},
            "points": [{"id": "a", "title": title, "text": text, "effect": effect}],
        }
        for number, (title, text, effect, paper) in enumerate(_POINTS.values(), 1)
    ]
    case = {
        "id": "harbour",
        "department": {"name": "云岭县虚构港务中心", "units": {"finance": "财务室"}},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": findings,
        "notice": {"title": "复核报告", "issuer": "云岭县虚构财政局"},
    }
    return Checker(Case.model_validate(case), {})


def _found(sentence: str, section: Section) -> list[Violation]:
    return found_in(sentence, _checker()._book, section)


def _told(sentence: str, section: Section = Section.PROBLEMS) -> list[tuple[str, Severity]]:
    return [(one.text, one.severity) for one in _found(sentence, section)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        # What it is paid from, with what it is compared, since when it is counted.
        ("编外引航员的工资是从基本支出中列支的。", "基本支出"),
        ("编外引航员的工资由人员经费负担。", "人员经费"),
        ("完好率下降的9.2个百分点，是以年度目标值作为参照得出的。", "年度目标值"),
        ("付款拖了96天，是从签约那天数起的。", "签约"),
        ("疏浚合同从备案到付款隔了96天。", "备案"),
        # What is complained of, what is in use, when it came.
        ("284份有效问卷里，船主的意见主要集中于停泊收费高。", "停泊收费高"),
        ("船民依旧使用智能系泊桩，有效问卷284份都这么说。", "智能系泊桩"),
        ("拖轮维修预算的调整发生于年末，幅度偏大。", "年末"),
        # Two figures, each with what the other is.
        ("船员核定15名，年末在编却是12名。", "15名"),
        # What the account says, denied outright, and what it denies, told as done.
        ("拖轮维修费的增加并非年中追加。", "并非年中追加"),
        ("编外引航员的聘用计划已获批准。", "编外引航员的聘用计划已获批准"),
    ],
)
def test_another_thing_in_the_place_of_the_accounts_is_refused(sentence: str, words: str) -> None:
    assert _told(sentence) == [(words, Severity.BLOCK)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("租金4.6万元，可留作泊位日常维护使用。", "留作"),
        ("补给款今后凭收据报销即可。", "凭收据报销"),
        ("确需聘用编外引航员的，先聘用、后报批。", "先聘用、后报批"),
        ("编外引航员聘用完成之后再办理聘用计划的审批。", "聘用完成之后再办理聘用计划的审批"),
    ],
)
def test_advice_that_asks_for_the_fault_is_refused(sentence: str, words: str) -> None:
    assert _told(sentence, Section.RECOMMENDATIONS) == [(words, Severity.BLOCK)]


def test_where_something_was_read_and_what_is_not_set_out_a_person_decides() -> None:
    assert _told("船主满意度的284份取自中心自行编制的报表。") == [("中心自行编制的报表", Severity.REVIEW)]
    assert _told("疏浚合同连验收标准也没有约定。") == [("验收标准", Severity.REVIEW)]


@pytest.mark.parametrize(
    "sentence",
    [
        *(text for _, text, _, _ in _POINTS.values()),
        "编外引航员的工资走的是项目经费。",
        "编外引航员21名的工资从项目资金里开支。",
        "以上年为基数，浮标完好率降了9.2个百分点。",
        "从验收到付款隔了96天。",
        "付款拖了96天，从验收之日起算。",
        "船主的意见集中在靠泊等得太久。",
        "船民还在使用旧式的缆桩。",
        "拖轮维修预算的调整发生于年度中间。",
        "船员核定12名，年末在编却有15名。",
        "船主满意度取自第三方问卷。",
        "疏浚合同的违约责任一个字都没写。",
        "21名编外引航员的聘用计划没有获得批准。",
        "超编增加3名，年末在编增长到15名。",
    ],
)
def test_the_same_in_other_words_stands(sentence: str) -> None:
    assert _told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "南湾泊位租金4.6万元尽快上缴财政。",
        "补给款一律凭发票报销，不再接受收据。",
        "聘用编外引航员，应当先报批、后聘用。",
        "由财务室在支付前核对聘用计划的批准文件。",
        "不得先聘用、后报批。",
        "编外引航员的工资改从公用经费中列支。",
        "租金4.6万元不得留作日常维护使用。",
        "北汊灯塔确已损坏的部件按程序报废，其余恢复启用。",
    ],
)
def test_advice_that_answers_the_fault_stands(sentence: str) -> None:
    assert _told(sentence, Section.RECOMMENDATIONS) == []


def test_what_is_to_stand_in_the_place_of_the_fault_may_be_another_thing() -> None:
    found = Exchanges(_checker()._book)
    for sentence, section, told in (
        ("编外引航员的工资改从公用经费中列支。", Section.RECOMMENDATIONS, []),
        ("编外引航员的工资改从公用经费中列支。", Section.PROBLEMS, ["公用经费"]),
    ):
        manuscript = Manuscript(text=sentence, items=(), whole=False)
        scope = Scope(0, len(sentence), None, frozenset(), section, own=True)
        said = found.check(Examination(manuscript, _checker()._book, (scope,)))
        assert [one.text for one in said] == told
