"""The number of problems that an indicator is said to have is that of the points of its finding."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of


def _finding(name: str, indicator: str, *titles: str) -> dict[str, object]:
    points = [
        {"id": letter, "title": title, "text": f"{title}。", "deducted": "0.5"}
        for letter, title in zip("abcdef", titles, strict=False)
    ]
    return {"id": name, "indicator": indicator, "points": points}


CHECKER = Checker(
    Case.model_validate(
        {
            "id": "luocun-2021",
            "department": {"name": "罗村县虚构水文站", "short": "县水文站"},
            "fiscal_year": 2021,
            "rubric": "made-up",
            "findings": [
                _finding("F01", "设备管理", "设备没有盘点", "设备闲置", "设备台账缺页", "设备外借没有登记"),
                _finding("F02", "档案整编", "档案没有编目", "档案库房受潮", "档案借阅没有记录"),
            ],
            "notice": {"title": "罗村县虚构水文站2021年度绩效复核报告", "issuer": "罗村县虚构财政局"},
        }
    ),
    {},
    [],
)


def told(text: str) -> list[str]:
    """The figures that are blocked, or shown to a person."""
    found = CHECKER.check(manuscript_of(f"三、存在问题\n{text}\n")).violations
    return [one.text for one in found if one.check == "quantities"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("设备管理指标下共查出{}个问题。", "四", "五"),
        ("档案整编方面存在{}项不足。", "3", "4"),
        ("设备管理、档案整编指标合计发现{}个问题。", "7", "6"),
        ("设备管理和档案整编指标共有{}个问题。", "7", "3"),
        ("档案整编指标得分偏低。该指标下共查出{}个问题。", "三", "四"),
        ("设备管理指标中，{}个问题合计扣2分。", "四", "三"),
    ],
)
def test_problems_of_an_indicator_are_counted(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == []
    assert any(one.startswith(wrong) for one in told(text.format(wrong)))


def test_what_they_have_lost_together_is_what_the_indicator_has() -> None:
    assert told("设备管理指标下四个问题合计扣2分。") == []
    assert told("设备管理指标下四个问题合计扣1.5分。") == ["1.5分"]


def test_without_an_indicator_nothing_is_counted() -> None:
    assert told("站里共查出六个问题。") == ["六个"]
