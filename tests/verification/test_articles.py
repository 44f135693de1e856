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
    found = CHECKER.check_sentence(f"采购合同没有备案，不符合{cited}的规定。", points=["F02.a"])
    assert [(one.severity.value, one.text) for one in found if one.check == "names"] == said


def _article(name: str, number: str, topic: str, content: str) -> Norm:
    law, began = "虚构水面养护条例", date(2015, 1, 1)
    return Norm(id=name, document=law, article=number, topic=topic, content=content, in_force=began)


WATERS = {
    "buoys": _article("buoys", "第十二条", "浮标检修记录保存年限", "浮标检修记录应当至少保存五年。"),
    "signed": _article("signed", "第十五条", "养护协议签署时限", "养护协议应当在确定养护人后三十日内签署。"),
    "crews": _article("crews", "第二十条", "船员持证上岗", "船员应当持证上岗，并接受体检。"),
}
NAMING = CASE.model_dump(mode="json")
NAMING["findings"][0]["points"][0]["norms"] = ["buoys"]
NAMER = Checker(Case.model_validate(NAMING), {**NORMS, **WATERS})
LAW = "《虚构水面养护条例》"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"这不符合{LAW}第十二条关于浮标检修记录保存年限的规定。", []),
        (f"这不符合{LAW}第十五条和第十二条关于浮标检修记录保存年限的规定。", []),
        (f"浮标检修记录没有保存，短于{LAW}第十二条规定的保存年限。", []),
        (f"这不符合{LAW}第二十条关于浮标检修记录保存年限的规定。", ["block"]),
        (f"这不符合{LAW}第十五条关于浮标检修记录保存年限的规定。", ["block"]),
        ("这不符合《政府采购法》第四十七条关于浮标检修记录保存年限的规定。", ["block"]),
        (f"浮标检修记录没有保存，短于{LAW}第十五条规定的检修记录保存年限。", ["block"]),
        (f"馆藏数字化项目没有按期完成，不符合{LAW}第二十条。", ["review"]),
        (f"养护协议没有按时签署，超过{LAW}第十五条规定的时限。", []),
    ],
)
def test_an_article_is_cited_for_what_it_is_about(text: str, said: list[str]) -> None:
    found = NAMER.check_sentence(text, points=["F01.a"])
    assert sorted({one.severity.value for one in found if one.check == "names"}) == said
