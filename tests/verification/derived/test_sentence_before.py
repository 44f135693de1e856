"""A figure alone in its sentence follows from those of the one before: so much for each, and the rest."""

import pytest

from tests.verification.one_finding import blocked_figures, checker_of
from tests.verification.works import BLOCKED, told

CHECKER = checker_of(
    {
        "beds": {"kind": "count", "label": "荒废的育苗棚", "role": "数量", "value": "16", "unit": "个"},
        "men": {"kind": "count", "label": "未到岗的护林员", "role": "人数", "value": "12", "unit": "人"},
        "paid": {"kind": "money", "label": "照发的补助", "role": "金额", "value": "1.92", "unit": "万元"},
        "rate": {"kind": "rate", "label": "苗木成活率", "role": "比率", "value": "70", "unit": "%"},
    },
    title="补助发放不实",
    text="未到岗的护林员12人，照发的补助1.92万元；荒废的育苗棚16个；苗木成活率70%。",
)


@pytest.mark.parametrize(
    "text",
    [
        "未到岗的护林员12人，照发的补助1.92万元。每人合{}。",
        "未到岗的护林员12人，照发的补助1.92万元。人均{}。",
        "未到岗的护林员12人，照发的补助1.92万元。平均每人多少？{}。",
        "未到岗的护林员12人，照发的补助1.92万元。分摊到每名护林员头上，{}。",
    ],
)
def test_so_much_for_each_is_of_those_who_were_counted_before(text: str) -> None:
    assert blocked_figures(CHECKER, text.format("1,600元")) == []
    assert blocked_figures(CHECKER, text.format("1,900元")) == ["1,900元"]


@pytest.mark.parametrize(
    "text",
    [
        "未到岗的护林员12人，照发的补助1.92万元。户均1,600元。",
        "荒废的育苗棚16个，照发的补助1.92万元。每人合1,600元。",
        "未到岗的护林员12人，照发的补助1.92万元。每人合1,600元，共20人。",
    ],
)
def test_so_much_is_not_for_each_of_others(text: str) -> None:
    assert blocked_figures(CHECKER, text) != []


def test_what_is_left_is_so_of_the_rate_before() -> None:
    assert blocked_figures(CHECKER, "苗木成活率为七成。还有三成没活。") == []
    assert blocked_figures(CHECKER, "苗木成活率为七成。还有四成没活。") == ["四成"]
    assert blocked_figures(CHECKER, "苗木成活率为七成。三成活了下来。") == ["三成"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("MC-2022-014号合同签订后多久才备案？{}。", "25天", "52天"),
        ("松岗片区改造工程实际完工时间比计划完工时间晚了多少天？{}。", "102天", "120天"),
        ("年末在编人员比核定编制多了几名？{}。", "4名", "3名"),
    ],
)
def test_the_answer_to_a_question_is_read_with_it(text: str, right: str, wrong: str) -> None:
    assert BLOCKED not in told(text.format(right))
    assert BLOCKED in told(text.format(wrong))
