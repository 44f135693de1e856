"""Slips of the pen: which changes of a character, a unit or a word are beyond doubt."""

import pytest

from drafter.verification.edits.change import change
from drafter.verification.edits.slips import doubled, mistaken, torn, unit_lost


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("完成值95.46%，目标", "完成值95.46，目标", True),
        ("下降31.4个百分点；", "下降31.4；", True),
        ("支出744.1万元，", "支出744.1，", True),
        ("下降31.4个百分点；", "下降31.4百分点；", False),
        ("历时23个工作日，", "历时23工作日，", False),
        ("设置指标19个，", "设置指标19，", True),
        ("支出744.1万元，", "支出744.10万元，", False),
    ],
)
def test_a_figure_without_its_unit_is_one_where_no_counter_stands_before_a_noun(old: str, new: str, *, lost: bool):
    assert unit_lost(change(old, new)) is lost


@pytest.mark.parametrize(
    ("old", "new", "slip"),
    [
        ("逐项核对日期", "逐项核队日期", True),
        ("审核材料", "申核材料", True),
        ("对照方案", "比照方案", False),
        ("效益没有充分体现", "效益没有充足体现", False),
        ("查清原因", "查明原因", False),
    ],
)
def test_a_character_is_mistaken_only_for_one_of_its_sound_or_shape(old: str, new: str, *, slip: bool):
    assert mistaken(change(old, new)) is slip


@pytest.mark.parametrize(
    ("old", "new", "slip"),
    [
        ("到期前提醒经办人员", "到期前醒经办人员", True),
        ("形成书面材料备查", "形书面材料备查", True),
        ("已经完成备案", "已完成备案", False),
        ("由财务部门核对", "由财务部核对", False),
    ],
)
def test_a_word_is_torn_where_what_is_left_makes_none(old: str, new: str, *, slip: bool):
    assert torn(change(old, new)) is slip


def test_a_character_stands_there_twice():
    assert doubled(change("明确责任人", "明确责责任人"))
    assert not doubled(change("明确责任人", "明确各责任人"))
