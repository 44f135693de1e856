"""Names that are nearly one of the case, and names that have no ending of their own."""

import pytest

from drafter.verification.model import Section, Severity
from drafter.verification.names.near import near_names
from drafter.verification.names.things import things
from tests.verification.made_up import CHECKER

NAMES = frozenset(
    {
        "南溪口灯塔工程",
        "东片区灯塔工程",
        "云岭县虚构图书馆",
        "信息更新及时性",
        "澄西联创网络有限公司",
        "第一标段工程",
        "县图书馆",
        "青林分站",
        "柳塘工作站",
        "城关小学",
    }
)


def near(text: str) -> list[tuple[str, str, bool]]:
    return [(text[one.start : one.end], one.name, one.sure) for one in near_names(NAMES, text, "")]


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("由云岭县虚拟图书馆负责", "云岭县虚拟图书馆", "云岭县虚构图书馆"),
        ("云岑县虚构图书馆没有盘点", "云岑县虚构图书馆", "云岭县虚构图书馆"),
        ("北溪口灯塔工程没有验收", "北溪口灯塔工程", "南溪口灯塔工程"),
        ("信目更新及时性得分较低", "信目更新及时性", "信息更新及时性"),
        ("供应商为澄西联创网络有限有司", "澄西联创网络有限有司", "澄西联创网络有限公司"),
        ("澄西联创络网有限公司没有交货", "澄西联创络网有限公司", "澄西联创网络有限公司"),
        ("兴林分站支出率48.97%", "兴林分站", "青林分站"),
        ("其中青明分站支出率48.97%", "青明分站", "青林分站"),
        ("和塘工作站聘用6人", "和塘工作站", "柳塘工作站"),
        ("乡关小学没有盘点", "乡关小学", "城关小学"),
    ],
)
def test_one_wrong_character_in_a_name_is_found(text: str, said: str, name: str) -> None:
    assert near(text) == [(said, name, True)]


@pytest.mark.parametrize(
    "text",
    [
        "云岭县虚构图书馆负责",
        "信息更新及时",
        "信息更新及时的部门",
        "第二标段工程",
        "西片区灯塔工程",
        "县博物馆",
        "",
        "云岭县的虚构图书",
        "青林分站和柳塘工作站聘用6人",
        "和县图书馆",
        "市图书馆",
        "各工作站",
        "下属分站",
        "青川县虚构博物馆",
    ],
)
def test_other_words_are_no_near_names(text: str) -> None:
    assert near(text) == []


def test_a_name_that_the_case_knows_is_itself() -> None:
    assert near_names(NAMES, "云岭县虚拟图书馆", "云岭县虚拟图书馆也在案卷中") == ()


OWN = "馆藏数字化项目支出进度未达要求，项目名称：馆藏数字化项目，由正和科技承建。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("项目名称：古籍修复二期；", [("古籍修复二期", True)]),
        ("中标供应商：恒信达；", [("恒信达", True)]),
        ("委托恒信达科技补办手续", [("恒信达科技", True)]),
        ("支付给天河路桥的款项", [("天河路桥", True)]),
        ("古籍数字化项目支出偏慢", [("古籍数字化项目", True)]),
        ("馆藏古籍数字化项目支出偏慢", [("古籍数字化项目", False)]),
        ("鹭洲县智慧文旅平台停用", [("鹭洲县智慧文旅平台", True)]),
    ],
)
def test_a_name_without_an_ending_is_found_by_its_place(text: str, found: list[tuple[str, bool]]) -> None:
    said = [(text[one.start : one.end], one.sure) for one in things(text, OWN)]
    assert said == found


@pytest.mark.parametrize(
    "text",
    [
        "项目名称：馆藏数字化项目；",
        "项目名称与合同名称不一致",
        "项目名称：未填写；",
        "由正和科技承建",
        "由财务部门负责信息系统运维",
        "委托第三方机构开展绩效评价",
        "其他数字化项目参照执行",
        "全县一体化平台",
        "向群众提供教育培训服务",
        "送戏下乡两个项目",
        "信息设备由办公室统一采购",
    ],
)
def test_common_words_and_names_of_the_case_are_let_through(text: str) -> None:
    assert list(things(text, OWN)) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("合同由经办人卢若川签字。", "卢若川"),
        ("验收人员为王磊、赵敏。", "赵敏"),
        ("邬若川经手，缺少审批单。", "邬若川"),
        ("丁叙白借走的3,200元没有归还。", "丁叙白"),
    ],
)
def test_a_person_of_nobodys_case_is_shown(text: str, person: str) -> None:
    found = CHECKER.check_sentence(text, points=["F03.b"], section=Section.PROBLEMS)
    assert person in [one.text for one in found if one.check == "names"]


def test_a_near_name_says_which_it_may_be() -> None:
    found = CHECKER.check_sentence("云岭县虚拟图书馆没有盘点。", points=["F03.a"])
    said = [one for one in found if one.check == "names"]
    assert [(one.text, one.expected, one.severity) for one in said] == [
        ("云岭县虚拟图书馆", "云岭县虚构图书馆", Severity.BLOCK)
    ]
