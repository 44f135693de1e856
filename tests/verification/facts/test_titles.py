"""Titles of papers are compared by their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.verification.facts.titles import title_key

OPINION = "中共中央 国务院关于全面实施预算绩效管理的意见"


@pytest.mark.parametrize(
    "written", ["中共中央、国务院关于全面实施预算绩效管理的意见", f"《{OPINION}》", OPINION.replace(" ", "")]
)
def test_who_issues_a_paper_may_be_joined_by_a_blank_or_a_mark(written: str):
    assert title_key(written) == title_key(OPINION)


@given(st.sampled_from(OPINION.replace(" ", "")), st.sampled_from("省市区县"))
def test_another_character_makes_another_title(gone: str, put: str):
    assert title_key(OPINION.replace(gone, put)) != title_key(OPINION)
