"""Of which whole a share is, and shares that are rounded or trimmed."""

import pytest

from drafter.audit.model import Severity
from tests.audit.findings import alarms_with_quotes, audited, audited_word, found_in, kinds

TWO = "货物、工程采购规模分别为20.0亿元和80.0亿元，占全县采购规模100.0亿元的"


def test_every_wrong_share_of_a_list_is_told_of_its_own_amount():
    found = found_in(TWO + "80.0%和20.0%。")

    assert [issue.message for issue in found] == [
        "20.0亿元占100.0亿元的比例写为80.0%",
        "80.0亿元占100.0亿元的比例写为20.0%",
    ]


MONTH = (
    "1-12月累计，全国财政支出125712亿元。其中，中央本级支出18765亿元。\n"
    "12月份，全国财政支出20817亿元，占全年支出的16.6%。其中，中央本级支出1813亿元，占全年支出的{}%。\n"
)


def test_a_part_of_a_whole_is_not_the_whole_of_another_share():
    assert kinds(MONTH.format("9.7")) == []


def test_a_share_of_the_whole_that_is_named_beside_it_is_told():
    text = "全年支出20817亿元。其中，中央本级支出1813亿元，占全年支出的{}%。\n"

    assert kinds(text.format("8.7")) == []
    assert kinds(text.format("9.7")) == ["share"]


ASSETS = (
    "年末工业企业资产总计为79233.9亿元，其中固定资产38444.3亿元，占48.5%；流动资产35561.0亿元，占44.9%；"
    "负债总计51751.1亿元，其中流动负债35630.4亿元，占{}%。\n"
)


@pytest.mark.parametrize(("share", "told"), [("68.8", []), ("58.8", ["share"])])
def test_a_last_share_may_be_of_a_whole_that_came_between(share, told):
    found = audited(ASSETS.format(share))

    assert [issue.kind for issue in (*found.issues, *found.hints)] == told


SHARES = "支出68632.12万元，其中：一般公共服务支出{}万元，占0.00%；公共安全支出68629.12万元，占100.00%。\n"


@pytest.mark.parametrize(("amount", "expected"), [("3.00", []), ("30.00", ["share"])])
def test_a_rate_of_nought_with_decimals_may_be_rounded(amount, expected):
    found = [issue for issue in audited_word(SHARES.format(amount)).issues if issue.quotes[0].text == "0.00%"]

    assert [issue.kind for issue in found] == expected


def test_a_share_that_is_trimmed_so_that_all_make_a_hundred_is_a_hint():
    text = (
        "支出600.00万元，其中：甲类支出100.00万元，占16.67%；乙类支出100.00万元，占16.67%；"
        "丙类支出400.00万元，占66.66%。"
    )

    (issue,) = audited(text).hints
    assert (alarms_with_quotes(text), issue.kind, issue.severity) == ([], "rounding", Severity.HINT)
    assert alarms_with_quotes(text.replace("66.66%", "67.66%")) == [
        ("share", ("67.66%", "400.00万元", "600.00万元"))
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("生产农机9.1万台、占全省的20.5%，出口4.3万台、占全省的79.5%。", []),
        ("生产农机9.1万台、占20.5%，销售其他机械4.3万台、占79.5%。", ["share", "share"]),
    ],
)
def test_shares_of_a_region_are_no_list_because_two_of_them_make_a_hundred(text, told):
    assert kinds(text) == told
