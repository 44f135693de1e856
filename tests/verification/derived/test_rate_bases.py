"""A rate by which something is beyond another is one of that other."""

import pytest

from tests.verification.one_finding import blocked_figures, checker_of

CHECKER = checker_of(
    {
        "plan": {
            "kind": "money",
            "label": "公用经费年初预算",
            "role": "年初预算",
            "value": "40.00",
            "unit": "万元",
        },
        "paid": {"kind": "money", "label": "公用经费决算", "role": "决算", "value": "50.00", "unit": "万元"},
    },
    title="公用经费控制不严",
    text="公用经费年初预算40.00万元，决算50.00万元。",
)


def blocked(text: str) -> list[str]:
    return blocked_figures(CHECKER, text)


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
        "50.00万元的公用经费决算，约合年初预算的125%。",
        "列出的50.00万元公用经费决算，合年初预算的125%。",
    ],
)
def test_a_share_is_one_of_what_is_named(text: str) -> None:
    assert blocked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "公用经费决算相当于年初预算的80%。",
        "公用经费年初预算相当于决算的125%。",
        "50.00万元的公用经费决算，约合年初预算的80%。",
    ],
)
def test_a_share_is_not_turned_round(text: str) -> None:
    assert blocked(text) != []
