"""A figure with its goal joined to it is the goal, whatever is named before."""

import pytest

from tests.verification.one_finding import blocked_figures, checker_of

CHECKER = checker_of(
    {
        "goal": {"kind": "rate", "label": "苗木成活率目标值", "role": "目标值", "value": "95", "unit": "%"},
        "real": {"kind": "rate", "label": "苗木成活率", "role": "完成值", "value": "88.5", "unit": "%"},
    },
    title="苗木成活率偏低",
    text="苗木成活率目标值95%，实际成活率88.5%，没有达到目标。",
)


def blocked(text: str, heading: str = "四、建议") -> list[str]:
    return blocked_figures(CHECKER, text, heading)


@pytest.mark.parametrize(
    "text",
    [
        "补种缺株，使苗木成活率达到{}的年度目标。",
        "实现苗木成活率{}的目标。",
        "完成苗木成活率{}的既定目标值。",
    ],
)
def test_what_is_to_be_reached_is_the_goal_and_no_result(text: str) -> None:
    assert blocked(text.format("95%")) == []
    assert blocked(text.format("88.5%")) == ["88.5%"]


def test_what_was_reached_stands_beside_it() -> None:
    assert blocked("苗木成活率88.5%，没有达到95%的目标。", "三、存在问题") == []
