"""A statement of some, or one that denies in part, becomes none of all; a measure keeps its cases and limits."""

import pytest

from drafter.drafting import bearing
from drafter.drafting.limits import check_limits
from drafter.drafting.model import Author, Sentence, SentenceRole
from drafter.drafting.places import Place
from drafter.verification.model import Section

EFFECT = "部分资金没有及时形成支出，效益未能充分发挥。"
ACTION = "自整改之日起，由财务部门核对额度，没有额度或者超出额度的不予支付，低于进度的说明原因。"


def objections(wording: str, own: str = EFFECT, advice: tuple[str, ...] = ()) -> list[str]:
    """What is said against a wording of one sentence."""
    measure = own is ACTION
    role = SentenceRole.ACTION if measure else SentenceRole.EFFECT
    place = Place(
        clause="P1.1",
        field="effect",
        role=role,
        section=Section.RECOMMENDATIONS if measure else Section.PROBLEMS,
        baseline=(Sentence(role=role, template=own, text=own, author=Author.OFFLINE),),
        points=(),
        required={},
        optional=frozenset(),
        grounds=(),
        approved=(),
        avoid=(),
        wording=(),
    )
    return [one.hint for one in check_limits(place, wording, wording, (own, "资金效益不高"), advice)]


@pytest.mark.parametrize(
    ("wording", "lost"),
    [
        ("资金没有及时形成支出，效益未能充分发挥。", ["部分"]),
        ("部分资金没有形成支出，效益未能充分发挥。", ["及时"]),
        ("部分资金没有及时形成支出，效益没有发挥。", ["充分"]),
        ("资金未形成支出，效益未能发挥。", ["部分", "及时", "充分"]),
    ],
)
def test_what_limits_a_statement_is_not_lost(wording, lost):
    assert objections(wording) == [f"漏写了资料中的“{word}”，说得比资料重" for word in lost]


@pytest.mark.parametrize(
    "wording",
    [
        "个别资金未能及时形成支出，效益没有充分发挥。",
        "部分资金未及时支出，效益发挥未能完全到位。",
        "资金效益不高。",
    ],
)
def test_it_may_be_said_otherwise(wording):
    assert objections(wording) == []


def test_a_measure_names_both_of_two_cases():
    assert objections("由财务部门核对额度，没有额度的不予支付。", ACTION) == ["漏写了“超出”"]
    assert objections("由财务部门核对额度，没有额度或超出额度的不予支付。", ACTION) == []
    assert objections("由财务部门核对额度，不合要求的不予支付。", ACTION) == []


def test_what_was_found_is_no_limit_of_a_measure_unless_it_was_one():
    wording = "低于{F01.rate}的说明原因，没有额度或者超出额度的不予支付。"
    assert objections(wording, ACTION) == ["槽位 {F01.rate} 是查出的情况，不能作为整改要求的界限"]
    assert objections(wording, ACTION, advice=("低于{F01.rate}的说明原因。",)) == []
    assert objections("在{norm.filing.limit}以内备案，没有额度或者超出额度的不予支付。", ACTION) == []


def test_not_enough_is_no_denial_of_what_falls_short_and_none_at_all_is():
    texts = ("预算资金支出率偏低", "全年预算资金支出率为※※")
    turned = {
        said: list(bearing.turned(said, bearing.PHRASE, texts))
        for said in ("预算资金支出不充分", "预算资金未支出")
    }
    assert turned == {"预算资金支出不充分": [], "预算资金未支出": [((0, 7), True)]}
