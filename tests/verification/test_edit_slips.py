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
        ("其中4个缺少日志", "其中4缺少日志", True),
        ("其中2个未办理", "其中2未办理", True),
        ("抽查5个村委会", "抽查5村委会", False),
        ("历时3个月", "历时3月", False),
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
        ("核实购买事项", "核时购买事项", True),
        ("逐项修改制度", "逐项修收制度", True),
        ("由采购办监督", "由采购办临督", True),
        ("附件不全的支出", "附件不全的只出", True),
        ("尚未办结", "还未办结", False),
        ("补齐手续", "补全手续", False),
        ("抽查合同9份", "抽检合同9份", False),
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
        ("由项目承办部门核对", "由目承办部门核对", True),
        ("供应商的合同权益", "供应商的同权益", True),
        ("会同财务部门核对", "同财务部门核对", False),
        ("应当逐项核对", "当逐项核对", False),
        ("期满后30日以内备案", "期满后30日内备案", False),
    ],
)
def test_a_word_is_torn_where_what_is_left_makes_none(old: str, new: str, *, slip: bool):
    assert torn(change(old, new), known=f"{old}\n按合同9份付款") is slip


def test_a_character_stands_there_twice():
    assert doubled(change("明确责任人", "明确责责任人"))
    assert not doubled(change("明确责任人", "明确各责任人"))
