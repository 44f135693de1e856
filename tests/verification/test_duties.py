"""What a recommendation sets of its own is asked for, fixed by a norm, approved, shown to a person, or refused."""

import pytest

from drafter.verification.model import Section, Severity, Violation
from tests.verification.made_up import CHECKER


def said(text: str, point: str, section: Section = Section.RECOMMENDATIONS) -> list[Violation]:
    found = CHECKER.check_sentence(text, points=[point], section=section)
    return [one for one in found if one.check in ("quantities", "names")]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("对连续两个月低于序时进度的说明原因。", "F01.a"),
        ("核实资产去向，补办移交手续，每年盘点一次。", "F03.a"),
        ("合同自签订之日起7个工作日内备案。", "F02.a"),
        ("合同自签订之日起七个工作日内备案。", "F02.a"),
        ("请于2023年11月30日前报送整改情况。", "F01.a"),
    ],
)
def test_what_is_asked_for_fixed_or_approved_is_silent(text: str, point: str) -> None:
    assert said(text, point) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("三个月内整改到位。", ["三个月"]),
        ("应当在业务发生后10日内报账。", ["10日"]),
        ("在开会前5天发出材料。", ["5天"]),
        ("每两个月核对一次。", ["两个月"]),
        ("逾期30天以上的，予以通报。", ["30天"]),
        ("2024年6月底前支付完毕。", ["2024年6月底"]),
        ("每年12月31日前完成盘点。", ["12月31日"]),
        ("六月底进度应达到50%。", ["六月底", "50%"]),
        ("全年执行率不低于95%。", ["95%"]),
        ("单笔5000元以上的支出集体研究。", ["5000元"]),
        ("超过5000元的支出集体研究。", ["5000元"]),
        ("每月组织不少于2场讲座。", ["2场"]),
        ("由两名人员共同盘点。", ["两名"]),
        ("按10%核减下年预算。", ["10%"]),
    ],
)
def test_an_ordinary_demand_is_shown_to_a_person(text: str, figures: list[str]) -> None:
    found = said(text, "F01.a")
    assert [one.text for one in found] == figures
    assert {one.severity for one in found} == {Severity.REVIEW}
    assert all("由审核人确认" in one.remedy for one in found)


@pytest.mark.parametrize(
    ("text", "point", "figure", "expected"),
    [
        ("严格执行《政府采购法》第四十七条，10个工作日内备案。", "F02.a", "10个工作日", "7个工作日"),
        ("按照《政府采购法》第四十七条，3个工作日内完成备案。", "F02.a", "3个工作日", "7个工作日"),
        ("合同签订后15个工作日内备案。", "F02.a", "15个工作日", "7个工作日"),
        ("请于2022年10月底前完成整改。", "F01.a", "2022年10月底", ""),
        ("请于2023年8月31日前完成整改。", "F01.a", "2023年8月31日", ""),
        ("请于2035年12月底前完成整改。", "F01.a", "2035年12月底", ""),
    ],
)
def test_a_bent_limit_and_a_deadline_out_of_time_are_refused(
    text: str, point: str, figure: str, expected: str
) -> None:
    found = said(text, point)
    assert [one.text for one in found] == [figure]
    assert found[0].severity is Severity.BLOCK
    assert found[0].expected == expected


@pytest.mark.parametrize(
    ("text", "point", "figure"),
    [
        ("加快支付剩余的58.60万元。", "F01.a", "58.60万元"),
        ("压减公用经费36.80万元。", "F01.a", "36.80万元"),
        ("针对执行率低于78%的问题，加快支付。", "F01.a", "78%"),
        ("达到年度目标5500人次。", "F04.a", "5500人次"),
        ("逾期21天备案的合同要说明原因。", "F02.a", "21天"),
        ("2022年9月10日签订的合同要说明原因。", "F02.a", "2022年9月10日"),
        ("对现场盘点未找到的5台投影仪核实去向。", "F03.a", "5台"),
    ],
)
def test_what_looks_like_a_fact_is_bound_as_anywhere(text: str, point: str, figure: str) -> None:
    refused = [one.text for one in said(text, point) if one.severity is Severity.BLOCK]
    assert figure in refused


def test_a_stricter_rule_of_the_unit_itself_is_its_own() -> None:
    found = said("经办人在合同签订后3个工作日内登记台账。", "F02.a")
    assert [(one.text, one.severity) for one in found] == [("3个工作日", Severity.REVIEW)]


def test_a_problem_sets_nothing() -> None:
    found = said("没有在三个月内整改，也没有在2024年6月底前支付。", "F01.a", Section.PROBLEMS)
    assert [one.text for one in found if one.severity is Severity.BLOCK] == ["2024年6月底"]
    assert "三个月" in [one.text for one in found]


def test_what_was_done_before_a_date_is_no_deadline() -> None:
    assert said("对2022年底前签订的合同全面清理。", "F02.a") == []
