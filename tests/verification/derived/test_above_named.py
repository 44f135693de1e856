"""By how much a figure is above or below a fact that is only named."""

import pytest

from tests.verification.one_finding import blocked_figures, checker_of

_FACTS = {
    "checked": {"kind": "count", "label": "抽查合同", "role": "数量", "value": "18", "unit": "份"},
    "late": {"kind": "count", "label": "没有按时公告的合同", "role": "数量", "value": "3", "unit": "份"},
    "goal": {"kind": "rate", "label": "就业率目标值", "role": "目标值", "value": "92", "unit": "%"},
    "rate": {"kind": "rate", "label": "毕业生就业率", "role": "完成值", "value": "88.4", "unit": "%"},
}


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("抽查合同只有18份，超过没有按时公告的合同15份。", "抽查合同只有18份，超过没有按时公告的合同14份。"),
        ("没有按时公告的合同3份，少于抽查合同15份。", "没有按时公告的合同3份，少于抽查合同16份。"),
        ("毕业生就业率88.4%，低于就业率目标值3.6个百分点。", "毕业生就业率88.4%，低于就业率目标值6.3个百分点。"),
        ("就业率目标值92%，高出毕业生就业率3.6个百分点。", "就业率目标值92%，高出毕业生就业率3.8个百分点。"),
    ],
)
def test_the_difference_of_what_is_told_and_what_is_named_may_stand(true: str, false: str) -> None:
    text = "抽查合同{checked}，没有按时公告的{late}；就业率目标值{goal}，实际{rate}。"
    checker = checker_of(_FACTS, "合同公告和就业不理想", text)
    assert blocked_figures(checker, true) == []
    assert len(blocked_figures(checker, false)) == 1
