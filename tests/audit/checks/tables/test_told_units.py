"""Amounts of the text that a table has in another unit."""

import pytest

from tests.audit.findings import alarms

TABLE = [
    "表3 社会保险基金收支（亿元）",
    ("险种", "收入", "支出", "当年结余"),
    ("城乡居民养老", "4.12", "3.37", "0.75"),
    ("机关事业养老", "7.95", "8.06", "-0.11"),
    ("合计", "12.07", "11.43", "0.64"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("如表3所示，机关事业单位养老保险基金当年收不抵支1100.00万元。", []),
        ("如表3所示，机关事业单位养老保险基金当年收不抵支1100.00亿元。", [("unit", "1100.00亿元")]),
        ("全国同类基金当年收不抵支1100.00亿元。", []),
    ],
)
def test_an_amount_that_is_a_cell_of_its_name_in_another_unit_is_told(text, expected):
    assert alarms(*TABLE, text) == expected
