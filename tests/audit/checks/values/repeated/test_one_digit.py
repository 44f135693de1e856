"""One amount of a place told twice with one digit changed."""

import pytest

from tests.audit.findings import alarms


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("60465.3亿元，同比增长6.6%", True),
        ("60455.3亿元，同比增长6.6%", False),
        ("60455.4亿元，同比增长6.6%", False),  # the last digit is a matter of rounding
        ("62465.3亿元，同比增长6.6%", False),  # two digits: another amount
    ],
)
def test_an_output_that_differs_in_one_digit_is_told(second, told):
    text = f"从总量上来看，江苏60455.3亿元和广东62909.8亿元居前。\n上半年江苏全省实现生产总值{second}。\n"
    assert (("two_values", "60455.3亿元") in alarms(text)) is told
