"""A rate by which something is beyond another is one of that other."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of

CASE = Case.model_validate(
    {
        "id": "yunling-2022",
        "department": {"name": "云岭县虚构苗圃", "short": "县苗圃"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "1",
                "facts": {
                    "plan": {
                        "kind": "money",
                        "label": "公用经费年初预算",
                        "role": "年初预算",
                        "value": "40.00",
                        "unit": "万元",
                    },
                    "paid": {
                        "kind": "money",
                        "label": "公用经费决算",
                        "role": "决算",
                        "value": "50.00",
                        "unit": "万元",
                    },
                },
                "points": [
                    {"id": "a", "title": "公用经费控制不严", "text": "公用经费年初预算40.00万元，决算50.00万元。"}
                ],
            }
        ],
        "notice": {"title": "云岭县虚构苗圃2022年度绩效复核报告", "issuer": "云岭县虚构财政局"},
    }
)
CHECKER = Checker(CASE, {}, [])


def blocked(text: str) -> list[str]:
    found = CHECKER.check(manuscript_of(f"三、存在问题\n{text}\n")).violations
    return [one.text for one in found if one.check == "quantities" and one.severity is Severity.BLOCK]


@pytest.mark.parametrize(
    "text",
    [
        "公用经费年初预算40.00万元，决算50.00万元，超支率为{}。",
        "公用经费决算50.00万元，比年初预算40.00万元多10.00万元，超出比例{}。",
        "公用经费决算超出年初预算10.00万元（增幅约{}）。",
    ],
)
def test_an_excess_is_a_rate_of_what_is_exceeded(text: str) -> None:
    assert blocked(text.format("25%")) == []
    assert blocked(text.format("20%")) == ["20%"]


@pytest.mark.parametrize(
    "text",
    [
        "公用经费年初预算比决算50.00万元少10.00万元，低出的幅度为20%。",
        "公用经费超支10.00万元，占决算50.00万元的20%。",
        "公用经费年初预算40.00万元，相当于决算的80%。",
        "公用经费决算50.00万元，相当于年初预算的125%。",
    ],
)
def test_a_share_is_one_of_what_is_named(text: str) -> None:
    assert blocked(text) == []


@pytest.mark.parametrize("text", ["公用经费决算相当于年初预算的80%。", "公用经费年初预算相当于决算的125%。"])
def test_a_share_is_not_turned_round(text: str) -> None:
    assert blocked(text) != []
