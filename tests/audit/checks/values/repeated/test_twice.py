"""One quantity told twice, and others of its name."""

import pytest

from tests.audit.findings import said


@pytest.mark.parametrize(
    "text",
    [
        "一、全市预算执行情况\n一般公共预算收入338.59亿元。\n二、市本级预算执行情况\n一般公共预算收入59.81亿元。\n",
        "一、2025年预算执行情况\n三公经费支出1.2亿元。\n二、2026年预算草案\n三公经费支出0.83亿元。\n",
    ],
    ids=["scope", "plan and outturn"],
)
def test_values_of_another_scope_or_phase_raise_nothing(text):
    assert said(text) == ([], [])
