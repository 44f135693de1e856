"""As many problems as a notice says there are, and lists of one kind and one length."""

import pytest

from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.telling.answers.test_placed import CHECKER, DEBT, LAMP, SIGN
from tests.verification.telling.answers.test_placed import NOTICE as FORM

NOTICE = FORM.format(care=f"一是{SIGN}\n\n二是{LAMP}", money=DEBT)

END = "巷道路灯长期不亮，报修以后无人处理。"
BEGIN = "一是标识标牌破损。"


def told(old: str, new: str) -> list[tuple[Severity, str]]:
    assert NOTICE.count(old) == 1
    report = CHECKER.check(manuscript_of(NOTICE.replace(old, new)))
    return [(v.severity, v.text) for v in report.violations if v.check in ("structure", "quantities")]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (END, f"{END}上述三个问题需要重视。", "上述三个问题"),
        (END, f"{END}以上五方面问题需要重视。", "以上五方面问题"),
        (BEGIN, f"主要有以下四个方面：\n\n{BEGIN}", "主要有以下四个方面"),
        ("三、存在问题\n", "三、存在问题\n\n经审核，共发现七个问题：\n", "七个问题"),
        ("四、建议\n", "四、建议\n\n现提出九条建议：\n", "九条建议"),
    ],
)
def test_a_wrong_number_of_problems_is_refused(old: str, new: str, text: str) -> None:
    assert (Severity.BLOCK, text) in told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (END, f"{END}上述两个问题需要重视。"),
        (BEGIN, f"主要有以下两个方面：\n\n{BEGIN}"),
        ("三、存在问题\n", "三、存在问题\n\n经审核，共发现三个问题：\n"),
        ("三、存在问题\n", "三、存在问题\n\n主要存在以下两方面问题：\n"),
    ],
)
def test_the_right_one_is_silent(old: str, new: str) -> None:
    assert told(old, new) == []


@pytest.mark.parametrize("mark", ["2.", "（2）", "②", "第二，"])
def test_another_kind_of_mark_is_told(mark: str) -> None:
    assert (Severity.BLOCK, mark) in told("二是路灯", f"{mark}路灯")


def test_a_list_inside_a_clause_keeps_its_own_marks() -> None:
    assert told(END, "巷道路灯长期不亮：（1）报修以后无人处理；（2）巡查没有记录。") == []


def test_a_lost_heading_is_told() -> None:
    notice = NOTICE.replace("（二）欠款没有清理\n\n欠款", "一是欠款").replace(
        "催收没有记录。", "催收没有记录。", 1
    )
    assert any(v.check == "structure" for v in CHECKER.check(manuscript_of(notice)).violations)
