"""What a fact is to a year: the year's own, or one that may stay, or one that no year changes."""

import pytest

from drafter.comparison.cautions import Severity
from drafter.comparison.comparing import compare
from drafter.comparison.facts import facts
from drafter.comparison.nature import nature
from drafter.comparison.nature_kinds import Nature, Years
from drafter.comparison.reading import Known
from tests.comparison.texts import compared, notice, side

YEARS = Years(2021, 2022)


def told(text: str, of: str, *, advice: bool = False) -> Nature:
    (fact,) = [one for one in facts(text) if one.text == of]
    return nature(text, fact, YEARS, advice=advice)


@pytest.mark.parametrize(
    ("text", "of", "expected"),
    [
        ("食堂采购支出268.40万元，验收单缺失37张。", "268.40万元", Nature.YEARLY),
        ("食堂采购支出268.40万元，验收单缺失37张。", "37张", Nature.YEARLY),
        ("三个项目均在2021年才启动招标。", "2021年", Nature.YEARLY),
        ("合同于9月8日签订。", "9月8日", Nature.YEARLY),
        ("指标分值12分，评价得分8.5分。", "12分", Nature.MAXIMUM),
        ("指标分值12分，评价得分8.5分。", "8.5分", Nature.YEARLY),
        ("覆盖率达到80%且同比增长的，得3分。", "80%", Nature.MAXIMUM),
        ("质量达9.8分（总分10分）。", "10分", Nature.MAXIMUM),
        ("资料齐全性（5分）没有得满。", "5分", Nature.MAXIMUM),
        ("全县19个镇（街）、225个村（居）都已接入。", "225个", Nature.WHOLE),
        ("抽查5个村，有3个村没有台账。", "5个", Nature.YEARLY),
        ("抽查5个村，有3个村没有台账。", "3个", Nature.YEARLY),
        ("核定行政编制9名，实有在编人员11名。", "9名", Nature.WHOLE),
        ("核定行政编制9名，实有在编人员11名。", "11名", Nature.YEARLY),
        ("车辆经费标准按照20,000元/辆·年执行。", "20,000元/辆·年", Nature.LIMIT),
        ("支出率低于95%的目标。", "95%", Nature.LIMIT),
        ("准确率不低于90%。", "90%", Nature.LIMIT),
        ("每季度抽查不少于10%。", "10%", Nature.LIMIT),
        ("2018年下达的资金30.00万元至2022年末仍未动用。", "30.00万元", Nature.HISTORY),
        ("自2016年以来清理出未验收项目214个。", "214个", Nature.YEARLY),
        ("2016年以来没有盘点。", "2016年", Nature.TIMELESS),
        ("专项资金（2021—2023年）共安排580.00万元。", "2021", Nature.TIMELESS),
        ("专项资金（2019—2021年）共安排580.00万元。", "2021年", Nature.HISTORY),
        ("执行率由上年的84.69%提高。", "84.69%", Nature.LAST_YEAR),
        ("超出《中华人民共和国预算法》第十四条规定的7个工作日。", "7个工作日", Nature.TIMELESS),
        ("结转为0万元。", "0万元", Nature.TIMELESS),
        ("根据《关于批复2021年部门预算的通知》（青财预〔2021〕4号）。", "青财预〔2021〕4号", Nature.YEARLY),
        ("根据《部门预算管理办法》（青财预〔2021〕4号）。", "青财预〔2021〕4号", Nature.TIMELESS),
        ("由经办人王小明签字。", "王小明", Nature.PERSON),
        ("监理单位青禾恒信咨询有限公司未到场。", "监理单位青禾恒信咨询有限公司", Nature.FIRM),
        ("食堂承包合同期为36个月，欠缴押金2.40万元。", "36个月", Nature.LIMIT),
        ("工期延误36天，影响验收。", "36天", Nature.YEARLY),
        ("新馆占地面积5320平方米，维修支出8.10万元。", "5320平方米", Nature.WHOLE),
        ("闲置面积5320平方米。", "5320平方米", Nature.YEARLY),
        ("项目总投资1.8亿元，分两期实施。", "1.8亿元", Nature.WHOLE),
        ("全年完成总投资1.8亿元。", "1.8亿元", Nature.YEARLY),
        ("股室6个、直属站所4个，运转经费不足。", "6个", Nature.WHOLE),
        ("抽查股室6个，均无台账。", "6个", Nature.YEARLY),
        ("按照每300人设1名护林员的标准配备。", "1名", Nature.LIMIT),
        ("全年配备1名护林员，人手不够。", "1名", Nature.YEARLY),
        ("公用经费基准定额初中850元，拨付不足。", "850元", Nature.LIMIT),
        ("到2025年实现覆盖率88%。", "88%", Nature.LIMIT),
        ("到2025年实现覆盖率88%。", "2025年", Nature.LIMIT),
        ("满意度测评在全县排名第13位。", "第13位", Nature.YEARLY),
        ("督查考核排第九名，降了两位。", "第九名", Nature.YEARLY),
    ],
)
def test_what_a_fact_is_to_its_year(text, of, expected):
    assert told(text, of) is expected


