"""What becomes of a wording that is not proved the same: refused where it tells what was found, else shown."""

import pytest

from drafter.drafting.acceptance import judge
from drafter.drafting.places import Assignment
from tests.drafting.model_samples import PLAN, context, offline

OFFLINE = offline()
PLACES = {
    (place.clause, place.field): place
    for place in Assignment(PLAN.items[0], OFFLINE.problems[0], OFFLINE.recommendations[0], context()).places
}


def verdict(clause: str, field: str, wording: str) -> tuple[list[str], str]:
    """The objections to a wording, and where it is told to depart."""
    found = judge(PLACES[clause, field], wording, context())
    return [one.hint for one in found.objections], found.sentence.departs


@pytest.mark.parametrize(
    ("clause", "field", "wording"),
    [
        ("P1.1", "fact", "调整预算为{F01.adjusted}，实际支出为{F01.spent}，而执行率为{F01.rate}。"),
        ("P1.1", "effect", "部分资金没能及时发挥效益。"),
        ("P1.1", "lead", "预算支出进度偏慢。"),
        ("P1", "heading", "合同备案不够规范，预算支出进度偏慢"),
        ("P1.3", "fact", "{dept.short}{F02.other}合同未见备案记录。"),
        ("R1.1", "action", "由{dept.short}{who.finance}在预算执行中按月通报各项目支出进度，进度偏慢的说明缘由。"),
        ("R1.1", "action", "在预算执行中按月，由{who.finance}对各项目支出进度进行通报，进度偏慢的说明原因。"),
    ],
)
def test_what_is_proved_the_same_stands_and_nobody_is_asked(clause, field, wording):
    assert verdict(clause, field, wording) == ([], "")


@pytest.mark.parametrize(
    ("clause", "field", "wording", "said"),
    [
        ("P1.1", "effect", "部分资金没有发挥效益。", "把“没有及时”写成了“没有”"),
        ("P1.1", "effect", "个别资金没有及时发挥效益。", "把“部分”写成了“个别”"),
        ("P1.2", "fact", "{F02.contract}合同于{F02.signed}签订，{F02.filed}才登记。", "把“备案”写成了“登记”"),
        ("P1.2", "effect", "合同信息不能及时接受公众监督。", "把“受到”写成了“接受公众”"),
        (
            "R1.1",
            "action",
            "在预算执行中按月，由{who.procurement}通报各项目支出进度，进度偏慢的说明原因。",
            "财务",
        ),
        (
            "R1.1",
            "action",
            "在预算执行中按月，向{who.finance}通报各项目支出进度，进度偏慢的说明原因。",
            "把“由”写成了“向”",
        ),
        (
            "R1.1",
            "action",
            "在预算执行中，由{who.finance}通报各项目支出进度，进度偏慢的说明原因。",
            "漏写了“按月”",
        ),
    ],
)
def test_what_was_found_and_who_does_what_is_not_told_otherwise(clause, field, wording, said):
    objections, _ = verdict(clause, field, wording)
    assert objections, "accepted"
    assert any(said.replace("财务", "who.finance") in one for one in objections), objections


@pytest.mark.parametrize(
    ("clause", "field", "wording", "told"),
    [
        (
            "R1.1",
            "action",
            "在预算执行中按月，由{who.finance}通报支出进度，进度偏慢的说明原因。",
            "核定表述是“在预算执行中按月，由财务部门通报各项目支出进度，进度偏慢的说明原因”，这里漏写了“各项目”",
        ),
        ("P1.2", "lead", "个别合同备案滞后。", "核定表述是“合同备案滞后”，这里“个别合同备案滞后”不是核定的说法"),
    ],
)
def test_other_words_for_a_measure_or_a_lead_are_told_with_what_stood_there(clause, field, wording, told):
    assert verdict(clause, field, wording) == ([], told)


def test_the_names_that_fill_slots_are_read_by_people_and_not_by_the_model():
    objections, _ = verdict(
        "R1.1", "action", "在预算执行中按月，由{who.procurement}通报各项目支出进度，进度偏慢的说明原因。"
    )
    assert objections
    assert not any("部门" in one for one in objections)
