"""Who did something, and whether it can be done, of a made-up reservoir office, in anybody's words."""

from functools import cache

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity
from tests.verification.telling.retold.asked import found_in

_POINTS = {
    "saplings": ("树苗成活率低", "验收时树苗成活率为71.5%，工程科没有要求供应商补栽，也没有扣减货款。"),
    "tickets": ("门票收入未及时上缴", "门票收入由售票员保管至月末，财务科没有按日核对。"),
    "boats": ("巡护艇外借", "巡护艇2艘借给青渡镇使用，没有办理审批手续，保管员称系口头同意。"),
    "survey": ("问卷覆盖面窄", "问卷全部来自库区游客，没有移民村，结论不能代表全库区。"),
    "welfare": ("列支无关费用", "护林经费中列支职工体检费3.60万元，与护林业务无关。"),
    "sluice": ("水闸维修滞后", "石坪镇上报的水闸损坏情况无法核实，维修计划没有编制。"),
}


@cache
def _book() -> Book:
    findings = [
        {"id": f"F{at:02}", "indicator": "库区管理", "points": [{"id": "a", "title": title, "text": text}]}
        for at, (title, text) in enumerate(_POINTS.values(), 1)
    ]
    department = {
        "name": "云岭县虚构水库管理处",
        "units": {"finance": "财务科", "projects": "工程科", "procurement": "采购科"},
        "subordinates": ["青渡镇", "石坪镇"],
    }
    case = {
        "id": "reservoir",
        "department": department,
        "fiscal_year": 2023,
        "rubric": "made-up",
        "findings": findings,
        "notice": {"title": "复核报告", "issuer": "云岭县虚构财政局"},
    }
    return Checker(Case.model_validate(case), {})._book


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (
            "树苗成活率不高，工程科既没要求供应商补栽也没扣减货款。",
            "树苗成活率不高，采购科既没要求供应商补栽也没扣减货款。",
        ),
        ("树苗成活不足，补栽一事工程科未予要求。", "树苗成活不足，补栽一事财务科未予要求。"),
        ("门票收入到月末才上缴，财务科未按日核对。", "门票收入到月末才上缴，工程科未按日核对。"),
        ("巡护艇没有审批就借给青渡镇使用。", "巡护艇没有审批就借给石坪镇使用。"),
        ("石坪镇上报的水闸损坏情况难以核实。", "青渡镇上报的水闸损坏情况难以核实。"),
        ("问卷全部来自游客，结论难以代表全库区。", "问卷全部来自游客，结论足以代表全库区。"),
        ("问卷全部来自游客，其结论无法代表全库区的情况。", "问卷全部来自游客，其结论可以代表全库区的情况。"),
        ("护林经费列支的体检费与护林业务毫无关系。", "护林经费列支的体检费与护林业务密切相关。"),
        ("该笔体检费同护林业务无关，不应在护林经费中列支。", "该笔体检费同护林业务有关，已在护林经费中列支。"),
        ("水闸损坏情况无从核实。", "水闸损坏情况能够核实。"),
    ],
)
def test_who_acts_and_what_is_possible_are_the_accounts(true: str, false: str) -> None:
    assert [one.text for one in found_in(true, _book()) if one.severity is Severity.BLOCK] == []
    assert any(one.severity is Severity.BLOCK for one in found_in(false, _book()))


@pytest.mark.parametrize(
    "text",
    [
        "树苗成活率低，工程科没有会同采购科要求供应商补栽。",  # beside the one who should have
        "云岭县虚构水库管理处没有要求供应商补栽树苗。",  # whose office it is
        "只有样本覆盖移民村，结论才能代表全库区。",
        "结论能否代表全库区，需要补充问卷。",
        "列支与护林业务有关的费用应当有审批。",
    ],
)
def test_what_says_nothing_of_it_is_left(text: str) -> None:
    assert [one.text for one in found_in(text, _book()) if one.severity is Severity.BLOCK] == []
