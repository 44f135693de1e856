"""Words of one field, exchanged in a sentence of the draft: another group says another thing, its own does not."""

import re
from dataclasses import replace
from itertools import combinations

import pytest

from drafter.verification.edits.change import change
from drafter.verification.edits.fields import fields, found
from drafter.verification.edits.kinds import kind_of
from drafter.verification.edits.own import OwnDraft, OwnRole, OwnSentence
from drafter.verification.edits.place import SURE, Kind, Place
from drafter.verification.model import Section

FACT, ACTION, EFFECT, NORM, LEAD = OwnRole.FACT, OwnRole.ACTION, OwnRole.EFFECT, OwnRole.NORM, OwnRole.LEAD
CHARGED = {
    "财务部门": frozenset({"finance"}),
    "业务部门": frozenset({"operations"}),
    "工程部": frozenset({"projects"}),
    "领导班子": frozenset({"leadership"}),
}


def place(role: OwnRole, *texts: str, advised: bool | None = None) -> Place:
    return Place(
        advised=role is ACTION if advised is None else advised,
        role=role,
        texts=texts,
        letters=frozenset(),
        beside="",
        names=frozenset(),
        known="\n".join(texts),
        actors=re.compile("财务部门|业务部门|工程部|领导班子"),
        charged=CHARGED,
        named=frozenset({"工程部"}),
        year=2022,
    )


def kind(role: OwnRole, old: str, new: str, *beside: str) -> Kind | None:
    return kind_of(change(old, new), place(role, old, *beside))


def test_a_word_stands_in_one_group_of_a_row_and_is_found_where_it_stands():
    for word, rows in fields().rows.items():
        assert all(len(row.groups[word]) == 1 for row in rows), word
        assert word not in fields().plain
        assert [one.word for one in found(word)] == [word]


def test_words_of_one_group_never_part_and_those_of_different_groups_do_whichever_stood_there():
    rows = {id(row): row for every in fields().rows.values() for row in every}
    for row in rows.values():
        first = {min(group): word for word, group in reversed(row.groups.items())}
        for one, other in combinations(first.values(), 2):
            parted = [bool([*fields().parting(*pair, advised=False)]) for pair in ((one, other), (other, one))]
            assert parted[0] is parted[1], (one, other)
        for word in row.groups:
            assert not [*fields().parting(word, word, advised=True)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("全年培训教师2015人次，只收到问卷", "上半年培训教师2015人次，只收到问卷"),
        ("全年预算资金支出率为58.48%", "近三年预算资金支出率为58.48%"),
        ("历年借出的周转金长期挂账，没有催收", "历年借出的周转金近两年挂账，没有催收"),
        ("结余53.70万元，年末才申请收回", "结余53.70万元，11月底才申请收回"),
        ("资金在合同签订前已经支付", "资金在合同签订后已经支付"),
        ("项目均晚于计划完工", "项目个别晚于计划完工"),
        ("部分合同没有约定违约责任", "全部合同没有约定违约责任"),
        ("绩效自评只在局本级开展", "绩效自评不仅在局本级开展"),
        ("绩效自评只在局本级开展", "绩效自评只在下属单位开展"),
        ("抽查全县行政村146个", "抽查城区行政村146个"),
        ("服务人次比上年下降", "服务人次比上年上升"),
        ("多报销住宿费126.50元", "少报销住宿费126.50元"),
        ("其他应付款应付未清12万元，应付款没有核对", "其他应付款应付未清12万元，应收款没有核对"),
        ("变更由单位集体研究决定", "变更由单位个人决定决定"),
        ("设备的验收只有口头确认记录", "设备的验收只有书面确认记录"),
        ("项目已建成，没有移交", "项目在建，没有移交"),
        ("经办人没有收集资料", "经办人拒不收集资料"),
        ("经核实，资料缺少签字", "据反映，资料缺少签字"),
        ("走访没有达到约定次数，而考核结论均为合格", "走访没有达到约定次数，所以考核结论均为合格"),
    ],
)
def test_a_finding_may_not_be_told_with_another_word_of_the_field(old: str, new: str):
    assert kind(FACT, old, new) in SURE
    assert kind(FACT, new, old) in SURE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("在每季度终了后，由财务部门清理", "在每季度开始前，由财务部门清理"),
        ("在整改期限内，由财务部门清理", "在整改期限届满后，由财务部门清理"),
        ("在预算执行中按月通报支出进度", "在预算执行完毕后按月通报支出进度"),
        ("临近期限及时提醒经办人员", "超过期限后及时提醒经办人员"),
        ("由财务部门按月通报支出进度", "由财务部门每年通报支出进度"),
        ("由财务部门按月通报支出进度", "由财务部门不定期通报支出进度"),
        ("由财务部门定期抽查账目", "由财务部门不定期、想起来时抽查账目"),
        ("由财务部门逐笔核实费用", "由财务部门抽样核实费用"),
        ("由财务部门在整改期限内核实费用", "由财务部门适时核实费用"),
        ("超标准的一律退回", "超标准的原则上退回"),
        ("不再需要的及时交回财政", "不再需要的及时留用财政"),
        ("确无使用价值的按程序处置", "确无使用价值的自行处置"),
        ("核对卡片和标签是否相符", "核对卡片或者标签是否相符"),
        ("应付的及时结清，需要核销的按程序报批", "应收的及时结清，需要核销的按程序报批"),
        ("规范人员编制管理，控制供养规模", "放松人员编制管理，控制供养规模"),
        ("在安排下一年度同类资金前分析效益", "在安排2022年度同类资金前分析效益"),
        ("在安排下一年度同类资金前分析效益", "在安排上一年度同类资金前分析效益"),
    ],
)
def test_a_measure_may_not_be_asked_for_with_another_word_of_the_field(old: str, new: str):
    assert kind(ACTION, old, new) in SURE


