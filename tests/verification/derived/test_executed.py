"""How much of a budget of the case itself was spent is told by the name of its thing."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from tests.verification.one_finding import blocked_figures


def _money(label: str, role: str, value: str) -> dict[str, str]:
    return {"kind": "money", "label": label, "role": role, "value": value, "unit": "万元"}


CHECKER = Checker(
    Case.model_validate(
        {
            "id": "yanhe-2022",
            "department": {"name": "沿河县虚构渡口所", "short": "县渡口所"},
            "fiscal_year": 2022,
            "rubric": "made-up",
            "facts": {
                "p0": _money("项目支出年初预算", "年初预算", "200.00"),
                "p1": _money("项目支出决算", "决算", "86.00"),
                "b0": _money("基本支出年初预算", "年初预算", "150.00"),
                "b1": _money("基本支出决算", "决算", "141.00"),
            },
            "findings": [],
            "notice": {"title": "沿河县虚构渡口所2022年度绩效复核报告", "issuer": "沿河县虚构财政局"},
        }
    ),
    {},
    [],
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("项目支出预算只执行了{}。", "四成多", "五成多"),
        ("项目支出预算执行{}。", "不到一半", "超过一半"),
        ("基本支出预算执行{}。", "九成多", "四成多"),
    ],
)
def test_a_budget_is_executed_as_far_as_its_own_spending_goes(text: str, right: str, wrong: str) -> None:
    assert blocked_figures(CHECKER, text.format(right)) == []
    assert blocked_figures(CHECKER, text.format(wrong)) != []
