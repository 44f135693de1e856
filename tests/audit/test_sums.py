"""A total beside its parts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.audit.layout import blocks
from drafter.audit.statements import sentences
from drafter.audit.sums import added, differs, slack
from tests.audit.findings import messages, written


def figures(*amounts):
    (block,) = blocks(written("，".join(f"支出{amount}万元" for amount in amounts) + "。"))
    return next(iter(sentences(block))).figures


def test_a_total_may_differ_by_what_rounding_leaves_open_and_by_no_more():
    total, *parts = figures("10.0", "3.3", "3.3", "3.3")

    assert (added(parts), slack(total, parts)) == (Decimal("99000"), Decimal("2000"))
    assert not differs(total, parts)
    assert differs(total, figures("3.3", "3.3"))


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6), st.integers(1, 10**6))
def test_the_sum_of_exact_parts_is_their_total_and_nothing_else_is(parts, more):
    amounts = [f"{part}.00" for part in parts]

    assert not differs(figures(f"{sum(parts)}.00")[0], figures(*amounts))
    assert differs(figures(f"{sum(parts) + more}.00")[0], figures(*amounts))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年支出合计700.00万元，其中：人员经费300.00万元、公用经费200.50万元。", "500.50万元"),
        ("全年收入合计6,149,344元，其中：财政拨款6,000,000元、其他收入149,000元。", "6,149,000元"),
    ],
)
def test_what_parts_make_up_is_told_as_the_report_writes_its_figures(text, told):
    (message,) = messages(text, "sum")

    assert told in message
