"""An article that is cited is one that the base or the case has, however its number is written."""

from datetime import date

import pytest

from drafter.findings.model import Case
from drafter.knowledge.model import Norm
from drafter.verification.checker import Checker
from drafter.verification.names.articles import article_key, beyond, covers
from tests.verification.made_up import CASE, NORMS

WHOLE = Norm(
    id="whole",
    document="虚构公务用车使用办法",
    content="公务用车应当登记使用情况。",
    topic="公务用车登记",
    in_force=date(2010, 1, 1),
)
CITING = CASE.model_dump(mode="json")
CITING["findings"][2]["points"][0]["text"] += (
    "这与《云岭县虚构图书馆资产细则》第八条和《政府采购法》第六十条不符。"
)
CHECKER = Checker(Case.model_validate(CITING), {**NORMS, "whole": WHOLE})


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("第四十七条", (47,)),
        ("第47条", (47,)),
        ("第４７条第二款", (47, 0, 2)),
        ("第一百零二条之一", (102, 1)),
        ("第九条第（三）项", (9, 0, 0, 3)),
        ("没有条文", ()),
    ],
)
def test_an_article_is_read_as_numbers(text: str, key: tuple[int, ...]) -> None:
    assert article_key(text) == key


def test_a_paragraph_is_of_its_article_and_of_no_other() -> None:
    assert covers("第47条第一款", "第四十七条")
    assert covers("第四十七条", "第四十七条第三款")
    assert not covers("第四条", "第四十七条")
    assert not covers("第四十七条之一", "第四十七条之二")


def test_a_code_has_more_articles_than_a_rule() -> None:
    assert not beyond("中华人民共和国民法典", "第一千二百六十条")
    assert beyond("虚构管理办法（试行）", "第三百零一条")
    assert not beyond("虚构管理办法（试行）", "第三十一条")


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("《政府采购法》第47条", []),
        ("《中华人民共和国政府采购法》第四十七条第一款", []),
        ("《政府采购法》第六十条", []),
        ("《云岭县虚构图书馆资产细则》第8条", []),
        ("《虚构公务用车使用办法》", []),
        ("《政府采购法》第九百零三条", [("block", "第九百零三条")]),
        ("《政府采购法》第四条", [("block", "第四条")]),
        ("《虚构公务用车使用办法》第十二条", [("review", "第十二条")]),
        ("《虚构公务用车使用办法》第八百条", [("block", "第八百条")]),
        ("《云岭县虚构图书馆资产细则》第十九条", [("review", "第十九条")]),
    ],
)
def test_an_article_that_nothing_vouches_for_never_passes_in_silence(
    cited: str, said: list[tuple[str, str]]
) -> None:
    found = CHECKER.check_sentence(f"资产台账没有登记，不符合{cited}的规定。", points=["F03.a"])
    assert [(one.severity.value, one.text) for one in found if one.check == "names"] == said
