"""Whose a contract is: the buyer is known by a short name, too, and is the department where none is recorded."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of

_BUYER = {"kind": "name", "label": "采购单位", "role": "单位"}


def _number(value: str) -> dict[str, str]:
    return {"kind": "contract_number", "label": "采购合同编号", "role": "编号", "value": value}


def _dates(number: str, signed: str, filed: str, subject: str) -> dict[str, dict[str, str]]:
    told = (("signed", "签订", "签订日期", signed), ("filed", "备案", "备案日期", filed))
    return {
        name: {
            "kind": "date",
            "label": f"{number}号合同{deed}日期",
            "role": role,
            "value": day,
            "period": day,
            "subject": subject,
        }
        for name, deed, role, day in told
    }


def _finding(name: str, number: str, buyer: str) -> dict[str, object]:
    facts = _dates(number, "2022-03-01", "2022-04-20", buyer) | {"n": _number(number)}
    facts |= {"buyer": {**_BUYER, "value": buyer}} if buyer else {}
    point = {"id": "a", "title": f"{number}合同备案滞后", "text": "{n}号合同{signed}签订，{filed}备案。"}
    return {"id": name, "indicator": "1.1", "facts": facts, "points": [point]}


CHECKER = Checker(
    case=Case.model_validate(
        {
            "id": "haiping-2022",
            "department": {
                "name": "海屏市虚构航道局",
                "short": "市航道局",
                "subordinates": ["海屏市信号台管理站", "海屏市清淤施工站"],
            },
            "fiscal_year": 2022,
            "rubric": "made-up",
            "findings": [
                _finding("F01", "HP2022-C220", "海屏市信号台管理站"),
                _finding("F02", "HP2022-C331", "海屏市清淤施工站"),
                _finding("F03", "HP2022-C442", ""),
            ],
            "notice": {"title": "海屏市虚构航道局评价报告", "issuer": "海屏市虚构财政局"},
        }
    ),
    norms={},
)


def told(text: str) -> list[tuple[str, str]]:
    """The names in a problem that the case has beside other numbers, with those it has."""
    head = "三、存在问题\n"
    found = CHECKER.check(manuscript_of(f"{head}{text}\n")).violations
    return [(v.text, v.expected) for v in found if v.check == "names" and v.start >= len(head)]


@pytest.mark.parametrize(
    ("true", "false", "said"),
    [
        (
            "信号台管理站的HP2022-C220号合同备案滞后。",
            "清淤施工站的HP2022-C220号合同备案滞后。",
            [("清淤施工站", "海屏市信号台管理站")],
        ),
        (
            "市航道局的HP2022-C442号合同备案滞后。",
            "市信号台管理站的HP2022-C442号合同备案滞后。",
            [("市信号台管理站", "市航道局")],
        ),
        (
            "市清淤施工站的HP2022-C331号合同备案滞后。",
            "市航道局的HP2022-C331号合同备案滞后。",
            [("市航道局", "海屏市清淤施工站")],
        ),
        (
            "市航道局没有督促HP2022-C331号合同及时备案。",
            "市信号台管理站没有督促HP2022-C331号合同及时备案。",
            [("市信号台管理站", "海屏市清淤施工站")],
        ),
    ],
)
def test_a_buyer_beside_another_ones_number_is_told(true: str, false: str, said: list[tuple[str, str]]) -> None:
    assert told(true) == []
    assert told(false) == said
