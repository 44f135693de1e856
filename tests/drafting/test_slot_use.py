"""A slot stands behind its own name; what is compared with another name is no value of that one."""

from types import SimpleNamespace
from typing import Any

import pytest

from drafter.drafting.slot_use import check_slots
from drafter.findings.model import Fact
from drafter.findings.slots import fill

LABELS = {"F01.planned": "调整预算", "F01.paid": "实际支出", "F01.left": "未支付金额"}
FACTS = {
    ref: Fact.model_validate({"kind": "money", "label": label, "role": "金额", "value": "3.20", "unit": "万元"})
    for ref, label in LABELS.items()
}
CONTEXT: Any = SimpleNamespace(slots=SimpleNamespace(facts=FACTS))
PLACE: Any = SimpleNamespace(required=dict.fromkeys(FACTS, 1), optional=())


def misplaced(text: str) -> bool:
    others = "".join(f"，{{{ref}}}" for ref in FACTS if f"{{{ref}}}" not in text)
    found = check_slots(PLACE, fill(text + others, lambda _: "3.20万元"), CONTEXT)
    return any("不是它的名称" in one.hint for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "实际支出{F01.planned}",
        "实际支出金额仅为{F01.planned}",
        "项目调整预算合计{F01.paid}",
        "未支付金额约{F01.paid}",
    ],
)
def test_a_value_behind_the_name_of_another_is_refused(text: str) -> None:
    assert misplaced(text)


@pytest.mark.parametrize(
    "text",
    [
        "调整预算为{F01.planned}",
        "比调整预算少{F01.left}",
        "占当年的调整预算{F01.left}",
        "实际支出后尚余{F01.left}",
        "调整预算中尚有{F01.left}",
        "超过调整预算{F01.left}",
    ],
)
def test_a_value_that_is_compared_with_another_is_let_through(text: str) -> None:
    assert not misplaced(text)
