"""What belongs to another case and stands in this draft is found there; what everybody says is not."""

from dataclasses import replace

import pytest

from drafter.verification.checker import Checker
from drafter.verification.model import Severity, Violation
from drafter.verification.prose.leaks import Other
from tests.verification.made_up import CASE, FIGURES, NORMS, VOCABULARY

WATER = Other(
    id="water-2021",
    title="白鹭县虚构水务局2021年部门整体支出绩效评价报告",
    department="白鹭县水务局（虚构）",
    year=2021,
    text="一是堤防工程结算滞后。东港堤加固工程合同编号BL-2021-077，由启明水利建设公司承建，结算审定价为3,417.26万元，"
    "比合同价高出128.43万元，2021年7月19日通过验收。\n"
    "二是水质监测频次没有达到要求。全年应监测48次，实际监测31次，监测人员长期抽调参加防汛值守，采样船停航检修后没有安排替代设备。\n"
    "三是预算执行进度偏慢，资金没有及时发挥效益，影响年度任务如期完成。",
)
ROADS = Other(
    id="roads-2020",
    title="石鼓市虚构公路局2020年部门整体支出绩效评价报告",
    department="石鼓市公路局（虚构）",
    year=2020,
    text="一是桥梁检测报告没有归档。抽查检测报告36份，其中11份由养护站自行保管，移交清单缺少接收人签字，档案室无法核对。\n"
    "二是“畅行石鼓”系统利用率低。系统投资266.80万元，上线后日均登录19人次，路况信息仍由各站电话报送。\n"
    "三是预算执行进度偏慢，资金没有及时发挥效益，影响年度任务如期完成。",
)
OWN_BEFORE = Other(
    id="library-2021",
    title="云岭县虚构图书馆2021年部门整体支出绩效评价报告",
    department="云岭县虚构图书馆",
    year=2021,
    text="一是馆藏借阅统计口径不一致。自助借还机与人工台账相差2,317册次，读者证重复登记后没有及时合并，统计数据难以采信。",
)
CHECKER = Checker(CASE, NORMS, VOCABULARY, FIGURES, others=(WATER, ROADS, OWN_BEFORE))


def leaks(text: str, checker: Checker = CHECKER) -> list[Violation]:
    return [one for one in checker.check_sentence(text, points=["F01.a"]) if one.check == "leaks"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("馆藏数字化项目结算审定价为3,417.26万元。", "3,417.26万元"),
        ("馆藏数字化项目结算审定价为3417.26万元。", "3417.26万元"),
        ("项目比合同价高出128.43万元。", "128.43万元"),
        ("合同编号为BL-2021-077的项目没有结算。", "BL-2021-077"),
        ("扫描加工由启明水利建设公司承接。", "启明水利建设公司"),
        ("系统投资266.80万元，日均登录19人次。", "266.80万元"),
        ("“畅行石鼓”系统没有与馆内平台对接。", "畅行石鼓"),
        ("与白鹭县水务局共用扫描设备。", "白鹭县水务局"),
        ("自助借还机与人工台账相差2,317册次。", "2,317册次"),
        ("馆藏项目审定价为３，４１７．２６万元。", "３，４１７．２６万元"),
    ],
)
def test_a_fact_of_another_notice_is_refused(text: str, part: str) -> None:
    found = [one for one in leaks(text) if one.severity is Severity.BLOCK]
    assert part in [one.text for one in found]
    assert all(one.remedy for one in found)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("数字化监测人员长期抽调参加防汛值守，采样船停航检修后没有安排替代设备。", "白鹭县水务局2021"),
        ("监测人员长期抽调参加防汛值守、采样船停航检修后，没有安排替代设备，进度滞后。", "白鹭县水务局2021"),
        ("部分报告由养护站自行保管，移交清单缺少接收人签字，档案室无法核对。", "石鼓市公路局2020"),
        ("由养护站自行保管，移交清单缺少接\n收人签字，档案室无法核对。", "石鼓市公路局2020"),
    ],
)
def test_the_narrative_of_another_department_is_shown(text: str, whose: str) -> None:
    found = [one for one in leaks(text) if one.severity is Severity.REVIEW]
    assert len(found) == 1
    assert whose in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "馆藏数字化项目调整预算420.00万元，实际支出365.40万元。",
        "预算执行进度偏慢，资金没有及时发挥效益，影响年度任务如期完成。",
        "执行率87.00%，年底仍有资金没有支付。",
        "馆藏数字化任务没有按期完成。",
        "由财务室按月通报支出进度，责任部门说明滞后原因。",
        "对连续两个月低于序时进度的说明原因。",
        "全年应监测48次。",
        "抽查检测报告36份。",
        "项目于2021年7月19日通过验收。",
        "读者证重复登记后没有及时合并，统计数据难以采信，自助借还机没有及时维护。",
        "资金没有及时发挥效益，支出进度没有达到序时要求。",
        "审批手续不完整，内部控制没有得到有效执行。",
        "移交清单缺少接收人签字。",
        "监测人员长期抽调，没有安排替代设备。",
        "超出《政府采购法》第四十七条规定的7个工作日。",
        "扫描加工合同签订较晚，年底仍有资金没有支付。",
        "3台投影仪没有找到实物，原保管人调离时没有办理移交手续。",
        "宣传渠道单一，场次集中在工作日。",
        "结算审定价为5,121.37万元。",
        "扫描加工由别处的飞虹建设公司承接。",
    ],
)
def test_what_is_this_cases_own_or_everybodys_is_silent(text: str) -> None:
    assert leaks(text) == []


