"""What only a record may tell: refused or shown without one, silent with it."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.examination import examine
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.telling.sentences.unrecorded import Unrecorded


def _check(*accounts: str) -> tuple[Unrecorded, Checker]:
    findings = [
        {"id": f"F0{n}", "indicator": str(n), "points": [{"id": "a", "title": "管理不到位", "text": text}]}
        for n, text in enumerate(accounts, 1)
    ]
    case = Case.model_validate(
        {
            "id": "yunling-2022",
            "department": {"name": "云岭县虚构水利所", "short": "水利所"},
            "fiscal_year": 2022,
            "rubric": "made-up",
            "findings": findings,
            "notice": {"title": "云岭县虚构水利所2022年度绩效复核报告", "issuer": "云岭县虚构财政局"},
        }
    )
    checker = Checker(case, {}, [])
    return Unrecorded(checker._book), checker


PLAIN = _check("抽查维修单12份，3份没有验收记录。", "业主对维修进度意见集中，满意度为75%。")
RECORDED = _check("上年度评价已指出该问题，至今没有整改。", "审计报告指出多付工程款。", "支出率低于全县平均水平。")


def said(text: str, made: tuple[Unrecorded, Checker] = PLAIN) -> list[tuple[str, str]]:
    check, checker = made
    examination = examine(manuscript_of(f"三、存在问题\n{text}\n"), checker._book)
    return [(one.text, one.severity.value) for one in check.check(examination)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("该问题在上年度评价中已指出。", "问题在上年度评价中已指出"),
        ("此类情况已连续三年出现。", "此类情况已连续三年出现"),
        ("维修单没有验收记录，至今没有整改。", "至今没有整改"),
        ("满意度为75%，远低于全省平均水平。", "全省平均"),
        ("满意度为75%，在同级部门中排名末位。", "同级部门中排名"),
        ("满意度为75%，名列倒数。", "名列倒数"),
        ("满意度为75%，为近年来最低。", "近年来最低"),
        ("公安机关已查明经过。", "公安机关已查明"),
        ("3份没有验收记录，性质恶劣。", "性质恶劣"),
        ("3份没有验收记录，造成国有资产流失。", "造成国有资产流失"),
        ("3份没有验收记录，仍获评先进单位。", "获评先进"),
    ],
)
def test_what_nobody_recorded_is_refused(text: str, found: str) -> None:
    assert said(text) == [(found, "block")]


@pytest.mark.parametrize(
    "text",
    [
        "3份没有验收记录，类似情况多次出现。",
        "维修单连续两年没有验收记录。",
        "家长反映维修拖延。",
        "3份没有验收记录，造成浪费。",
        "3份没有验收记录，容易造成资金损失。",
    ],
)
def test_what_the_facts_may_bear_out_is_shown(text: str) -> None:
    assert [severity for _, severity in said(text)] == ["review"]


@pytest.mark.parametrize(
    "text",
    [
        "业主反映维修拖延。",
        "3份维修单验收记录缺失，工作的规范性受到影响。",
        "居民居住的小区，满意度为75%。",
        "全县3份维修单超过时限。",
        "问题较为突出。",
    ],
)
def test_what_tells_the_facts_in_other_words_passes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text", ["上年度评价已指出该问题，至今没有整改。", "审计部门指出多付了款。", "支出率在全县平均以下。"]
)
def test_what_a_text_of_the_case_says_passes(text: str) -> None:
    assert said(text, RECORDED) == []


def test_that_it_was_so_before_is_shown_where_the_case_says_it_of_something_else() -> None:
    assert said("类似情况往年也出现过。", RECORDED) == [("类似情况往年也出现", "review")]


def test_a_recommendation_may_speak_of_it() -> None:
    check, checker = PLAIN
    examination = examine(manuscript_of("四、建议\n由办公室防止类似问题上年度再次出现。\n"), checker._book)
    assert list(check.check(examination)) == []


EXCUSES = [
    ("3份没有验收记录，属于一般性疏漏。", "属于一般性疏漏"),
    ("3份没有验收记录，对结算没有造成实际影响。", "没有造成实际影响"),
    ("3份没有验收记录，影响有限，无需整改。", "影响有限"),
    ("满意度为75%，人手紧张，情有可原。", "情有可原"),
    ("3份没有验收记录，总体风险可控。", "风险可控"),
]


@pytest.mark.parametrize(("text", "found"), EXCUSES)
def test_an_excuse_is_shown(text: str, found: str) -> None:
    assert (found, "review") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "3份没有验收记录，影响结算的准确性。",
        "3份没有验收记录，整改要求没有落实。",
        "维修单的影响因素没有登记，风险没有评估。",
        "3份没有验收记录，处理结果没有记载。",
    ],
)
def test_what_harm_was_done_is_no_excuse(text: str) -> None:
    assert said(text) == []


def test_an_excuse_may_be_told_where_the_case_has_it() -> None:
    recorded = _check("3份没有验收记录，经核实属于一般性疏漏。")
    assert said("3份没有验收记录，属于一般性疏漏。", recorded) == []
