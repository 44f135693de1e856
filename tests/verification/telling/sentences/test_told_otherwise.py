"""Words and figures of a problem that stand where its account has others, and norms that it is said to keep."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.prose.residue import NAME as RESIDUE
from drafter.verification.reading.manuscripts import manuscript_of


def _count(label: str, value: str, unit: str, role: str = "数量") -> dict[str, str]:
    return {"kind": "count", "label": label, "role": role, "value": value, "unit": unit}


CASE = Case.model_validate(
    {
        "id": "yunling-2022",
        "department": {"name": "云岭县虚构图书馆", "short": "县图书馆"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "1",
                "facts": {"posts": _count("核定编制", "16", "名"), "over": _count("超编人数", "3", "名")},
                "points": [
                    {
                        "id": "a",
                        "title": "超编用人",
                        "text": "核定编制{F01.posts}，年末超编{F01.over}，下属单位没有清退。",
                    }
                ],
            },
            {
                "id": "F02",
                "indicator": "2",
                "facts": {"devices": _count("闲置设备", "29", "台"), "checked": _count("抽查合同", "12", "份")},
                "points": [
                    {
                        "id": "a",
                        "title": "部分设备闲置",
                        "text": "仓库中闲置的打印机{F02.devices}，每年巡检一次的要求没有落实。",
                    },
                    {
                        "id": "b",
                        "title": "合同登记滞后",
                        "text": "抽查采购合同{F02.checked}，两份合同分别历时41天、55天才登记，"
                        "台账“登记人”一栏空着。",
                    },
                ],
            },
        ],
        "notice": {"title": "云岭县虚构图书馆2022年度部门整体支出绩效复核报告", "issuer": "云岭县虚构财政局"},
    }
)
CHECKER = Checker(CASE, {})


def blocked(text: str) -> list[str]:
    report = CHECKER.check(manuscript_of(f"三、存在问题\n{text}\n"))
    return [one.text for one in report.violations if one.severity is Severity.BLOCK and one.text]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("核定编制16名，年末超编至3名。", "3名"),
        ("核定编制16至19名，年末超编3名。", "16至19名"),
        ("核定编制16名，年初超编3名，下属单位没有清退。", "年初"),
        ("核定编制16名，年末超编3名，本级没有清退。", "本级"),
        ("仓库中闲置的打印机29批。", "29批"),
        ("仓库中闲置的打印机29台，每月巡检一次的要求没有落实。", "每月"),
        ("抽查采购合同12份，两份合同均历时41天才登记。", "均历时41天"),
        ("所有采购合同12份，两份合同分别历时41天、55天才登记。", "所有采购合同12份，"),
        ("两份合同分别历时41天、55天才登记，台账“复核人”一栏空着。", "复核人"),
    ],
)
def test_what_stands_in_the_place_of_the_account_s_words_is_refused(text: str, said: str) -> None:
    assert said in blocked(text)


@pytest.mark.parametrize(
    "text",
    [
        "核定编制16名，年末超编3名，下属单位没有清退。",
        "核定编制16名，年底超编3名，所属单位没有清退。",
        "仓库中闲置的打印机29台，每年巡检一次的要求没有落实。",
        "抽查采购合同12份，两份合同分别历时41天、55天才登记，台账“登记人”一栏空着。",
    ],
)
def test_the_account_s_words_and_their_like_stand(text: str) -> None:
    assert blocked(text) == []


KEPT = [
    "上述做法符合《中华人民共和国政府采购法》第四十七条的规定。",
    "该做法与《中华人民共和国政府采购法》第四十七条的要求相一致。",
    "以上情形没有违反《中华人民共和国会计法》第十四条关于原始凭证审核的规定。",
    "上述情形与《中华人民共和国会计法》第十四条关于原始凭证审核的规定并无冲突。",
    "这一情形属于《行政事业性国有资产管理条例》第三十一条允许的情形。",
    "此类处理完全符合有关规定。",
]
BROKEN = [
    "上述做法不符合《中华人民共和国政府采购法》第四十七条的规定。",
    "该做法与《中华人民共和国政府采购法》第四十七条的要求不相一致。",
    "以上情形违反了《中华人民共和国会计法》第十四条关于原始凭证审核的规定。",
    "上述情形难以满足《政府投资条例》第九条关于前期工作深度的要求。",
    "是否符合《中华人民共和国预算法》第五十七条的规定难以判断。",
    "上述支出没有严格遵守《中华人民共和国预算法》第五十七条的规定。",
    "上述情形不属于《政府投资条例》允许的情形。",
]


def kept(text: str) -> list[Severity]:
    report = CHECKER.check(manuscript_of(f"三、存在问题\n{text}\n"))
    return [one.severity for one in report.violations if "说的是与规定相符" in one.message]


@pytest.mark.parametrize("text", KEPT)
def test_a_problem_that_keeps_a_norm_is_none(text: str) -> None:
    assert kept(text) == [Severity.BLOCK]


@pytest.mark.parametrize("text", BROKEN)
def test_a_problem_that_breaks_a_norm_stands(text: str) -> None:
    assert kept(text) == []


def test_what_a_norm_is_set_against_counts_for_the_piece_behind_it() -> None:
    against = "对照《中华人民共和国档案法》第十四条的规定，上述工作"
    assert kept(f"{against}已落实到位。") == [Severity.BLOCK]
    assert kept(f"{against}没有落实到位。") == []


def residue(text: str) -> list[str]:
    report = CHECKER.check(manuscript_of(f"三、存在问题\n{text}\n"))
    return [one.text for one in report.violations if one.check == RESIDUE]


@pytest.mark.parametrize(
    "blank", ["【数值】", "〔此处填写金额〕", "[待核实]", "（金额待核实）", "[金额]", "〔请填列〕"]
)
def test_what_says_that_something_belongs_there_is_a_blank(blank: str) -> None:
    assert residue(f"预算支出率{blank}，没有达到要求。") == [blank]


@pytest.mark.parametrize("text", ["（含下属单位）", "（待岗人员）", "〔2024〕3号", "（请示）", "（采购项目）"])
def test_brackets_that_say_something_are_none(text: str) -> None:
    assert residue(f"预算支出{text}没有达到要求。") == []


TWO = """三、存在问题
（一）用人和资产管理不规范
一是超编用人。核定编制16名，年末超编3名，下属单位没有清退。{joined}
二是合同登记滞后。抽查采购合同12份，两份合同分别历时41天、55天才登记，台账“登记人”一栏空着。
四、建议
（一）规范用人
一是由办公室清退超编人员。
"""
DEVICES = "仓库中闲置的打印机29台，每年巡检一次的要求没有落实。"


def merged(joined: str) -> list[str]:
    report = CHECKER.check(manuscript_of(TWO.format(joined=joined)))
    return [one.text for one in report.violations if "并入了" in one.message]


def test_a_point_told_within_another_s_clause_without_its_title_is_refused() -> None:
    told = f"上述事项同时还表现为{DEVICES}"
    assert merged(told) == [told]


def test_a_clause_that_names_both_points_tells_both() -> None:
    assert merged(f"部分设备闲置。{DEVICES}") == []
