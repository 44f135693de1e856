"""A figure beside the whole name of a fact is that fact's, wherever the name stands, or in another's place."""

import pytest

from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.one_finding import checker_of


def money(label: str, role: str, value: str, **more: str) -> dict[str, str]:
    return {"kind": "money", "label": label, "role": role, "value": value, "unit": "万元", **more}


CHECKER = checker_of(
    {
        "now": money("苗木养护支出", "支出", "58.40"),
        "before": money("上年苗木养护支出", "上年数", "52.10", period="2021"),
        "plan": money("苗木养护预算", "预算", "61.75"),
        "all": {"kind": "count", "label": "栽种的苗圃林地", "role": "数量", "value": "9", "unit": "处"},
        "done": {"kind": "count", "label": "完成的补植林地", "role": "数量", "value": "7", "unit": "处"},
    },
    title="补植没有全部完成",
    text="苗木养护预算{plan}，支出{now}，上年{before}；栽种的苗圃林地{all}，完成的补植林地{done}，部分林地没有完成补植。",
)


def told(text: str) -> list[tuple[str, str]]:
    """What is said of figures and of what is denied, as severity and text."""
    found = CHECKER.check(manuscript_of(f"三、存在问题\n{text}\n")).violations
    return [(one.severity.value, one.text) for one in found if one.check in ("quantities", "polarity")]


def blocked(text: str) -> set[str]:
    return {words for severity, words in told(text) if severity == Severity.BLOCK.value}


TWO = [
    "苗木养护预算为{}，苗木养护支出为{}。",
    "苗木养护预算和支出分别为{}、{}。",
    "{}和{}分别是苗木养护预算和苗木养护支出。",
    "苗木养护预算与苗木养护支出中，前者为{}，后者为{}。",
    "{}与{}，前者为苗木养护预算，后者为苗木养护支出。",
    "既有{}的苗木养护预算，又有{}的苗木养护支出。",
    "涉及苗木养护预算（{}）和苗木养护支出（{}）。",
    "苗木养护预算是{}，{}是苗木养护支出。",
]


@pytest.mark.parametrize("form", TWO)
@pytest.mark.parametrize("written", [("61.75万元", "58.40万元"), ("617500元", "58.4万元")])
def test_each_value_has_its_own_name_and_no_other(form: str, written: tuple[str, str]) -> None:
    assert told(form.format(*written)) == []
    assert blocked(form.format(*reversed(written))) & set(written)


@pytest.mark.parametrize(
    "text",
    [
        "与52.10万元的上年苗木养护支出相比，苗木养护支出共58.40万元。",
        "苗木养护支出、上年苗木养护支出分别为58.40万元、52.10万元。",
        "2021年苗木养护支出为52.10万元。",
        "完成的补植林地共7处。",
        "7处是完成的补植林地。",
    ],
)
def test_a_name_with_its_value_is_vouched_for_whatever_its_words_are(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    ["2021年苗木养护支出为58.40万元。", "没有完成的补植林地共7处。", "52.10万元的苗木养护预算已经下达。"],
)
def test_another_year_a_denial_and_another_name_are_still_told(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    ["账上列支了会议场地租金58.40万元。", "其中土地出让金58.40万元。", "属于车辆租赁费的有58.40万元。"],
)
def test_a_noun_of_which_the_finding_knows_nothing_is_shown(text: str) -> None:
    assert ("review", "58.40万元") in told(text)


@pytest.mark.parametrize(
    "text", ["苗木养护花费58.40万元。", "养护苗木的资金用了58.40万元。", "苗木养护费58.40万元。"]
)
def test_a_word_of_ones_own_for_what_was_found_is_not(text: str) -> None:
    assert told(text) == []
