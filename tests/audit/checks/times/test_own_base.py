"""A year that is compared with itself."""

import pytest

from tests.audit.findings import alarms


@pytest.mark.parametrize(
    "text",
    [
        "2022年度收、支总计均为966.41万元。与2022年相比，收、支总计各增加41.07万元，增长4.44%。",
        "2022年度财政拨款收入合计930.06万元，比2022年增加20.00万元，增长2.20%。",
    ],
)
def test_an_amount_compared_with_its_own_year_is_found(text):
    assert alarms(text) == [("date_year", "2022")]


@pytest.mark.parametrize(
    "text",
    [
        "2023年度收、支总计均为966.41万元。与2022年相比，收、支总计各增加41.07万元，增长4.44%。2022年度总计为925.34万元。",
        "2022年底在职人员56人，与2022年初相比减少2人。",
        "2022年度支出120.00万元，比2022年年初预算增加3万元。",
        "2022年收入合计120万元，2023年收入130万元，与2022年相比增加10万元。",
        # a year that opens nothing, but is what is compared with
        "其中水费收入较2022年同期下降4.86%，维修费较2022年同期下降9.63%。",
        "渠道养护费比2022年支出120万元减少3万元，清淤费较2022年减少2万元。",
        "2022年支出120万元，主要用于场馆维护。2023年支出130万元，较2022年增加10万元。",
    ],
)
def test_one_compared_with_another_year_is_not(text):
    assert [kind for kind, _ in alarms(text) if kind == "date_year"] == []


def test_last_year_compared_with_itself_is_found():
    assert alarms("上年支出120.00万元，比上年增加20.00万元。") == [("date_year", "上年")]
    assert alarms("上年支出120.00万元，本年支出140.00万元，比上年增加20.00万元。") == []
