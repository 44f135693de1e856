"""Facts are told apart from wording."""

import pytest

from drafter.comparison.runs import PairKind
from tests.comparison.texts import compared, notice


def pair_of(old: str, new: str):
    found = compared(notice([new], year=2022), notice([old]))
    unit = next(unit for unit in found.new.units if unit.words == new)
    return next(pair for pair in found.against[0].pairs if unit.id in pair.new)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("支出率为79.45%，未达到目标。", "支出率为82.10%，未达到目标。", PairKind.UPDATED),
        ("支出率为79.45%，未达到目标。", "支出率为79.45%，未达到目标。", PairKind.KEPT),
        ("支出率为 79.45％，未达到目标。", "支出率为79.45%,未达到目标。", PairKind.KEPT),
        ("支出率为79.45%，没有达到目标。", "支出率为79.45%，离目标仍有差距。", PairKind.REWORDED),
        ("支出率为79.45%，没有达到目标。", "支出率为82.10%，离目标仍有差距。", PairKind.REWORDED),
        ("执行率比上年提高3.20个百分点，有所好转。", "执行率比上年下降1.10个百分点，有所好转。", PairKind.UPDATED),
        ("最长的东坪镇用时67天才拨付到位。", "最长的石鼓镇用时51天才拨付到位。", PairKind.UPDATED),
        (
            "由广东青山咨询有限公司承担的审核流于形式。",
            "由广东绿水咨询有限公司承担的审核流于形式。",
            PairKind.UPDATED,
        ),
        ("绩效等级为“优”，但过程材料不全。", "绩效等级为“良”，但过程材料不全。", PairKind.UPDATED),
        ("只完成三成任务，进度滞后明显。", "只完成四成任务，进度滞后明显。", PairKind.UPDATED),
        ("结余46.20万元未上缴国库。", "结余462000元未上缴国库。", PairKind.KEPT),
        ("2021年第四季度的补贴没有发放到户。", "2022年第二季度的补贴没有发放到户。", PairKind.UPDATED),
        ("绩效考核全市排名第14位，退步明显。", "绩效考核全市排名第九位，退步明显。", PairKind.UPDATED),
        ("合同CX-2021-009号备案超期，无人催办。", "合同CX-2022-011号备案超期，无人催办。", PairKind.UPDATED),
    ],
)
def test_what_became_of_a_clause(old, new, kind):
    assert pair_of(old, new).kind is kind


def test_a_figure_that_changed_is_named_with_what_it_is_of_and_the_difference():
    pair = pair_of("项目支出率为79.45%，结余46.20万元未上缴。", "项目支出率为82.10%，结余41.05万元未上缴。")
    told = [(fact.about, fact.old.text, fact.new.text, fact.difference) for fact in pair.facts]
    assert told == [
        ("项目支出率", "79.45%", "82.10%", "+2.65个百分点"),
        ("结余", "46.20万元", "41.05万元", "-5.15万元"),
    ]


def test_a_reworded_clause_names_its_facts_too():
    pair = pair_of(
        "抽查50件设备，有6件找不到实物，资产管理员说不清去向。",
        "抽查设备60件，其中9件没有见到实物，资产管理员未能说明去向。",
    )
    assert pair.kind is PairKind.REWORDED
    assert [(f.old.text, f.new.text) for f in pair.facts] == [("50件", "60件"), ("6件", "9件")]


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        ("奖补资金分四次拨给种粮大户，间隔过长。", "奖补资金分四批拨给种粮大户，间隔太长。", []),
        ("抽查12户合作社没有台账，无法核对数量。", "抽查的12家合作社没有台账，无法核对数量。", []),
        ("泵站8座停用，汛期无法排水。", "泵站8处停用，汛期无法排水。", []),
        ("泵站8座停用，汛期无法排水。", "泵站6处停用，汛期无法排水。", [("8座", "6处")]),
        ("漏报8亩，没有核实。", "漏报8户，没有核实。", [("8亩", ""), ("", "8户")]),
    ],
)
def test_as_many_in_another_word_is_wording(old, new, facts):
    pair = pair_of(old, new)
    told = {(f.old.text if f.old else "", f.new.text if f.new else "") for f in pair.facts}
    assert pair.kind is PairKind.REWORDED or facts
    assert told == set(facts)


def test_a_fact_that_was_added_or_dropped_stands_on_one_side():
    pair = pair_of("合同备案超期，最长23日，影响公示。", "合同备案超期，影响公示。")
    assert [(fact.old.text, fact.new) for fact in pair.facts] == [("23日", None)]
    assert float(pair.kept_share) > 0.9


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        ("资料归档只由档案室负责。", "资料归档成了档案室一家的事。", []),
        ("须写明付款节点、质量标准和保修期。", "付款节点、质量标准、保修期三项都要写明。", []),
        ("紧盯虚列支出、重复报账。", "重点盯住虚列支出、重复报账这两类情形。", []),
        ("每月巡护到点，记录在册。", "一月巡护到点，要有记录。", []),
        ("仅有一家单位投标。", "投标的单位只有两家。", [("一家", "两家")]),
        ("付款拖延，影响施工。", "付款拖延一年，影响施工。", [("", "一年")]),
        ("付款节点、质量标准没有约定。", "付款节点、质量标准等四项没有约定。", [("", "四项")]),
        ("演出计划要先征求意见。", "演出计划要先问村里的意见。", []),
    ],
)
def test_an_article_and_a_sum_of_what_is_told_are_no_facts_of_their_own(old, new, facts):
    told = [(f.old.text if f.old else "", f.new.text if f.new else "") for f in pair_of(old, new).facts]
    assert told == facts


def test_figures_of_one_name_are_told_apart_by_the_company_they_stand_in():
    pair = pair_of(
        "调整预算350.00万元，支出280.00万元；其中“村级路灯”项目预算90.00万元，支出61.20万元。",
        "其中“村级路灯”项目预算84.00万元，支出70.50万元；调整预算365.00万元，支出301.00万元。",
    )
    told = [(fact.old.text, fact.new.text) for fact in pair.facts]
    assert ("61.20万元", "70.50万元") in told
    assert ("280.00万元", "301.00万元") in told
