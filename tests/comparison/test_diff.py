"""The diff gives back both texts, cuts no figure and no name, and tells facts from words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.comparison.diff import difference
from drafter.comparison.facts import facts
from drafter.comparison.runs import Op, RunKind

PIECES = [
    "支出率",
    "79.45%",
    "82.10%",
    "，",
    "。",
    "\n",
    " ",
    "《预算法》第十四条",
    "CX-2021-009号",
    "2021年",
    "一是",
    "没有",
    "合同",
    "备案",
    "超过7个工作日",
    "1,200.50万元",
    "（",
    "）",
    "a",
    "\t",
    "三成",
    "经办人王小明签字",
    "经办人陈志远签字",
    "东坪镇",
    "广东青山咨询有限公司",
    "2021—2023年",
    "壹佰捌拾万元整",
    "3个百分点",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def shown(old: str, new: str) -> str:
    """A diff in one line: [-old+new], F for facts, L for layout, <> for what moved."""
    found = ""
    for run in difference(old, new):
        if run.op is Op.EQUAL:
            found += run.old
        elif run.op is Op.MOVED:
            found += f"<{run.move}-{run.old}>" if run.old else f"<{run.move}+{run.new}>"
        else:
            found += f"[{'' if run.kind is RunKind.WORDING else run.kind[0].upper()}-{run.old}+{run.new}]"
    return found


@given(TEXTS, TEXTS)
def test_both_texts_come_back_to_the_character(old, new):
    runs = difference(old, new)
    assert "".join(run.old for run in runs) == old
    assert "".join(run.new for run in runs) == new


@given(TEXTS, TEXTS)
def test_the_offsets_of_runs_are_those_of_their_texts(old, new):
    for run in difference(old, new):
        assert old[run.old_start : run.old_end] == run.old
        assert new[run.new_start : run.new_end] == run.new


@given(TEXTS, TEXTS)
def test_no_fact_is_ever_cut(old, new):
    runs = difference(old, new)
    bounds = {place for run in runs for place in (run.old_start, run.old_end)}
    assert not [fact.text for fact in facts(old) for place in bounds if fact.start < place < fact.end]
    bounds = {place for run in runs for place in (run.new_start, run.new_end)}
    assert not [fact.text for fact in facts(new) for place in bounds if fact.start < place < fact.end]


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert all(run.op is Op.EQUAL for run in difference(text, text))


@given(TEXTS, TEXTS)
def test_moved_text_stands_in_two_places(old, new):
    moves = [run for run in difference(old, new) if run.op is Op.MOVED]
    gone = {run.move for run in moves if run.old}
    assert gone == {run.move for run in moves if run.new}
    assert len(moves) == 2 * len(gone)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "支出率79.45%，未达到95%的目标。",
            "支出率82.10%，未达到95%的目标。",
            "支出率[F-79.45%+82.10%]，未达到95%的目标。",
        ),
        ("支出 1,200.50\u3000万元。", "支出1,200.50万元。", "[L-支出 +支出][L-1,200.50\u3000万元+1,200.50万元]。"),
        ("抽查１２份合同", "抽查12份合同", "抽查[L-１２份+12份]合同"),
        ("最长的东坪镇达到67天", "最长的石鼓镇达到51天", "最长的[F-东坪镇+石鼓镇]达到[F-67天+51天]"),
        ("一是合同备案不及时。", "二是合同备案不及时。", "[L-一是+二是]合同备案不及时。"),
        ("合同CX-2021-009号超期", "合同CX-2021-019号超期", "合同[F-CX-2021-009号+CX-2021-019号]超期"),
        ("违反《会计法》的规定", "违反《预算法》的规定", "违反[F-《会计法》+《预算法》]的规定"),
        ("资产盘点不彻底；账实不符。", "资产盘点不彻底。\n账实不符。", "资产盘点不彻底[L-；+。\n]账实不符。"),
        ("支出0.54亿元", "支出5400万元", "支出[L-0.54亿元+5400万元]"),
    ],
)
def test_how_a_diff_reads(old, new, expected):
    assert shown(old, new) == expected


def test_a_sentence_that_moved_is_shown_as_moved():
    old = "抽查的设备没有登记使用人和存放地点。盘点表由各单位自行填写，没有人复核。年底前未完成整改。"
    new = "盘点表由各单位自行填写，没有人复核。抽查的设备没有登记使用人和存放地点。年底前未完成整改。"
    moved = [(run.old or run.new).rstrip("。") for run in difference(old, new) if run.op is Op.MOVED]
    assert moved in (["盘点表由各单位自行填写，没有人复核"] * 2, ["抽查的设备没有登记使用人和存放地点"] * 2)


def test_no_scraps_are_left_between_large_changes():
    old = "内部控制制度建设滞后，各项管理办法没有修订。"
    new = "绩效指标设置笼统，有的目标值多年不变。"
    kept = [run.old for run in difference(old, new) if run.op is Op.EQUAL]
    assert all(len(piece) > 2 or piece == "。" for piece in kept), kept
