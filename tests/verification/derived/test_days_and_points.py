"""Days between two dates that a sentence calls by name, and points that all or one of the problems have lost."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of


def _day(label: str, value: str) -> dict[str, str]:
    return {"kind": "date", "label": label, "role": "签订日期", "value": value}


CASE = Case.model_validate(
    {
        "id": "qinghe-2022",
        "department": {"name": "清禾县虚构档案馆", "short": "县档案馆"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "采购合同管理",
                "points": [
                    {
                        "id": "a",
                        "title": "合同备案不及时",
                        "text": "QH-2022-011号合同{F01.s1}签订，{F01.f1}才备案；"
                        "QH-2022-012号合同{F01.s2}签订，{F01.f2}才备案。",
                        "deducted": "3",
                    }
                ],
                "facts": {
                    "s1": _day("QH-2022-011号合同签订日期", "2022-03-01"),
                    "f1": _day("QH-2022-011号合同备案日期", "2022-04-10"),
                    "s2": _day("QH-2022-012号合同签订日期", "2022-05-02"),
                    "f2": _day("QH-2022-012号合同备案日期", "2022-07-01"),
                },
            },
            {
                "id": "F02",
                "indicator": "库房管理",
                "points": [
                    {
                        "id": "a",
                        "title": "库房温湿度没有记录",
                        "text": "库房温湿度没有逐日记录。",
                        "deducted": "1.5",
                    }
                ],
            },
        ],
        "notice": {"title": "清禾县虚构档案馆2022年度部门整体支出绩效复核报告", "issuer": "清禾县虚构财政局"},
    }
)


def _objections(text: str) -> dict[str, str]:
    report = Checker(CASE, {}).check(manuscript_of(f"三、存在问题\n{text}\n"))
    return {one.text: one.severity.value for one in report.violations if one.check == "quantities"}


@pytest.mark.parametrize(
    "text",
    [
        "QH-2022-011号合同签订后40天才备案。",
        "QH-2022-012号合同备案比签订晚了60天。",
        "QH-2022-012号合同的签订比备案早60天。",
        "两项问题合计扣4.5分。",
        "库房温湿度没有逐日记录，此项扣1.5分。",
    ],
)
def test_what_follows_from_what_is_named_passes(text: str) -> None:
    assert "block" not in _objections(text).values()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("QH-2022-011号合同签订后60天才备案。", {"60天": "block"}),
        ("QH-2022-012号合同签订比备案晚了60天。", {"60天": "block"}),
        ("QH-2022-011号合同签订后22天才备案。", {"22天": "block"}),
        ("合同备案不及时、库房温湿度没有记录合计扣5.5分。", {"5.5分": "block"}),
        ("库房温湿度没有逐日记录，此项扣3分。", {"3分": "review"}),
    ],
)
def test_what_does_not_is_told(text: str, found: dict[str, str]) -> None:
    assert _objections(text) == found
