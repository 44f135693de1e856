"""A piece of a notice, pasted without its sections: what advises is told from what tells."""

import pytest

from drafter.verification.context.layout import Layout
from drafter.verification.figures.changes import FIGURE, Line, slips
from drafter.verification.model import QuantitySupport
from drafter.verification.reading.advice import advises


@pytest.mark.parametrize(
    "sentence",
    [
        "由虚构股在30日内补齐签收凭据。",
        "一是由资产管理人员于9月底前完成盘点。",
        "建议每季度核对一次台账。",
    ],
)
def test_who_ought_to_do_what_is_advice(sentence):
    assert advises(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "由于人手不足，盘点推迟到9月。",
        "由虚构中心组织了招标和验收。",
        "由此形成结余12万元。",
        "指标值应达到100%，实际只有87%。",
    ],
)
def test_what_has_come_about_is_no_advice(sentence):
    assert not advises(sentence)


def layout(text: str, *figures: str) -> Layout:
    at, spans = 0, []
    for figure in figures:
        at = text.index(figure, at)
        spans.append((at, at + len(figure)))
        at += len(figure)
    return Layout(text, tuple(spans))


def test_a_name_and_a_colon_name_the_figure_behind_them():
    assert layout("项目名称：虚构步道；资金规模：81.85万元。", "81.85万元").setting(0).before == "资金规模"


def test_the_former_and_the_latter_are_what_was_compared():
    text = "实有人数比核定编制多出3人，前者为18人，后者为15人。"
    found = [layout(text, "3人", "18人", "15人").setting(place).before for place in (1, 2)]
    assert found == ["实有人数", "核定编制"]


def line(text: str, *values: str) -> Line:
    supports = (
        QuantitySupport(start=0, end=1, text=v, value=v, dimension="万元", support=f"f{v}") for v in values
    )
    return Line(text.replace("#", FIGURE), tuple(supports), ("",) * len(values))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("支出#比预算#高出#。", ("30", "20", "10")),
        ("收入#，上年收入#，同比减少#，降幅#。", ("30", "40", "10", "25")),
        ("支出#（预算#），较上年的#少#。", ("30", "90", "70", "40")),
    ],
)
def test_a_size_or_an_aside_is_not_what_a_figure_is_compared_with(text, values):
    assert list(slips(line(text, *values))) == []
