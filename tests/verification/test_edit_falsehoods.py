"""One change in a sentence of the draft that makes it tell of another thing, and those that do not."""

from datetime import date
from decimal import Decimal

import pytest

from drafter.findings.model import Role
from drafter.knowledge.model import Norm
from drafter.verification.edits.change import change
from drafter.verification.edits.kinds import kind_of
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import SURE, Kind, Place

FACT, NORM, ACTION, LEAD = OwnRole.FACT, OwnRole.NORM, OwnRole.ACTION, OwnRole.LEAD
EFFECT = "采购监管部门不能及时掌握合同签订情况，监督难以跟进"
RULE = Norm(
    id="filing",
    document="中华人民共和国政府采购法",
    article="第四十七条",
    content="采购合同自签订之日起七个工作日内，采购人应当将合同副本报有关部门备案。",
    topic="合同副本备案",
    in_force=date(2014, 8, 31),
)


def kind(
    role: OwnRole, old: str, new: str, *, beside: str = "", roles: frozenset[Role] = frozenset()
) -> Kind | None:
    texts = (old, *([beside] if beside else []))
    known = "\n".join((*texts, "由财务部门和办公室核对合同并报领导班子", "与晨光公司等施工单位、供应商签订的合同"))
    place = Place(
        advised=role is ACTION,
        role=role,
        texts=texts,
        letters=frozenset(),
        beside="",
        names=frozenset(),
        known=known,
        sources=f"{known}\n{RULE.content}\n报告称“基本达到预期”",
        vendors=frozenset({"晨光公司"}),
        effects=(EFFECT,),
        rules={"政府采购法": (RULE,)},
        roles={(Decimal("131.4") * 10000, "元"): roles},
    )
    return kind_of(change(old, new), place)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("实地找到77只，差异没有查明原因", "实地找到77只，差异没有"),
        ("报销单未经分管领导签字", "报销单未"),
        ("由办公室查明原因", "由"),
        ("超过第四十七条规定的备案时限", "超过第四十七条规定的"),
        ("无法支出的及时提出调减", "无法支出的及时"),
        ("据以编制竣工决算报告", "据以编制竣工决"),
        ("项目投资没有及时得到核定，账目没有更新", "项目投资没有及时，账目没有更新"),
    ],
)
def test_a_sentence_may_not_stop_at_what_cannot_end_one(old: str, new: str):
    assert kind(FACT, f"抽查的设备有差异，{old}", f"抽查的设备有差异，{new}") is Kind.UNENDED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("逾期的说明理由并整改", "逾期的说明理由"),
        ("逐项核对账目和实物", "逐项核对账目"),
        ("支付不及时造成拖延", "支付不及时"),
        ("手续不全的发票，一律退回", "手续不全的，一律退回"),
        ("逐份核对、比对数据", "逐份核对、比对"),
        ("报财务部门备案", "报财务部备案"),
        ("账面有船只5艘", "账面有船只"),
    ],
)
def test_a_sentence_may_be_shorter(old: str, new: str):
    assert kind(FACT, f"抽查的设备有差异，{old}", f"抽查的设备有差异，{new}") not in SURE


@pytest.mark.parametrize(
    ("role", "old", "new"),
    [
        (FACT, "2022年调整预算146.00万元，实际支出131.40万元", "2022年调整预算146.00万元，结转结余131.40万元"),
        (FACT, "2022年政府采购决算支出为65.02万元", "2022年政府采购年初预算为65.02万元"),
        (FACT, "多领取培训补贴2.34万元", "多领取岗位补贴2.34万元"),
        (LEAD, "往来款项长期挂账", "专项资金长期挂账"),
        (FACT, "往来款项长期挂账的有35.00元", "往来款项长期收回的有35.00元"),
        (FACT, "抽查的应公开决定45件，7件逾期", "发现问题的应公开决定45件，7件逾期"),
        (ACTION, "从严控制公用经费支出", "从严控制人员经费支出"),
    ],
)
def test_a_figure_or_a_fund_may_not_go_by_the_name_of_another(role: OwnRole, old: str, new: str):
    assert kind(role, old, new) is Kind.RELABELLED


@pytest.mark.parametrize(
    ("role", "old", "new", "beside"),
    [
        (FACT, "调整预算146.00万元，实际支出131.40万元", "调整预算146.00万元，实际支付131.40万元", ""),
        (FACT, "调整预算146.00万元，实际支出131.40万元", "全年预算146.00万元，实际支出131.40万元", ""),
        (FACT, "往来款项长期挂账的有35.00元", "往来款项长期没有收回的有35.00元", ""),
        (FACT, "多领取培训补贴2.34万元", "多领取岗位补贴2.34万元", "培训期间的岗位补贴"),
        (FACT, "公用经费支出58.40万元", "日常公用经费支出58.40万元", ""),
    ],
)
def test_a_figure_may_be_called_what_it_is(role: OwnRole, old: str, new: str, beside: str):
    assert kind(role, old, new, beside=beside) is not Kind.RELABELLED


