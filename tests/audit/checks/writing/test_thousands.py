"""Commas that part the digits of an amount elsewhere than behind each third."""

import pytest

from tests.audit.findings import alarms


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("1,346,120.00元", []),
        ("23,500元", []),
        ("3,46,120.00元", ["form"]),
        ("13,46,120.00元", ["form"]),
        ("2,3500.00元", ["form"]),
        ("4,56,000元", ["form"]),
        ("1,2,3号楼", []),
        ("3,500元和12,000元", []),
    ],
)
def test_digits_are_parted_behind_each_third(amount, expected):
    assert [kind for kind, _ in alarms(f"账面余额{amount}。")] == expected
