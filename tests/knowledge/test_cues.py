"""Cues are found in an account whatever words of one meaning a reviewer chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.knowledge.cues import Cues

CUES = Cues(
    {"未": ("没有", "尚未", "没"), "没收": ("没收",), "超期": ("未按时", "逾期"), "超过": ("突破", "高于")}
)


@pytest.mark.parametrize(
    ("cue", "account"),
    [
        ("未…盘点", "没有组织盘点"),
        ("没有盘点", "尚未盘点"),
        ("超期公开", "没按时公开"),  # 没按时 → 未按时 → 超期
        ("三公……超过", "“三公”经费预算{F01.budget}，决算{F01.spent}，突破预算"),
        ("接待费…超过", "接待费{F01.spent}高于标准"),
    ],
)
def test_words_of_one_meaning_are_read_alike(cue, account):
    assert CUES.found(cue, account)


@pytest.mark.parametrize(
    ("cue", "account"),
    [
        ("未…盘点", "手续未办理；已盘点"),
        ("未…盘点", "未办手续，已盘点"),
        ("三公……超过", "三公经费没有公开。支出超过上年"),
        ("未收", "没收财物"),
        ("账实不符", "盘点没有发现账实不符"),
    ],
)
def test_a_gap_ends_with_its_clause_or_sentence_and_look_alikes_stand(cue, account):
    assert not CUES.found(cue, account)


def test_characters_that_several_cues_cover_count_once():
    assert CUES.covered(["长期挂账", "挂账", "往来…挂账"], CUES.plain("往来款长期挂账")) == 6


@given(st.text(alphabet="没有未按时逾期超过突破高于盘点，。…{}“” ", max_size=20), st.text(min_size=1, max_size=8))
def test_any_cue_can_be_looked_for_in_any_account(account, cue):
    plain = CUES.plain(account)
    assert 0 <= CUES.covered([cue], plain) <= len(plain)
