"""Deeds that an account denies, and comparisons that it has the other way round."""

import pytest

from drafter.verification.words.affirmed import Denials
from drafter.verification.words.compared import Comparisons
from drafter.verification.words.kinds import kinds
from drafter.verification.words.opposition import opposed

DENIALS = Denials(
    (
        "原保管人已经调离，但没有办理移交手续。",
        "扫描费用直接计入费用，没有归集到在建工程。",
        "与指标无法对应，指标中没有可量化的内容。",
        "尚未处置的设备保管人不明，也没有确定接收单位。",
        "收取标准在门口公示，支出情况没有公示。",
        "到年底仍未部署到政务云平台。",
    )
)
COMPARISONS = Comparisons(
    (
        "古籍修复合同于5月签订，但在4月已经完成备案，备案早于签订。",
        "库房改造工程计划6月完工，实际9月完工，均晚于计划。",
        "分馆预算支出率为61%，明显低于本级。",
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "移交手续却已经办好。",
        "扫描费用已归集到在建工程。",
        "指标值与指标一一对应。",
        "尚未处置的设备已确定接收单位。",
        "支出情况已按月公示。",
        "年底前已部署到政务云。",
    ],
)
def test_a_deed_that_the_account_denies_is_found(text: str) -> None:
    assert len(list(DENIALS.affirmed(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "原保管人早已调离，移交手续没有办。",
        "扫描费用没有归集到在建工程。",
        "收取标准已在门口公示。",
        "已归集到在建工程的只是一部分。",
        "应当已经办理移交手续。",
        "合同已经办理备案。",
        "",
    ],
)
def test_what_the_account_does_not_deny_may_be_claimed(text: str) -> None:
    assert list(DENIALS.affirmed(text)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("古籍修复合同备案晚于签订。", "晚于"),
        ("古籍修复合同签订早于备案。", "早于"),
        ("库房改造工程的完工时间早于计划。", "早于"),
        ("分馆的预算支出率明显高于本级。", "高于"),
    ],
)
def test_a_comparison_that_the_account_has_otherwise_is_found(text: str, word: str) -> None:
    assert [text[one.start : one.end] for one in COMPARISONS.inverted(text) if one.sure] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "古籍修复合同备案早于签订。",
        "古籍修复合同签订晚于备案。",
        "库房改造工程的完工时间晚于计划。",
        "公务接待费支出低于计划。",
        "公告晚于中标。",
    ],
)
def test_a_comparison_that_the_account_has_or_does_not_speak_of_stands(text: str) -> None:
    assert list(COMPARISONS.inverted(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "库存书盘点，从2019年起算，一次也没有搞过。",
        "规定的公开平台是云西省政府采购网，部分合同没有按时上网。",
        "决算公开日期：2021-10-11。",
    ],
)
def test_a_topic_that_the_next_words_deny_affirms_nothing(text: str) -> None:
    accounts = ("从未组织过库存书盘点。", "部分合同没有在云西省政府采购网公开。", "决算公开不及时。")
    assert [one.key for one in opposed(text, accounts) if one.key == "denial_dropped"] == []


@pytest.mark.parametrize("text", ["库存书盘点已经组织过，", "决算公开及时。"])
def test_what_claims_it_all_the_same_is_told(text: str) -> None:
    accounts = ("从未组织过库存书盘点。", "决算公开不及时。")
    assert [one.key for one in opposed(text, accounts)] == ["denial_dropped"]


def test_every_kind_has_words_that_exclude_each_other() -> None:
    for words in kinds():
        assert len(words) > 1
        assert len(set(words)) == len(words)