@pytest.mark.parametrize(
    ("role", "old", "new"),
    [
        (ACTION, "由财务部门按月通报支出进度", "由财务部门每月通报支出进度"),
        (ACTION, "由财务部门每季度通报支出进度", "由财务部门按月通报支出进度"),
        (ACTION, "由财务部门抽样核实费用", "由财务部门逐笔核实费用"),
        (ACTION, "超标准的可以退回", "超标准的应当退回"),
        (ACTION, "超标准的严禁报销", "超标准的不准报销"),
        (ACTION, "提出修订清单，此后每年清理更新", "提出修订清单，今后每年清理更新"),
        (ACTION, "临近期限及时提醒经办人员", "临近期限提前提醒经办人员"),
        (ACTION, "核对卡片或者标签是否相符", "核对卡片和标签是否相符"),
        (FACT, "全部3份合同没有备案", "3份合同均没有备案"),
        (FACT, "部分合同没有约定违约责任", "个别合同没有约定违约责任"),
        (FACT, "结余53.70万元，年末才申请收回", "结余53.70万元，年底才申请收回"),
        (FACT, "资产未达使用要求", "资产低于使用要求"),
        (FACT, "目前项目没有开展验收", "当前项目没有开展验收"),
        (FACT, "付款前提没有写明", "付款前提没有列明"),
        (FACT, "抽查项目2022年的支出", "抽查项目当年的支出"),
    ],
)
def test_the_same_in_another_word_and_a_stricter_measure_may_stand(role: OwnRole, old: str, new: str):
    assert kind(role, old, new) not in SURE


@pytest.mark.parametrize(
    ("old", "new", "record"),
    [
        ("部分合同没有约定违约责任", "全部合同没有约定违约责任", "抽查的合同全部没有约定违约责任"),
        ("全年预算资金支出率为58.48%", "上半年预算资金支出率为58.48%", "上半年预算资金支出率58.48%"),
        ("变更由单位集体研究决定", "变更由单位个人决定", "变更由单位领导个人决定"),
    ],
)
def test_a_word_that_the_record_has_of_the_matter_may_stand(old: str, new: str, record: str):
    assert kind(FACT, old, new) in SURE
    assert kind(FACT, old, new, record) not in SURE
    assert kind(FACT, old, new, f"{new[:2]}车辆停放整齐") in SURE


