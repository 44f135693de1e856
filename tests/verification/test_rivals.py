"""Which of several facts the words around a figure mean, on sentences written for this file alone."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Manuscript, Severity, Violation
from tests.verification.made_up import CASE

FACTS = {
    "north": {"kind": "name", "label": "项目名称", "role": "项目", "value": "北岸虚构步道"},
    "south": {"kind": "name", "label": "项目名称", "role": "项目", "value": "南岸虚构绿廊"},
    "north_budget": ("预算数", "预算", "310.00", "北岸虚构步道"),
    "north_spent": ("支出数", "支出", "120.50", "北岸虚构步道"),
    "south_budget": ("预算数", "预算", "280.40", "南岸虚构绿廊"),
    "south_spent": ("支出数", "支出", "266.30", "南岸虚构绿廊"),
    "all_spent": {"kind": "money", "label": "两个项目支出合计", "role": "支出", "value": "386.80", "unit": "万元"},
}
POSTS = {
    "posts": {"kind": "count", "label": "核定编制数", "role": "标准", "value": "18", "unit": "名"},
    "staff": {"kind": "count", "label": "实有在编人数", "role": "人数", "value": "16", "unit": "名"},
    "hired": {"kind": "count", "label": "编外聘用人数", "role": "人数", "value": "7", "unit": "名"},
}
MARKS = {
    "full": {"kind": "score", "label": "指标满分", "role": "满分", "value": "6", "unit": "分"},
    "given": {"kind": "score", "label": "评价得分", "role": "得分", "value": "4.2", "unit": "分"},
    "taken": {"kind": "score", "label": "扣减分数", "role": "扣分", "value": "1.8", "unit": "分"},
}
PAPERS = {
    "plan_number": {
        "kind": "document_number",
        "label": "实施方案文号",
        "role": "依据",
        "value": "云虚建〔2022〕14号",
    },
    "reply_number": {
        "kind": "document_number",
        "label": "立项批复文号",
        "role": "依据",
        "value": "云虚发〔2022〕9号",
    },
}


def _fact(told: object) -> object:
    if not isinstance(told, tuple):
        return told
    label, role, value, subject = told
    return {"kind": "money", "label": label, "role": role, "value": value, "unit": "万元", "subject": subject}


def _checker() -> Checker:
    groups = (FACTS, POSTS, MARKS, PAPERS)
    findings = [
        {
            "id": f"F{place:02d}",
            "indicator": f"1.1.{place}",
            "facts": {name: _fact(told) for name, told in facts.items()},
            "points": [{"id": "a", "title": "虚构事项不规范", "text": "、".join(f"{{{name}}}" for name in facts)}],
        }
        for place, facts in enumerate(groups, start=1)
    ]
    case = CASE.model_dump(mode="json") | {"facts": {}, "findings": findings}
    return Checker(Case.model_validate(case), {})


CHECKER = _checker()


def _said(text: str) -> list[Violation]:
    found = CHECKER.check(Manuscript(text=text, items=(), whole=False)).violations
    return [one for one in found if one.check in ("quantities", "names")]


def _refused(text: str) -> list[str]:
    return [one.text for one in _said(text) if one.severity is Severity.BLOCK]


TRUE = [
    "北岸虚构步道批了310.00万元，花出去120.50万元；南岸虚构绿廊批了280.40万元，花出去266.30万元。",
    "北岸虚构步道、南岸虚构绿廊的支出数分别为120.50万元和266.30万元。",
    "南岸虚构绿廊支出266.30万元，北岸虚构步道支出120.50万元，合计386.80万元。",
    "北岸虚构步道和南岸虚构绿廊两个项目，前者支出120.50万元，后者支出266.30万元。",
    "核定编制18名，实有在编16名，另有编外聘用7名。",
    "编外聘用人员7名，在编16名，编制为18名。",
    "该指标满分6分，得4.2分，扣1.8分。",
    "满分6分的指标只得了4.2分，丢了1.8分。",
    "实施方案文号为云虚建〔2022〕14号，立项批复文号为云虚发〔2022〕9号。",
]


@pytest.mark.parametrize("text", TRUE)
def test_what_the_words_mean_passes(text: str) -> None:
    assert _refused(text) == []


EXCHANGED = [
    ("北岸虚构步道批了120.50万元，花出去310.00万元。", "120.50万元"),
    ("北岸虚构步道、南岸虚构绿廊的支出数分别为266.30万元和120.50万元。", "266.30万元"),
    ("北岸虚构步道和南岸虚构绿廊两个项目，前者支出266.30万元，后者支出120.50万元。", "266.30万元"),
    ("南岸虚构绿廊支出386.80万元，北岸虚构步道支出120.50万元，合计266.30万元。", "386.80万元"),
    ("核定编制16名，实有在编18名，另有编外聘用7名。", "18名"),
    ("核定编制18名，实有在编7名，另有编外聘用16名。", "16名"),
    ("该指标满分4.2分，得6分，扣1.8分。", "6分"),
    ("该指标满分6分，得1.8分，扣4.2分。", "1.8分"),
    ("实施方案文号为云虚发〔2022〕9号，立项批复文号为云虚建〔2022〕14号。", "云虚发〔2022〕9号"),
]


@pytest.mark.parametrize(("text", "wrong"), EXCHANGED)
def test_figures_in_each_others_place_are_refused(text: str, wrong: str) -> None:
    assert wrong in _refused(text)


def test_it_says_what_could_stand_there() -> None:
    refused = [one for one in _said("该指标满分6分，得1.8分，扣4.2分。") if one.text == "1.8分"]
    assert [one.expected for one in refused] == ["4.2分"]
    assert "评价得分" in refused[0].message


def test_a_figure_of_which_nothing_is_said_goes_to_a_person() -> None:
    found = _said("会上有人提到4.2分这个数。")
    assert [(one.text, one.severity) for one in found] == [("4.2分", Severity.REVIEW)]


def test_a_figure_whose_project_is_never_named_is_refused() -> None:
    assert _refused("西岸虚构广场支出266.30万元。") == ["266.30万元"]


def test_a_year_that_the_case_never_speaks_of_is_refused() -> None:
    assert _refused("2016年北岸虚构步道支出120.50万元。")[0] == "2016年"


@pytest.mark.parametrize("text", ["两个项目支出合计386.80万元。", "北岸虚构步道等三个项目。"])
def test_a_count_in_words_of_what_is_not_counted_goes_to_a_person_at_most(text: str) -> None:
    assert _refused(text) == []
