"""A figure with its goal joined to it is the goal, whatever is named before."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of

CASE = Case.model_validate(
    {
        "id": "yunling-2022",
        "department": {"name": "云岭县虚构气象台", "short": "县气象台"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "1",
                "facts": {
                    "goal": {
                        "kind": "rate",
                        "label": "预警信息到达率目标值",
                        "role": "目标值",
                        "value": "95",
                        "unit": "%",
                    },
                    "real": {
                        "kind": "rate",
                        "label": "预警信息到达率",
                        "role": "完成值",
                        "value": "88.5",
                        "unit": "%",
                    },
                },
                "points": [
                    {
                        "id": "a",
                        "title": "预警信息到达率偏低",
                        "text": "预警信息到达率目标值95%，实际到达率88.5%，没有达到目标。",
                    }
                ],
            }
        ],
        "notice": {"title": "云岭县虚构气象台2022年度绩效复核报告", "issuer": "云岭县虚构财政局"},
    }
)
CHECKER = Checker(CASE, {}, [])


def blocked(text: str, section: str = "四、建议") -> list[str]:
    found = CHECKER.check(manuscript_of(f"{section}\n{text}\n")).violations
    return [one.text for one in found if one.check == "quantities" and one.severity is Severity.BLOCK]


@pytest.mark.parametrize(
    "text",
    [
        "补齐接收终端，使预警信息到达率达到{}的年度目标。",
        "实现预警信息到达率{}的目标。",
        "完成预警信息到达率{}的既定目标值。",
    ],
)
def test_what_is_to_be_reached_is_the_goal_and_no_result(text: str) -> None:
    assert blocked(text.format("95%")) == []
    assert blocked(text.format("88.5%")) == ["88.5%"]


def test_what_was_reached_stands_beside_it() -> None:
    assert blocked("预警信息到达率88.5%，没有达到95%的目标。", "三、存在问题") == []