def test_which_rule_is_broken_and_what_is_quoted_is_judged_elsewhere():
    assert kind(NORM, "上述做法不符合关于合同签订前公示的规定", "上述做法不符合关于合同签订后公示的规定") is not (
        Kind.TIME_TURNED
    )
    quoted = change("指标写为“全年完成”，没有数值", "指标写为“上半年完成”，没有数值")
    assert kind_of(quoted, place(FACT, "指标写为“全年完成”，没有数值")) is not Kind.TIME_TURNED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "由财务部门清理资金，需要的由业务部门明确计划",
            "由业务部门清理资金，需要的由财务部门明确计划",
        ),
        ("由财务部门分析各科目支出并向领导班子报告", "由领导班子分析各科目支出并向财务部门报告"),
        ("由工程部列出没有验收的项目", "由领导班子列出没有验收的项目"),
        ("由财务部门复核测算明细", "由业务部门复核测算明细"),
    ],
)
def test_whoever_has_to_act_keeps_what_he_answers_for(old: str, new: str):
    assert kind(ACTION, old, new) is Kind.BODIES_EXCHANGED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("由财务部门和业务部门清理资金", "由业务部门和财务部门清理资金"),
        ("由财务部门、业务部门清理资金", "由业务部门、财务部门清理资金"),
        ("由财务部门清理资金，业务部门配合", "资金由财务部门清理，业务部门配合"),
        ("由财务部门复核测算明细", "由工程部复核测算明细"),
    ],
)
def test_a_list_may_be_turned_round_and_whom_the_case_names_may_stand_for_whom_it_does_not(old: str, new: str):
    assert kind(ACTION, old, new) is not Kind.BODIES_EXCHANGED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("查清原因后逐项整改，形成材料备查", "逐项整改后再查原因，形成材料备查"),
        ("变更事项先审批后实施，留存资料", "变更事项先实施后审批，留存资料"),
        ("提出清单，报领导班子审议后印发", "提出清单，报领导班子印发后再行审议"),
    ],
)
def test_what_comes_first_may_not_come_last(old: str, new: str):
    assert kind(ACTION, old, new) is Kind.TIME_TURNED


def test_the_same_order_may_be_told_from_the_other_end():
    assert kind(ACTION, "由业务部门在付款前核对合同", "由业务部门核对合同后付款") not in SURE


@pytest.mark.parametrize(
    ("role", "old", "new"),
    [
        (FACT, "住宿费超出每人每天330元的标准", "据估计，住宿费超出每人每天330元的标准"),
        (FACT, "住宿费超出每人每天330元的标准", "有可能的情况是，住宿费超出每人每天330元的标准"),
        (EFFECT, "费用标准的约束作用没有落实", "费用标准的约束作用可能没有落实"),
        (FACT, "账面运血箱84只，实地找到77只", "账面运血箱84只，另有实地找到77只"),
        (FACT, "部分合同没有约定违约责任，合同已经到期", "合同没有约定违约责任，合同已经到期"),
        (FACT, "卡片、台账和标签没有核对，台账没有更新", "卡片和标签没有核对，台账没有更新"),
        (ACTION, "由业务部门核对标的，核对期限", "由业务部门核对标的，期限"),
        (ACTION, "在安排资金前，由业务部门分析原因", "仅为个人看法，在安排资金前，由业务部门分析原因"),
    ],
)
def test_a_guess_a_lost_limit_and_a_lost_member_of_a_list_are_told(role: OwnRole, old: str, new: str):
    beside = replace(place(role, old), beside=new)
    assert kind_of(change(old, new), beside) in {Kind.ADDED, Kind.LEFT_OUT, Kind.CHANGED}


def test_a_piece_told_twice_and_a_word_turned_round_are_slips():
    assert kind(ACTION, "由财务部门按季度抽查", "由财务部门由财务部门按季度抽查") is Kind.DOUBLED
    assert kind(FACT, "内部控制制度没有修订", "内部控制度制没有修订") is Kind.MISTAKEN
    assert kind(FACT, "收回有效问卷412份", "回收有效问卷412份") not in SURE


def test_a_sentence_changed_in_several_places_is_held_beside_the_one_it_was_made_from():
    text = "在整改期限内，由财务部门列出项目，逐项核对金额；业务部门凭清单办理付款"
    own = OwnSentence(text, Section.RECOMMENDATIONS, "c1", ("F01.a",), ACTION)
    draft = OwnDraft((own,))
    turned = "在整改期限内，由业务部门列出项目，逐项核对金额；财务部门凭清单办理付款"
    assert draft.likest(turned, Section.RECOMMENDATIONS) == (change(own.flat, turned), own)
    assert draft.likest("在整改期限内，公开预算和决算信息并回复来信", Section.RECOMMENDATIONS) is None
