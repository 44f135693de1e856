"""What is said again is told; what only looks alike, or stands in the case twice, is not."""

import pytest

from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CASE, CHECKER, NORMS, NOTICE

PLACE = "报销单缺少分管领导签字。"


def told(new: str) -> list[tuple[Severity, str]]:
    assert NOTICE.count(PLACE) == 1
    report = CHECKER.check(manuscript_of(NOTICE.replace(PLACE, new)))
    return [(v.severity, v.text) for v in report.violations if v.check == "structure"]


@pytest.mark.parametrize(
    ("new", "text"),
    [
        ("报销单缺少缺少分管领导签字。", "缺少缺少"),
        ("报销单缺少分管领导签字。报销单缺少分管领导签字。", "报销单缺少分管领导签字。"),
        ("报销单缺少分管领导签字。缺少分管领导签字。", "缺少分管领导签字。"),
        ("报销单缺少分管领导签字。同时，报销单缺少分管领导签字。", "同时，报销单缺少分管领导签字。"),
        ("报销单缺少分管领导签字。该报销单缺少分管领导签字。", "该报销单缺少分管领导签字。"),
        ("报销单缺少，报销单缺少，分管领导签字。", "报销单缺少，报销单缺少，"),
        ("报销单缺少的的分管领导签字。", "的的"),
        ("报销单缺少分管领导签字和。", "和。"),
        ("报销单缺。少分管领导签字。", "缺。少"),
        ("报销单缺少分管领导按照。", "按照。"),
    ],
)
def test_what_is_said_twice_or_cut_off_is_refused(new: str, text: str) -> None:
    assert any(severity is Severity.BLOCK and text in said for severity, said in told(new))


@pytest.mark.parametrize(
    "new",
    [
        "报销单缺少分管领导签字，签字手续不全。",
        "报销单缺少分管领导签字。审批程序没有落实到位。",
        "报销单一笔一笔核对后，缺少分管领导签字。",
        "报销单缺少分管领导签字，理由不足。",
    ],
)
def test_what_only_looks_alike_is_not(new: str) -> None:
    assert told(new) == []


def test_a_measure_that_is_asked_for_again_is_refused() -> None:
    advice = "严格执行审批程序，手续不全的不予报销，由财务室逐笔核对签字后付款。"
    again = advice.replace("由财务室", "请财务室")
    assert NOTICE.count("## 四、建议") + NOTICE.count("四、建议") >= 1
    notice = f"{NOTICE.rstrip()}\n\n（四）规范报销审批\n\n一是{advice}\n\n二是{again}\n"
    report = CHECKER.check(manuscript_of(notice))
    assert any(v.check == "structure" and v.text.endswith(again) for v in report.violations)


def test_only_norms_and_approved_wording_may_stand_as_often_as_they_are_used() -> None:
    book = Book(CASE, NORMS, {}, ("加强预算管理，严格执行审批程序",))
    of_norms = [fold(norm.content).text for norm in NORMS.values() if norm.content]
    assert of_norms
    assert all(map(book.is_standing, (*of_norms, "加强预算管理，严格执行审批程序")))
    assert not any(book.is_standing(fold(text).text) for text in book.accounts.values())
