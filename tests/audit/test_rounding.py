"""The last digit of a figure: how grave it is, and how many are shown."""

from decimal import Decimal

import pytest

from drafter.audit.model import Severity
from drafter.audit.rounding import short_of_whole
from tests.audit.findings import found_in


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("培训费决算55.00万元，比上年增加5.00万元，增长10.1%。", Severity.WARNING),
        ("培训费决算55.00万元，比上年增加5.00万元，增长10.2%。", Severity.ERROR),
        ("支出预算100.00万元，实际支出96.50万元，支出率96.6%。", Severity.WARNING),
        ("支出预算100.00万元，实际支出96.50万元，支出率91.5%。", Severity.ERROR),
        ("全年支出500.00万元。工资支出100.00万元，占全年支出的20.01%。", Severity.WARNING),
        ("全年支出500.00万元。工资支出100.00万元，占全年支出的20.10%。", Severity.ERROR),
        ("旅费20,000.00万元，比上年的30,000.00万元减少10,000.00万元，下降33.34%。", Severity.WARNING),
        ("旅费2,000.00万元，比上年的3,000.00万元减少1,000.00万元，下降35.33%。", Severity.ERROR),
    ],
)
def test_one_in_the_last_digit_is_a_warning_and_more_is_an_error(text, severity):
    assert {issue.severity for issue in found_in(text)} == {severity}


@pytest.mark.parametrize(
    ("exact", "places", "expected"),
    [("99.996", 0, "99.996"), ("99.96", 1, "99.96"), ("99.4", 0, "99"), ("100", 0, "100"), ("63.72", 0, "64")],
)
def test_as_many_decimals_as_keep_a_rate_apart_from_all_of_it(exact, places, expected):
    assert short_of_whole(Decimal(exact), places) == Decimal(expected)