def test_a_recommendation_sets_its_rates_and_lengths_of_time():
    text = "抽查比例为30%，5天办结，投入12.50万元。"
    assert [told(text, of, advice=True) for of in ("30%", "5天", "12.50万元")] == [
        Nature.LIMIT,
        Nature.LIMIT,
        Nature.YEARLY,
    ]


def cautions(new: str, old: str, **known):
    found = compare(side(notice([new], year=2022), known=Known(**known)), [side(notice([old]), "old1")])
    (against,) = found.against
    return [c.place.text for c in against.warnings], [c.place.text for c in against.unchanged], found


def test_what_may_stay_is_remarked_on_and_never_warned_of():
    old, new = (f"支出率{rate}%，低于95%的目标，核定编制46名。" for rate in ("79.45", "81.20"))
    warned, noted, found = cautions(new, old)
    assert warned == []
    assert noted == ["95%", "46名"]
    assert {note.severity for note in found.against[0].unchanged} == {Severity.NOTE}
    assert found.against[0].unchanged[0].message == (
        "“95%”与2021年度的文本相同，看来是限值、目标或标准，一般不随年度变化"
    )


def test_last_years_figure_is_stale_only_if_it_was_last_years_before():
    warned, _, _ = cautions("执行率由上年的84.69%提高到90.12%。", "执行率由上年的84.69%提高到88.30%。")
    assert warned == ["84.69%"]
    warned, noted, _ = cautions("执行率由上年的88.30%提高到90.12%。", "执行率由上年的84.69%提高到88.30%。")
    assert (warned, noted) == ([], [])


def test_the_case_decides_where_it_is_known():
    old, new = (f"预算{sum_}万元，支出率79.45%，结余46.20万元。" for sum_ in ("310.00", "420.00"))
    own = frozenset(fact.key for fact in facts("420.00万元 79.45%"))
    warned, noted, found = cautions(new, old, own=own)
    assert (warned, noted) == (["46.20万元"], [])
    assert found.warnings[0].severity is Severity.BLOCK
    assert found.warnings[0].message.endswith("；本案资料中没有这一数据")
    assert not found.clean


def test_a_person_who_stayed_is_remarked_on():
    warned, noted, _ = cautions("由经办人王小明签字，金额4.20万元。", "由经办人王小明签字，金额3.10万元。")
    assert (warned, noted) == ([], ["王小明"])


def test_another_person_is_another_fact():
    found = compared(
        notice(["凭证由经办人陈志远签字，没有审批。"], year=2022), notice(["凭证由经办人王小明签字，没有审批。"])
    )
    (change,) = [fact for pair in found.against[0].pairs for fact in pair.facts if fact.kind == "name"]
    assert (change.old.text, change.new.text) == ("王小明", "陈志远")


def test_the_titles_of_two_years_belong_together_however_they_are_put():
    new = notice(["支出率为82.10%。"], year=2022).replace("绩效复核结果的通知", "评价意见的函")
    found = compared(new, notice(["支出率为79.45%。"]))
    (pair,) = [one for one in found.against[0].pairs if one.new == (found.new.units[0].id,)]
    assert pair.old == (found.olds[0].units[0].id,)
