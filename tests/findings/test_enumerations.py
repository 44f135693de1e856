"""Texts of points that count 一是、二是 themselves, and texts with markup in them."""

import pytest

from drafter.findings.case_checks import title_warnings
from drafter.findings.parts import read_parts
from drafter.findings.text_checks import markup_warnings, text_problems


def _case(effect: str) -> dict:
    point = {"id": "a", "title": "工程变更未报批", "text": "变更没有报批。", "effect": effect}
    return {"findings": [{"id": "F01", "points": [point]}]}


def test_an_enumeration_of_its_own_is_refused_with_its_place() -> None:
    found = list(text_problems(_case("一是成本未控；二是进度滞后。")))
    assert [problem.path for problem in found] == [("findings", 0, "points", 0, "effect")]
    assert "其一、其二" in found[0].remedy


@pytest.mark.parametrize(
    "effect", ["成本未控；进度滞后。", "其一，成本未控；其二，进度滞后。", "监管缺位是原因之一。"]
)
def test_other_ways_to_list_things_are_fine(effect: str) -> None:
    assert list(text_problems(_case(effect))) == []


@pytest.mark.parametrize("effect", ["成本<b>未</b>控。", "**成本**未控。", "成本&amp;进度未控。"])
def test_markup_is_warned_of(effect: str) -> None:
    assert [w.path[-1] for w in markup_warnings(_case(effect))] == ["effect"]


@pytest.mark.parametrize("effect", ["得分<60分的项目未控。", "《办法》第三条没有落实。"])
def test_signs_that_are_no_markup_are_not(effect: str) -> None:
    assert list(markup_warnings(_case(effect))) == []


@pytest.mark.parametrize(
    ("title", "warned"),
    [("关于2021年度复核的报告", True), ("2022年度复核情况（2023年印发）", False), ("复核报告", False)],
)
def test_a_notice_title_of_another_year_is_warned_of(title: str, warned: bool) -> None:
    parts = read_parts({"fiscal_year": "2022", "notice": {"title": title}})
    assert bool(list(title_warnings(parts))) == warned
