"""What one change in a sentence of the draft does: what is certain may not stand, what says the same may."""

import pytest

from drafter.verification.edits.change import change
from drafter.verification.edits.contrary import contrary
from drafter.verification.edits.kinds import kind_of
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import SURE, Kind, Place

ACCOUNT = "抽查合同9份，其中2份在2022年3月1日签订，6月1日才备案，超过规定的7个工作日，完成率低于目标"


def place(role: OwnRole, *, beside: str = "") -> Place:
    """A clause on contracts that were filed late; `beside` is what else the case tells of it."""
    texts = (ACCOUNT, *([beside] if beside else []))
    return Place(
        advised=role is OwnRole.ACTION,
        role=role,
        texts=texts,
        letters=frozenset(),
        beside="",
        names=frozenset(),
        known="\n".join((*texts, "由采购管理部门和财务部门按月核对合同", "的合同")),
    )


def kind(role: OwnRole, old: str, new: str, *, beside: str = "") -> Kind | None:
    return kind_of(change(old, new), place(role, beside=beside))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("抽查合同9份", "全数核验合同9份", Kind.WIDENED),
        ("部分合同没有备案", "一切合同没有备案", Kind.WIDENED),
        ("6月1日才备案", "6月1日提前备案", Kind.TIME_TURNED),
        ("6月1日备案", "6月1日如期备案", Kind.CLAIMED),
        ("完成率低于目标", "完成率低于上年", Kind.CLAIMED),
        ("2份超过时限备案", "2份没超过时限备案", Kind.DENIED),
    ],
)
def test_an_account_may_not_tell_of_all_or_as_done_in_time_or_on_another_basis(old: str, new: str, told: Kind):
    assert kind(OwnRole.FACT, old, new) is told


def test_whether_something_is_so_denies_nothing():
    assert kind(OwnRole.FACT, "是否备案", "有没有备案") is not Kind.DENIED
    assert kind(OwnRole.FACT, "6月1日备案", "6月1日没有备案") is Kind.DENIED


@pytest.mark.parametrize(
    ("new", "beside"),
    [("6月1日提前备案", "其中1份提前备案"), ("6月1日没有按时备案", ""), ("6月1日未能如期备案", "")],
)
def test_what_the_case_tells_as_early_and_what_was_not_in_time_may_be_said(new: str, beside: str):
    assert kind(OwnRole.FACT, "6月1日才备案", new, beside=beside) not in SURE


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("由财务部门按月核对", "由财务部门每隔五年核对", Kind.LOOSENED),
        ("此后每年清理更新", "此后每十五年清理更新", Kind.LOOSENED),
        ("由财务部门核对合同", "由财务部门只对新签合同核对", Kind.LOOSENED),
        ("在整改期限内，由办公室核对", "在接到本意见之前，由办公室核对", Kind.TIME_TURNED),
        ("由办公室核对", "按照党组会议决定，由办公室核对", Kind.CLAIMED),
        ("对缺失的资料逐项补齐", "对完整的资料逐项补齐", Kind.TURNED),
        ("闲置的资产予以调剂", "在用的资产予以调剂", Kind.TURNED),
        ("确无价值的按程序处置", "所有资产按程序处置", Kind.WIDENED),
        ("由财务部门核对合同", "由射击竞训部门核对合同", Kind.UNKNOWN_BODY),
        ("由财务部门核对合同", "由外聘厨师核对合同", Kind.UNKNOWN_BODY),
        ("及时提出调减", "及时不提出调减", Kind.DENIED),
    ],
)
def test_a_measure_may_not_be_asked_of_others_more_rarely_too_soon_or_of_what_is_well(
    old: str, new: str, told: Kind
):
    assert kind(OwnRole.ACTION, old, new) is told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("由财务部门按月核对", "由财务部门每月核对"),
        ("按照规定的时限备案", "依照规定的期限备案"),
        ("查明原因后整改", "查清原因后整改"),
        ("临近期限及时提醒", "期限临近时及时提醒"),
        ("抽查合同9份", "抽样检查合同9份"),
        ("只有2份备案", "仅有2份备案"),
        ("超过规定的时限", "超出规定的时限"),
        ("缺少书面依据", "缺乏书面依据"),
        ("合同备案不及时", "合同备案存在不及时的问题"),
        ("在整改期限内核对", "在规定的整改期限内核对"),
    ],
)
@pytest.mark.parametrize("role", [OwnRole.FACT, OwnRole.ACTION])
def test_words_that_say_the_same_say_nothing_new(role: OwnRole, old: str, new: str):
    assert kind(role, old, new) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("由财务部门核对合同", "财务部门应当核对合同"),
        ("由财务部门核对合同", "财务部门负责核对合同"),
        ("由财务部门核对合同", "建议由财务部门核对合同"),
        ("由财务部门核对合同", "由财务部门核对合同，确保整改到位"),
    ],
)
def test_who_is_asked_and_what_for_may_be_said_in_many_ways(old: str, new: str):
    assert kind(OwnRole.ACTION, old, new) is None


def test_a_purpose_of_other_words_or_one_that_loosens_is_told():
    assert kind(OwnRole.ACTION, "由财务部门核对合同", "由财务部门核对合同，确保局长满意升迁") is not None
    assert kind(OwnRole.ACTION, "由财务部门核对合同", "由财务部门核对合同，确保走个形式") is not None


def test_an_office_may_be_of_another_size():
    assert kind(OwnRole.ACTION, "由财务部门核对合同", "由财务股核对合同") is Kind.CHANGED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("应当逐项核对合同", "逐项核对合同，不作整改"),
        ("留存合同备查", "销毁合同备查"),
        ("在预算执行中核对", "在决算批复后核对"),
        ("列出合同清单", "列出薪酬清单"),
    ],
)
def test_other_words_are_told(old: str, new: str):
    assert kind(OwnRole.ACTION, old, new) is not None


@pytest.mark.parametrize(
    ("role", "text", "told"),
    [
        (OwnRole.EFFECT, "上述差异经核实并不存在", Kind.CLAIMED),
        (OwnRole.EFFECT, "由此，群众办事体验明显改善，服务水平稳步提高", Kind.CLAIMED),
        (OwnRole.ACTION, "缺少的凭证由经办人直接补造", Kind.LOOSENED),
        (OwnRole.EFFECT, "服务水平没有因此提高", None),
        (OwnRole.EFFECT, "提高了管理成本，服务质量难以保障", None),
        (OwnRole.EFFECT, "管理水平有待提高", None),
        (OwnRole.ACTION, "对编造的资料予以清退", None),
        (OwnRole.ACTION, "严禁伪造签字", None),
        (OwnRole.ACTION, "涂改凭证的行为严肃查处", None),
    ],
)
def test_a_sentence_in_the_place_of_another_may_not_take_it_back(role: OwnRole, text: str, told: Kind | None):
    assert contrary(text, place(role)) is told
