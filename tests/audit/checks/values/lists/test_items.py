"""Counts of anything beside the list behind them."""

import pytest

from tests.audit.findings import alarms, hints

WRONG = [
    "未完成的3个，分别是“合格率”和“就业人数”。",
    "设有2个科室，分别为：办公室、财务科、党办。",
]

RIGHT = [
    "下设3个科室：办公室、业务科、财务科。",
    "受托机构3家，具体承担预算评审、绩效评价、债务管理、资产管理等工作。",
    "设有2个科室，分别为：办公室、财务科、机关党委（不纳入内设机构数）。",
    "设有2个科室，分别为：办公室、财务科、党办，其中党办加挂工会牌子。",
    "未完成的2个，分别是“合格率”和“就业人数”。",
    "抽查5家，其中民营3家，分别为“甲社”、“乙社”、“丙社”、“丁社”、“戊社”。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_count_that_is_not_that_of_its_list_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["count_list"]


@pytest.mark.parametrize("text", RIGHT)
def test_one_that_is_or_that_counts_something_else_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "count_list"] == []
