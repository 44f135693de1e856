"""A whole notice refers to nothing that is not in it; what is there may be referred to."""

import pytest

from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CHECKER, NOTICE

PLACE = "报销单缺少分管领导签字"
ENDED = f"{NOTICE}\n附件：1.评分表\n\n      2.合同清单\n\n云岭县虚构财政局\n"
SINGLE = f"{NOTICE}\n附件：评分表\n\n云岭县虚构财政局\n"
TABLED = NOTICE.replace(
    "\n四、建议", "\n表2　合同备案情况\n\n| 合同 | 备案 |\n|---|---|\n\n图 3-1 流程\n\n四、建议"
)


def told(said: str, notice: str = ENDED) -> list[tuple[str, Severity]]:
    assert notice.count(PLACE) == 1
    report = CHECKER.check(manuscript_of(notice.replace(PLACE, PLACE + said)))
    return [(v.text, v.severity) for v in report.violations if "通知里没有" in v.message]


MISSING = [
    ("（详见附件7）", "见附件7"),
    ("，具体见附件三", "见附件三"),
    ("（见表12）", "见表12"),
    ("，详见附表２", "见附表２"),
    ("，见本节第（十五）项", "见本节第（十五）项"),
    ("，与上述第九项问题相同", "上述第九项问题"),
    ("，如图3所示", "如图3所示"),
    ("，表5所列合同尤为明显", "表5所列"),
    ("（见表3-2）", "见表3-2"),
]


@pytest.mark.parametrize(("said", "text"), MISSING)
def test_what_is_not_there_may_not_be_referred_to(said: str, text: str) -> None:
    assert told(said) == [(text, Severity.BLOCK)]


THERE = [
    ("（详见附件2）", ENDED),
    ("（详见附件）", ENDED),
    ("（详见附件）", SINGLE),
    ("（详见附件1）", SINGLE),
    ("（详见附件２）", f"{NOTICE}\n附件1\n评分表\n\n附件2\n合同清单\n"),
    ("（见表2）", TABLED),
    ("，如表二所示", TABLED),
    ("，详见图3-1", TABLED),
    ("，见本节第（二）项", ENDED),
    ("，与上述第二项问题相同", ENDED),
    ("，违反上述第九项规定", ENDED),
    ("，自评报告写明详见附件7", ENDED),
    ("，自评报告“详见附件7”没有附上", ENDED),
    ("，意见表12份没有收回", ENDED),
    ("，附件3份没有签章", ENDED),
    ("，违反《虚构财务办法》第五条第（十五）项", ENDED),
]


@pytest.mark.parametrize(("said", "notice"), THERE)
def test_what_is_there_and_what_other_papers_refer_to_stands(said: str, notice: str) -> None:
    assert told(said, notice) == []


@pytest.mark.parametrize(("said", "notice"), [("（附件7）", ENDED), ("（详见附件）", NOTICE)])
def test_what_may_be_of_another_paper_is_shown(said: str, notice: str) -> None:
    assert [severity for _, severity in told(said, notice)] == [Severity.REVIEW]


def test_of_two_sections_alone_the_annexes_may_stand_elsewhere() -> None:
    sections = NOTICE[NOTICE.index("三、存在问题") :]
    assert [severity for _, severity in told("（详见附件7）", sections)] == [Severity.REVIEW]
    assert [severity for _, severity in told("（见表12）", sections)] == [Severity.BLOCK]
