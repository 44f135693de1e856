"""近 is said of what is near, 不足 of whatever is less; limits and numbers of vouchers are read whole."""

from decimal import Decimal

import pytest

from drafter.text.marks import MarkKind
from drafter.text.quantities import find_quantities, scan
from drafter.verification.facts.support import supports


@pytest.mark.parametrize(
    ("written", "value", "said"),
    [
        ("近50万元", "480000", True),
        ("近50万元", "400200", False),
        ("不足50万元", "400200", True),
        ("将近90%", "86.1", True),
        ("接近90%", "81.2", False),
        ("近400万元", "3654000", True),
    ],
)
def test_a_figure_is_near_what_it_rounds_to(written: str, value: str, *, said: bool) -> None:
    assert supports(find_quantities(written)[0], Decimal(value)) is said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规定的45日期限公开", ["45日"]),
        ("30日期满", ["30日"]),
        ("2023年5月9日期间", []),
        ("合同45日期为准", ["45"]),
    ],
)
def test_a_day_before_a_limit_is_a_unit_and_no_date(text: str, found: list[str]) -> None:
    assert [one.text for one in find_quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第0185号记账、第0932号记账凭证先付款", ["0185号记账", "0932号记账凭证"]),
        ("第0185号记账、第0186号记账和第0932号凭证", ["0185号记账", "0186号记账", "0932号凭证"]),
        ("第0185号记账错误", []),
    ],
)
def test_numbers_of_vouchers_that_share_their_word_are_all_read(text: str, found: list[str]) -> None:
    marks = scan(text).marks
    assert [one.text for one in marks if one.kind is MarkKind.VOUCHER_NUMBER] == found
