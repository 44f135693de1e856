"""A recommendation keeps the order in which public money is spent, and a problem the order of its account."""

import pytest

from tests.verification.works import ADVICE, BLOCKED, PROBLEMS, SHOWN, told


@pytest.mark.parametrize(
    "reversed_order",
    [
        "走访服务要先支付、后抽查回访。",
        "项目安排应预算资金在前、用地手续在后。",
        "后续资金应当先行支付、再办概算调整。",
        "补贴发放在前，到课人员核实在后。",
        "支付服务款之后再取得服务记录。",
        "到课人员核实之前，先发放补贴。",
        "变更审批应晚于施工。",
        "按照先付款、后验收的顺序办理。",
        "采购合同先备案、后签订。",
    ],
)
def test_a_later_step_before_an_earlier_one_is_refused(reversed_order: str) -> None:
    assert BLOCKED in told(reversed_order, ADVICE)


@pytest.mark.parametrize(
    "order",
    [
        "走访服务要先抽查回访、后支付。",
        "变更先办审批手续、后施工。",
        "取得服务记录后，再支付服务款。",
        "不得先支付后核实。",
        "杜绝先付款后验收的做法。",
        "纠正“先施工后审批”的问题。",
        "改变先发放后核实的做法，核实后再发放。",
        "对先付款后验收的，逐笔复查。",
        "可以先支付预付款，再按进度验收。",
        "先完善台账，后开展培训。",
    ],
)
def test_the_right_order_and_a_wrong_one_that_is_forbidden_or_told_as_a_fault_stand(order: str) -> None:
    assert BLOCKED not in told(order, ADVICE)


def test_a_problem_may_tell_of_the_wrong_order_and_not_of_the_right_one_where_it_was_not_kept() -> None:
    assert BLOCKED not in told("绿植租摆服务先付清款项，验收没有做。", PROBLEMS)
    assert BLOCKED in told("绿植租摆服务的款项经验收后方才付清。", PROBLEMS)


def test_a_problem_that_says_nothing_is_wrong_is_shown() -> None:
    assert SHOWN in told("编外人员聘用的报批手续并无不齐。")
    assert told("其余合同的备案手续没有不妥。") & {BLOCKED} == set()