def test_the_notice_of_this_very_case_is_no_others() -> None:
    checker = Checker(CASE, NORMS, VOCABULARY, FIGURES, others=(replace(OWN_BEFORE, year=2022),))
    assert leaks("自助借还机与人工台账相差2,317册次。", checker) == []


def test_what_two_departments_hold_weighs_half() -> None:
    shared = (
        Other("a", "甲", "甲虚构局", 2021, "结算价为77.31万元。"),
        Other("b", "乙", "乙虚构局", 2021, "支出77.31万元。"),
    )
    checker = Checker(CASE, NORMS, VOCABULARY, FIGURES, others=shared)
    alone = Checker(CASE, NORMS, VOCABULARY, FIGURES, others=shared[:1])
    text = "项目结算价为77.31万元。"
    assert [one for one in checker.check_sentence(text, points=["F01.a"]) if one.check == "leaks"] == []
    assert [one.text for one in alone.check_sentence(text, points=["F01.a"]) if one.check == "leaks"] == [
        "77.31万元"
    ]


def test_without_other_notices_nothing_leaks() -> None:
    checker = Checker(CASE, NORMS, VOCABULARY, FIGURES)
    assert all(
        one.check != "leaks" for one in checker.check_sentence("项目审定价为3,417.26万元。", points=["F01.a"])
    )


YEARLY = replace(
    ROADS,
    id="roads-2019",
    text="一是养护合同2021年1月1日起计，2022年12月31日止，2022年5月17日报审，2022年8月22日复核。",
)


@pytest.mark.parametrize(
    ("text", "leaked"),
    [
        ("馆藏数字化项目自2021年1月1日实施至2022年12月31日。", []),
        ("馆藏数字化项目于2022年5月17日报审。", []),
        ("2021年度的馆藏数字化项目于2022年5月17日报审。", []),
        ("2021年1月起馆藏数字化项目没有进展，2022年12月31日仍未支付。", []),
        ("馆藏数字化项目2022年5月17日送件，到2022年8月22日才有结果。", ["2022年5月17日", "2022年8月22日"]),
    ],
)
def test_days_that_any_notice_has_are_no_leak(text: str, leaked: list[str]) -> None:
    checker = Checker(CASE, NORMS, VOCABULARY, FIGURES, others=(YEARLY,))
    assert [one.text for one in leaks(text, checker)] == leaked
