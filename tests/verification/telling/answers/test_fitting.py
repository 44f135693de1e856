"""Headings, titles and measures fit what stands below them; in another order they still do."""

from dataclasses import replace

import pytest

from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.telling.answers.test_placed import ANSWERING, CASE, DEBT, LAMP, SIGN
from tests.verification.telling.answers.test_placed import NOTICE as FORM

NOTICE = FORM.format(care=f"一是{SIGN}\n\n二是{LAMP}", money=DEBT)

TOPICS = {
    "F01.a": ("设施养护不到位",),
    "F01.b": ("设施养护不到位",),
    "F01.c": ("欠款没有清理",),
}
EFFECTS = {"F01.a": ("行人通行受到影响。",), "F01.b": ("夜间出行不便。",), "F01.c": ("资金没有及时收回。",)}
CHECKER = Checker(
    CASE,
    {},
    (SIGN, LAMP, DEBT, *(one for some in EFFECTS.values() for one in some)),
    answering={p: replace(held, topics=TOPICS[p], effects=EFFECTS[p]) for p, held in ANSWERING.items()},
)


def told(text: str) -> set[tuple[str, Severity]]:
    report = CHECKER.check(manuscript_of(text))
    return {(v.text, v.severity) for v in report.violations if v.check == "links"}


def exchanged(text: str, one: str, other: str) -> str:
    assert text.count(one) == text.count(other) == 1
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def test_a_notice_that_fits_is_silent() -> None:
    assert told(NOTICE) == set()


def test_exchanged_headings_are_refused() -> None:
    text = exchanged(NOTICE, "（一）设施养护不到位", "（二）欠款没有清理")
    found = {text for text, severity in told(text) if severity is Severity.BLOCK}
    assert found >= {"（二）欠款没有清理", "（一）设施养护不到位"}


def test_exchanged_titles_are_refused() -> None:
    text = exchanged(NOTICE, "是标识标牌破损。", "是路灯长期不亮。")
    assert {("路灯长期不亮。", Severity.BLOCK), ("标识标牌破损。", Severity.BLOCK)} <= told(text)


def test_exchanged_measures_are_refused() -> None:
    sign, lamp = SIGN.partition("。")[0], LAMP.partition("。")[0]
    text = exchanged(NOTICE, f"{sign}。", f"{lamp}。")
    assert {(f"{sign}。", Severity.BLOCK), (f"{lamp}。", Severity.BLOCK)} <= told(text)


@pytest.mark.parametrize("said", [SIGN.partition("。")[2], LAMP.partition("。")[2]])
def test_a_measure_among_the_problems_is_refused(said: str) -> None:
    end = "报修以后无人处理。"
    assert (said, Severity.BLOCK) in told(NOTICE.replace(end, end + said))


def test_a_problem_among_the_measures_is_refused() -> None:
    problem = "摊位租金欠款没有清理，催收没有记录。"
    found = told(NOTICE.replace(DEBT, f"欠款没有清理。{problem}"))
    assert (f"欠款没有清理。{problem}", Severity.BLOCK) in found


def test_an_effect_of_another_problem_is_shown() -> None:
    end = "报修以后无人处理。"
    assert ("资金没有及时收回。", Severity.REVIEW) in told(NOTICE.replace(end, f"{end}资金没有及时收回。"))
    assert told(NOTICE.replace(end, f"{end}夜间出行不便。")) == set()


@pytest.mark.parametrize("heading", ["审核结果", "基本情况", "附件"])
def test_a_heading_of_the_notice_is_none_of_an_item(heading: str) -> None:
    assert (f"（一）{heading}", Severity.BLOCK) in told(NOTICE.replace("（一）设施养护不到位", f"（一）{heading}"))


@pytest.mark.parametrize("heading", ["标识标牌和路灯管护不力", "日常管理有待加强", "标识标牌破损、路灯长期不亮"])
def test_a_heading_in_words_of_its_own_is_not(heading: str) -> None:
    assert told(NOTICE.replace("设施养护不到位", heading)) == set()
