"""What is multiplied: a price by a number, a whole by a rate, and a daily rate by days."""

from decimal import Decimal

import pytest

from tests.verification.one_finding import blocked_figures, checker_of

_FACTS = {
    "trips": {"kind": "count", "label": "发放补助的人次", "role": "数量", "value": "386", "unit": "人次"},
    "each": {"kind": "money", "label": "每人每次补助标准", "role": "标准", "value": "120", "unit": "元"},
    "price": {"kind": "money", "label": "苗木合同金额", "role": "金额", "value": "87.60", "unit": "万元"},
    "late": {"kind": "count", "label": "逾期交货", "role": "数量", "value": "70", "unit": "天"},
    "daily": {"kind": "rate", "label": "每日违约金比例", "role": "标准", "value": "0.05", "unit": "%"},
    "trees": {"kind": "count", "label": "采购的苗木", "role": "数量", "value": "86,000", "unit": "株"},
    "alive": {"kind": "rate", "label": "苗木成活率", "role": "完成值", "value": "71.5", "unit": "%"},
}
_TEXT = (
    "补助{trips}，标准{each}；苗木合同{price}，逾期{late}交货，每日违约金{daily}没有主张；"
    "采购苗木{trees}，成活率{alive}。"
)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("补助按标准发放386人次应为46,320元。", "补助按标准发放386人次应为46,230元。"),
        ("苗木合同逾期70天交货，违约金约3.07万元没有主张。", "苗木合同逾期70天交货，违约金约3.70万元没有主张。"),
        ("采购的86,000株苗木成活61,490株。", "采购的86,000株苗木成活61,940株。"),
        ("采购的86,000株苗木有24,510株没有成活。", "采购的86,000株苗木有25,410株没有成活。"),
    ],
)
def test_what_two_or_three_facts_make_by_multiplying_is_shown_and_nothing_else(true: str, false: str) -> None:
    checker = checker_of(_FACTS, "苗木和补助管理不到位", _TEXT)
    assert blocked_figures(checker, true) == []
    assert len(blocked_figures(checker, false)) == 1


def test_a_rate_of_change_is_of_nothing_that_is_there_now() -> None:
    facts = {
        "now": {"kind": "count", "label": "接待群众", "role": "数量", "value": "48,210", "unit": "人次"},
        "fall": {"kind": "rate", "label": "接待群众下降率", "role": "比率", "value": "21.06", "unit": "%"},
    }
    checker = checker_of(facts, "接待群众减少", "接待群众{now}，下降{fall}。")
    share = Decimal(48210) * (100 - Decimal("21.06")) / 100
    assert blocked_figures(checker, f"接待群众{share:.0f}人次。") == [f"{share:.0f}人次"]
