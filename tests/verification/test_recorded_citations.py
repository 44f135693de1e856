"""Where an account cites a norm, its words stand around no other citation but one that the case records."""

from datetime import date

import pytest

from drafter.findings.model import Case
from drafter.knowledge.model import Norm
from drafter.verification.checker import Checker
from tests.verification.made_up import CASE, NORMS


def _norm(name: str, document: str, article: str, topic: str) -> Norm:
    began = date(2015, 1, 1)
    return Norm(id=name, document=document, article=article, topic=topic, content=f"{topic}。", in_force=began)


RULES = {
    "lamps": _norm("lamps", "虚构灯塔养护条例", "第十二条", "灯具应当每季检修"),
    "keepers": _norm("keepers", "虚构灯塔养护条例", "第二十条", "守塔人员轮值"),
    "whole": _norm("whole", "虚构灯塔养护条例", "", "灯塔养护"),
    "boats": _norm("boats", "虚构船舶检验办法", "第九条", "船舶检验期限"),
}
ADVICE = "由{who.assets}逐季登记，检修记录按照{norm.boats}规定的期限归档，并留存备查。"
MADE = CASE.model_dump(mode="json")
MADE["findings"][0]["points"][0] |= {"text": "灯具多年没有检修，与{norm.lamps}的要求不符。", "norms": ["lamps"]}
MADE["findings"][1]["points"][0]["norms"] = ["keepers"]
CHECKER = Checker(Case.model_validate(MADE), {**NORMS, **RULES}, (ADVICE,))


def _blocked(text: str) -> list[str]:
    found = CHECKER.check_sentence(text, points=POINTS)
    return [one.expected for one in found if one.check == "names" and one.severity.value == "block"]


TRUE = [
    "灯具多年没有检修，与《虚构灯塔养护条例》第十二条的要求不符。",
    "灯具多年没有检修，与《虚构灯塔养护条例》第12条的要求不符。",
    "灯具多年没有检修，与《虚构灯塔养护条例》的要求不符。",
    "守塔人员没有轮值，与《虚构灯塔养护条例》第二十条的要求不符。",
    "检修记录按照《虚构船舶检验办法》第九条规定的期限归档。",
]
POINTS = ["F01.a", "F02.a"]
LAMPS = "《虚构灯塔养护条例》第十二条"
EXCHANGED = [
    ("灯具多年没有检修，与《虚构灯塔养护条例》第三十一条的要求不符。", LAMPS),
    ("灯具多年没有检修，与《虚构灯塔养护条例》第二十条的要求不符。", LAMPS),
    ("灯具多年没有检修，与《虚构船舶检验办法》第九条的要求不符。", LAMPS),
    ("守塔人员没有轮值，与《虚构灯塔养护条例》第三十一条的要求不符。", LAMPS),
    ("检修记录按照《虚构灯塔养护条例》第十二条规定的期限归档。", "《虚构船舶检验办法》第九条"),
]


@pytest.mark.parametrize("text", TRUE)
def test_what_the_case_records_may_be_cited(text: str) -> None:
    assert _blocked(text) == []


@pytest.mark.parametrize(("text", "expected"), EXCHANGED)
def test_another_citation_in_the_words_of_an_account_is_refused(text: str, expected: str) -> None:
    assert _blocked(text) == [expected]


@pytest.mark.parametrize(
    ("text", "blocked"),
    [
        (f"灯具多年没有检修，与2015年施行的{LAMPS}的要求不符。", []),
        (f"2015年灯具没有检修，与{LAMPS}的要求不符。", ["2015年"]),
    ],
)
def test_the_year_of_a_norm_is_told_of_the_norm_alone(text: str, blocked: list[str]) -> None:
    found = CHECKER.check_sentence(text, points=["F01.a"])
    assert [one.text for one in found if one.check == "quantities" and one.severity.value == "block"] == blocked
