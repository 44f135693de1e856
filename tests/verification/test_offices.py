"""A recommendation is laid on an office that the case knows, or a person is asked."""

import pytest

from drafter.verification.names.offices import unknown_offices

OWN = "由农田管护股登记"


def found(text: str, units: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in unknown_offices(text, OWN, frozenset(units))]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("由文印督察科整理资料并送审", ["文印督察科"]),
        ("由财务科会同宣传联络处核对", ["宣传联络处"]),
        ("由苗木供应中心与物业股共同验收", ["苗木供应中心", "物业股"]),
        ("责成机要股说明原因", ["机要股"]),
        ("信访督查股牵头清查", ["信访督查股"]),
        ("由县水文局逐项核对", ["县水文局"]),
        ("责成市住建委说明原因", ["市住建委"]),
        ("由省水利厅会同经办人员核对", ["省水利厅"]),
        ("由属地派出所登记", ["属地派出所"]),
    ],
)
def test_an_office_that_the_case_does_not_have_is_found(text: str, offices: list[str]) -> None:
    assert found(text) == offices


@pytest.mark.parametrize(
    "text",
    [
        "由农田管护股逐项核对",
        "由分管局长审批",
        "报县财政局备案",
        "由相关主管机关批复",
        "由受委托单位办理",
        "由财务部门按月通报",
        "由办公室汇总",
        "由业务科室逐项核对",
        "由经办人在报销时提供",
        "由部分单位先行试点",
        "由科长审批",
        "由中标单位处理室内装修",
        "由领导班子中心组学习",
        "由财务部门对全部账户逐一核对",
        "由党组会明确内部分工",
        "由分管负责同志带队外出学习",
        "经费由县级财政按科目列支",
        "建立室内外设施台账",
    ],
)
def test_offices_of_the_case_and_common_words_are_silent(text: str) -> None:
    assert found(text) == []


def test_where_the_case_lists_its_offices_those_in_common_use_must_be_among_them() -> None:
    assert found("由财务科按月通报") == []
    assert found("由财务科按月通报", ("计财股",)) == ["财务科"]
