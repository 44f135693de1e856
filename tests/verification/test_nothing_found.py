"""A case without points: its notice says so, and says nothing else."""

import pytest

from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.reading.nothing_found import says_nothing_found

from .made_up import CASE

ADVICE = "请你单位继续做好预算绩效管理工作。"
NONE = "经审核，各项指标均未发现需要扣分的问题。"


def checked(problems: str, advice: str = ADVICE) -> set[tuple[str, str]]:
    case = CASE.model_copy(update={"findings": tuple(f.model_copy(update={"points": ()}) for f in CASE.findings)})
    checker = Checker(case=case, norms={}, vocabulary=(NONE, ADVICE))
    report = checker.check(manuscript_of(f"三、存在问题\n\n{problems}\n\n四、建议\n\n{advice}\n"))
    return {(v.check, v.text) for v in report.violations if v.severity is Severity.BLOCK}


def test_a_notice_that_says_nothing_was_found_is_clean() -> None:
    assert checked(NONE) == set()


def test_a_problem_that_the_case_does_not_have_is_not() -> None:
    text = "合同备案不及时，账务处理不规范。"
    assert ("coverage", text) in checked(text)


@pytest.mark.parametrize("empty", ["", "〔存在问题待填〕", "……"])
def test_a_section_that_says_nothing_at_all_is_not(empty: str) -> None:
    assert checked(empty)


def test_a_case_with_points_cannot_be_said_to_have_none() -> None:
    checker = Checker(case=CASE, norms={}, vocabulary=(NONE, ADVICE))
    report = checker.check(manuscript_of(f"三、存在问题\n\n{NONE}\n\n四、建议\n\n{ADVICE}\n"))
    assert not report.clean


@pytest.mark.parametrize(
    "text",
    [NONE, "本次审核未发现问题。", "本次复核没有发现存在问题。", "无扣分事项。", "不存在扣分情形。", "未见异常。"],
)
def test_ways_to_say_it(text: str) -> None:
    assert says_nothing_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "未发现问题，但合同备案不及时。",
        "未发现重大问题，合同备案逾期。",
        "未按要求解决上年发现的问题。",
        "没有按要求解决上年的问题。",
        "未及时发现并整改合同管理存在的问题。",
        "预算编制存在问题。",
        "合同未备案。",
        "无",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    assert not says_nothing_found(text)


def test_a_marked_blank_around_the_sections_is_shown_to_a_person() -> None:
    text = f"根据〔审核依据文件待填〕，我局进行了审核。\n\n三、存在问题\n\n{NONE}\n\n四、建议\n\n{ADVICE}\n"
    case = CASE.model_copy(update={"findings": tuple(f.model_copy(update={"points": ()}) for f in CASE.findings)})
    report = Checker(case=case, norms={}, vocabulary=(NONE, ADVICE)).check(manuscript_of(text))
    assert [(v.severity, v.text) for v in report.violations] == [(Severity.REVIEW, "〔审核依据文件待填〕")]
