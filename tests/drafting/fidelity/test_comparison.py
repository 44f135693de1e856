"""What is proved to say the same, and what is not, whatever words a fault is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.fidelity.comparison import same
from drafter.drafting.fidelity.rewrites import rewrites
from drafter.drafting.fidelity.signs import SlotKind, signs

ACCOUNT = "抽查合同{F1.n}，{F1.no}号合同于{F1.day}签订，到评价时没有办理备案，由于经办人调离，资料移交{F1.who}。"
MEASURE = (
    "在预算执行中按月，由{who.finance}通报各项目支出进度，低于序时进度的由{who.projects}说明原因，"
    "未获批准的不予支付，并分别由不同人员承担记账和保管。"
)


def kind_of(ref: str) -> SlotKind:
    """What the slots of these texts are filled with."""
    return {"F1.day": SlotKind.DATE, "F1.n": SlotKind.FIGURE}.get(ref, SlotKind.OTHER)


def alike(one: str, other: str) -> bool:
    """Whether two wordings are the same, in either direction."""
    first, second = (signs(text, kind_of) for text in (one, other))
    assert same(first, second) == same(second, first)
    return same(first, second)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("没有办理", "未办理"),
        ("没有办理", "未曾办理"),
        ("抽查合同{F1.n}", "抽查合同为{F1.n}"),
        ("于{F1.day}", "在{F1.day}"),
        ("于{F1.day}", "{F1.day}"),
        ("由于经办人", "因经办人"),
        ("，资料", "；资料"),
        ("，资料", "，而资料"),
        ("签订", "签署"),
        ("到评价时没有办理备案", "到评价时没有进行办理备案"),
    ],
)
def test_another_word_for_the_same_is_no_change(old, new):
    assert old in ACCOUNT
    assert alike(ACCOUNT, ACCOUNT.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("在预算执行中按月，由{who.finance}通报", "由{who.finance}在预算执行中按月通报"),
        ("通报各项目支出进度", "对各项目支出进度进行通报"),
        ("，未获批准", "；未获批准"),
        ("记账和保管", "记账及保管"),
        ("由{who.finance}通报", "由{dept.short}{who.finance}通报"),
        ("说明原因", "说明缘由"),
        ("记账和保管", "记账、保管"),
    ],
)
def test_an_adverb_or_an_object_may_stand_elsewhere_in_its_part(old, new):
    assert old in MEASURE
    assert alike(MEASURE, MEASURE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("没有办理备案", "办理备案"),
        ("没有办理备案", "没有办理登记"),
        ("没有办理备案", "从未办理备案"),
        ("没有办理备案", "没收备案"),
        ("{F1.no}号合同", "部分合同"),
        ("于{F1.day}签订", "于{F1.day}前签订"),
        ("由于经办人调离，资料移交{F1.who}", "由于资料移交{F1.who}，经办人调离"),
        ("资料移交{F1.who}", "资料由{F1.who}移交"),
        ("资料移交{F1.who}", "相关资料由移交{F1.who}"),
        ("到评价时", "到评价时均"),
        ("经办人", "人"),
        ("抽查合同{F1.n}", "抽查{F1.n}合同"),
        ("合同{F1.n}，{F1.no}号", "合同，{F1.n}{F1.no}号"),
        ("签订，到", "签订到"),
        ("移交{F1.who}", "移交为{F1.who}"),
        ("到评价时没有办理", "到评价时没有按期办理"),
        ("于{F1.day}", "才于{F1.day}"),
    ],
)
def test_any_other_change_is_one(old, new):
    assert old in ACCOUNT
    assert not alike(ACCOUNT, ACCOUNT.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("由{who.finance}通报", "向{who.finance}通报"),
        ("低于序时进度的由", "由"),
        ("未获批准的不予支付", "未获批准的予以支付"),
        ("未获批准的不予支付", "不予支付"),
        ("按月", "按季度"),
        (
            "在预算执行中按月，由{who.finance}通报各项目支出进度，",
            "由{who.finance}通报各项目支出进度，在预算执行中按月，",
        ),
        ("分别由不同人员", "由不同人员"),
        ("记账和保管", "记账或保管"),
        ("记账和保管", "记账保管"),
        ("未获批准的不予", "未办理批准的不予"),
        ("进度，低于序时进度的由", "进度低于序时进度的，由"),
        ("人员承担", "人员同时承担"),
        ("说明原因", "该说明原因"),
        ("支付，", "支付了，"),
    ],
)
def test_who_whether_and_when_are_not_exchanged(old, new):
    assert old in MEASURE
    assert not alike(MEASURE, MEASURE.replace(old, new))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("由{who.finance}按月核对账目并上报", "由{who.finance}核对账目并按月上报"),
        ("{who.finance}在完工后审核采购部门提交的资料", "{who.finance}审核采购部门在完工后提交的资料"),
        ("早于{F1.day}签订", "早在{F1.day}签订"),
        ("在付款前核对，由{who.finance}审批", "核对，由{who.finance}在付款前审批"),
    ],
)
def test_an_adverb_that_would_tell_of_another_verb_or_day_is_a_change(one, other):
    assert not alike(one, other)


def test_duties_are_not_exchanged():
    turned = (
        MEASURE.replace("{who.finance}", "@")
        .replace("{who.projects}", "{who.finance}")
        .replace("@", "{who.projects}")
    )
    assert not alike(MEASURE, turned)


@given(st.sampled_from([ACCOUNT, MEASURE]), st.data())
def test_a_character_more_or_less_is_a_change_unless_it_says_nothing(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    lost = text[:at] + text[at + 1 :]
    if text[at] in "{}" or not ("\u4e00" <= text[at] <= "\u9fff"):
        return
    table = rewrites()
    harmless = {*table.free, *table.told, *table.dated, *table.leading, *table.joining}
    if not any(text[at] in word for word in (*harmless, *table.groups)):
        assert not alike(text, lost)


@given(st.text(alphabet="未没有不在于由对和及的了{}F1.day，。按月逐项", max_size=40), st.text(max_size=20))
def test_any_text_is_the_same_as_itself_and_an_end_more_is_seen(text, more):
    own = signs(text, lambda _: SlotKind.OTHER)
    assert same(own, own)
    longer = signs(text + "处罚" + more, lambda _: SlotKind.OTHER)
    assert not same(own, longer)
