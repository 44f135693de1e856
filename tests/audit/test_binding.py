"""What ties amounts to a rate: their place beside it, or words that name them."""

import pytest

from tests.audit.findings import said


@pytest.mark.parametrize(
    "text",
    [
        "渠道收入-28.10万元，完成年初预算3026.00万元的-0.9%，同比减收390.94万元、下降107.7%。",
        "渠道收入97.27万元，完成年初预算3026.00万元的3.2%，同比减收71.10万元、下降42.2%。",
        "养护收入5024.44万元，较2018年新增376.70万元，增长8.11%。",
        "2021年投资118.87亿元，增长17.4%，其中水务投资53.62亿元，较上年增长9.5%；2022年1-10月投资140.81亿元。",
    ],
    ids=["a budget behind a loss", "a budget behind an income", "what is new is a change", "the whole of a part"],
)
def test_what_a_rate_is_not_of_is_passed_over(text):
    assert said(text + "\n") == ([], [])


def test_the_amount_that_a_rate_is_of_is_still_held_against_it():
    text = "渠道收入97.27万元，完成年初预算3026.00万元的3.2%，同比减收71.10万元、下降62.2%。\n"

    assert said(text) == ([("rate", "62.2%", "97.27万元", "71.10万元")], [])
    new = "养护收入5024.44万元，较2018年新增376.70万元，增长9.11%。\n"
    assert said(new) == ([("rate", "9.11%", "5024.44万元", "376.70万元")], [])


ROWS = "{when}，水务站其他收益分别为{row}。{year}年末，水务站其他收益较上年末{change}。\n"
UP = "117.54万元、123.72万元和109.55万元"


@pytest.mark.parametrize(
    ("when", "year", "change", "alarms"),
    [
        ("近三年末", 2023, "增加6.18万元，增长5.26%", []),  # 6.18 parts the second from the first: 6.18 / 117.54
        ("近三年末", 2023, "增加6.18万元，增长7.26%", [("rate", "7.26%", "123.72万元", "6.18万元")]),
        ("近三年末", 2022, "增加85.10万元，增长213.98%", []),  # of which of the three nothing says
        ("2022-2024年末", 2024, "增加85.10万元，增长348.06%", []),
        ("2022-2024年末", 2024, "增加85.10万元，增长213.98%", [("rate", "213.98%", "109.55万元", "85.10万元")]),
    ],
)
def test_out_of_a_row_only_a_year_or_a_difference_picks_an_amount(when, year, change, alarms):
    head = "水务站2024年度决算说明\n"
    assert said(head + ROWS.format(when=when, row=UP, year=year, change=change)) == (alarms, [])


def test_beyond_a_further_amount_a_rate_is_of_the_other_perhaps():
    text = "渠道收入90.00万元，其中水费收入60.00万元，渠道收入比上年增加10.00万元，增长20.00%。\n"

    alarms, _ = said(text)
    assert alarms == []


@pytest.mark.parametrize(
    ("shares", "alarms"),
    [
        ("20.00%、30.00%和45.00%", [("rate", "45.00%", "40.00万元", "100.00万元")]),
        ("20.00%、30.00%和40.00%", []),
    ],
)
def test_the_others_of_a_list_prove_of_what_the_last_is(shares, alarms):
    text = "三年收入分别为100.00万元、100.00万元和100.00万元，支出分别为20.00万元、30.00万元和40.00万元，"

    assert said(f"{text}支出比例分别为{shares}。\n") == (alarms, [])


def test_those_that_are_nought_prove_nothing():
    text = (
        "水费收入分别为15.04万元、21.56万元和53.63万元，占总收入比例分别为38.48%、64.95%和16.25%；"
        "电费收入分别为0.00万元、0.00万元和273.11万元，占总收入比例分别为0.00%、0.00%和82.73%。\n"
    )

    assert said(text)[0] == []
