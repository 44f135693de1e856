"""A piece of an account without its denial says the opposite, whatever else the piece denies or asks for."""

import pytest

from drafter.verification.words.opposition import opposed

ACCOUNT = (
    "浮标每季检修一次，不符合规格的没有更换，应编入年度计划的检修没有编入，对漂移情况没有应对措施，尚未说明未检修的原因。"
    "报销没有公函，也没有清单。"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("不符合规格的已经更换。", "不符合规格的已经更换。"),
        ("符合规格的没有更换。", "符合规格的没有更换。"),
        ("应编入年度计划的检修编入了。", ""),
        ("应编入年度计划的检修均已编入。", "应编入年度计划的检修均已编入。"),
        ("对漂移情况已有应对措施。", "对漂移情况已有应对措施。"),
        ("已经说明未检修的原因。", "已经说明未检修的原因。"),
        ("报销有公函，也没有清单。", "报销有公函，"),
        ("已经公函，也没有清单。", ""),
    ],
)
def test_a_denial_that_is_gone_turns_the_account_round(text: str, said: str) -> None:
    assert [text[one.start : one.end] for one in opposed(text, (ACCOUNT,))] == ([said] if said else [])


@pytest.mark.parametrize(
    "text",
    [
        "不符合规格的尚未更换。",
        "不符合规格的没有予以更换。",
        "应编入年度计划的检修未编入。",
        "没有说明未检修的原因。",
        "应更换不符合规格的浮标。",
        ACCOUNT,
    ],
)
def test_what_is_denied_in_other_words_stands(text: str) -> None:
    assert list(opposed(text, (ACCOUNT,))) == []


def test_what_an_account_says_itself_stands_beside_what_it_denies() -> None:
    account = "2021年浮标没有编号；2022年整改后，浮标已经编号。"
    assert list(opposed("浮标已经编号。", (account,))) == []
    assert list(opposed("浮标已经编号。", ("浮标没有编号。",))) != []