def test_a_figure_may_be_called_what_an_equal_one_of_the_case_is():
    old, new = "调整预算146.00万元，实际支出131.40万元", "调整预算146.00万元，结转结余131.40万元"
    assert kind(FACT, old, new, roles=frozenset({Role.BALANCE})) is not Kind.RELABELLED


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("抽查采购合同9份，2份逾期", "抽查采购合同至少9份，2份逾期", Kind.BOUNDED),
        ("抽查采购合同9份，2份逾期", "抽查采购合同9份以上，2份逾期", Kind.BOUNDED),
        ("抽查采购合同9份，2份逾期", "抽查采购合同9份，另有2份逾期", Kind.BESIDE),
        ("采购合同9份，其中2份逾期", "采购合同9份，此外还有2份逾期", Kind.BESIDE),
        ("采购合同9份，另有2份逾期", "采购合同9份，其中2份逾期", Kind.BESIDE),
    ],
)
def test_an_exact_figure_is_no_bound_and_a_part_nothing_beside(old: str, new: str, told: Kind):
    assert kind(FACT, old, new) is told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("抽查采购合同9份，2份逾期", "抽查采购合同9份，其中2份逾期"),
        ("合同签订期限30日，2份逾期", "合同签订期限不超过30日，2份逾期"),
        ("应收款350元，备用金0.35元", "应收款350元，另有备用金0.35元"),
    ],
)
def test_a_limit_and_what_stands_beside_may_be_told_as_such(old: str, new: str):
    assert kind(FACT, old, new) not in (Kind.BOUNDED, Kind.BESIDE)


CITED = "上述做法不符合《中华人民共和国政府采购法》第四十七条关于合同副本备案的规定"


@pytest.mark.parametrize(
    ("role", "old", "new", "told"),
    [
        (NORM, CITED, CITED.replace("合同副本备案", "专业人员持证上岗"), Kind.RULED),
        (FACT, "超过《政府采购法》第四十七条规定的时限", "超过《政府采购法》第四十七条规定的限额标准", Kind.RULED),
        (
            NORM,
            CITED,
            CITED.replace("第四十七条关于", "第四十七条“任何单位不得以任何理由拖延”的要求和关于"),
            Kind.QUOTED,
        ),
        (FACT, "《自评报告》称“基本达到预期”", "《自评报告》称“完全达到预期”", Kind.QUOTED),
        (NORM, CITED, CITED.replace("《中华人民共和国政府采购法》第四十七条", "分管领导的口头指示"), Kind.UNRULED),
    ],
)
def test_no_norm_or_paper_may_be_made_to_say_what_it_does_not(role: OwnRole, old: str, new: str, told: Kind):
    assert kind(role, old, new) is told


@pytest.mark.parametrize(
    "new",
    [
        CITED.replace("合同副本备案", "采购合同副本及时备案"),
        CITED.replace("合同副本备案", "七个工作日内备案"),
        CITED.replace("关于", "“应当将合同副本报有关部门备案”的要求和关于"),
        CITED.replace("《中华人民共和国政府采购法》第四十七条", "该法律"),
    ],
)
def test_a_norm_may_be_told_in_words_of_its_own(new: str):
    assert kind(NORM, CITED, new) not in SURE


@pytest.mark.parametrize(
    "new",
    [
        "由于采购监管部门不能及时掌握合同签订情况，2份合同逾期才备案",
        "2份合同逾期才备案，主要是因为监督难以跟进、不能及时掌握合同签订情况",
    ],
)
def test_an_effect_may_not_be_told_as_the_reason(new: str):
    assert kind(FACT, "2份合同逾期才备案", new) is Kind.CAUSED


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("整改结果报领导班子", "整改结果报供应商", Kind.REPORTED_OUT),
        ("整改结果报领导班子", "整改结果报晨光公司", Kind.REPORTED_OUT),
        ("由财务部门分析情况并向领导班子报告", "由财务部门分析情况并向施工单位报告", Kind.REPORTED_OUT),
        ("财务部门据以核对合同", "投诉人据以核对合同", Kind.REPORTED_OUT),
        ("由财务部门逐笔核对合同", "由财务部门逐笔合同", Kind.UNACTED),
        ("临近期限自动提醒", "临近期限自动隐瞒", Kind.TURNED),
        ("加快项目实施进度", "放慢项目实施进度", Kind.TURNED),
        ("逾期的说明原因并整改", "逾期的说明元音并整改", Kind.MISTAKEN),
    ],
)
def test_a_measure_may_not_be_undone_or_left_without_an_act(old: str, new: str, told: Kind):
    assert kind(ACTION, f"在整改期限内，{old}", f"在整改期限内，{new}") is told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("整改结果报领导班子", "整改结果报财务部门"),
        ("由财务部门组织核对合同", "由财务部门核对合同"),
        ("加快项目实施进度", "防止拖延项目实施进度"),
        ("由财务部门核对合同", "由财务部门督促供应商核对合同"),
    ],
)
def test_a_measure_may_be_asked_for_otherwise(old: str, new: str):
    assert kind(ACTION, f"在整改期限内，{old}", f"在整改期限内，{new}") not in SURE
