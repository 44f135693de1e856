"""Words that are none: told where the case has the same around the right one, and never of words that are some."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.verification.words.misprints import Spelling

SAID = (
    "在整改期限内，由项目承办部门逐项清理竣工财务决算\n公用经费支出控制不够严格\n部分资产没有得到有效使用\n"
    "未办理竣工验收手续\n由财务部门对照合同逐笔复核\n2022年5月10日签订合同，合同金额12.50万元\n开展业务培训"
)
SPELLING = Spelling(SAID)


@pytest.mark.parametrize(
    ("text", "said", "right"),
    [
        ("在正改期限内，由项目承办部门逐项清理", "正改", "整改"),
        ("公用经费出支控制不够严格。", "出支", "支出"),
        ("部分产资没有得到有效使用。", "产资", "资产"),
        ("部分资铲没有得到有效使用。", "资铲", "资产"),
        ("由财务部门对照合铜逐笔复核。", "合铜", "合同"),
        ("末办理竣工验收手续。", "末", "未"),
        ("由项目承办部闩逐项清理。", "部闩", "部门"),
        ("2022年5月10曰签订合同。", "曰", "日"),
        ("合同金额12.50方元。", "方元", "万元"),
        ("由财务部门对照合同逐笔复合。", "复合", "复核"),
    ],
)
def test_a_wrong_character_is_told_with_the_right_word(text: str, said: str, right: str) -> None:
    assert [(text[one.start : one.end], one.right) for one in SPELLING.misprints(text)] == [(said, right)]


@pytest.mark.parametrize(
    "text",
    [
        "在整改期限内办完竣工手续。",
        "投产资金不足，生产资料没有入账。",
        "展开业务培训。",
        "年末办理竣工验收手续。",
        "部分农机没有得到有效使用。",
        "购置铜管12.50吨，存放在南方元件库。",
        "太阳能路灯没有得到有效使用。",
        "由财务部门按合同逐笔付款。",
        "公用经费中的水电支出偏高。",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert list(SPELLING.misprints(text)) == []


@given(st.sampled_from(SAID.split("\n")), st.data())
def test_nothing_that_the_case_says_is_misspelt(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    assert list(SPELLING.misprints(line[start:end])) == []
