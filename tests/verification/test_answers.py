"""What advice turns round, what a heading praises, and a point of which only what another has too is told."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.facts.book import Book
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.telling.advising import reversals
from drafter.verification.telling.counsel import Counsel
from drafter.verification.telling.told import praise


def made(points: list[dict[str, str]]) -> Case:
    """A case with the points of one finding."""
    facts = {"buoys": {"kind": "count", "label": "浮标", "role": "数量", "value": "31", "unit": "座"}}
    return Case.model_validate(
        {
            "id": "wuling-2022",
            "department": {"name": "雾岭县虚构航道站"},
            "fiscal_year": 2022,
            "rubric": "made-up",
            "notice": {"title": "雾岭县虚构航道站评价报告", "issuer": "雾岭县虚构财政局"},
            "findings": [{"id": "F01", "indicator": "1", "points": points, "facts": facts}],
        }
    )


NO_POINTS = made([{"id": "a", "title": "浮标未编号", "text": "浮标未编号。"}])
APPROVED = (
    "在每旬结束后，由航道组核对水位记录。",
    "在放标作业之前，检查缆绳。",
    "由航标组逐座核对卡片，漏登的补登位置。",
)


def against(text: str) -> list[str]:
    counsel = Counsel(Book(NO_POINTS, {}, {}, APPROVED))
    return [text[one.start : one.end] for one in reversals(text, counsel)]


@pytest.mark.parametrize(
    "text",
    ["在每旬结束前，", "在放标作业之后，", "在放标作业后，", "漏登的不再补登位置。", "漏登的无需补登位置。"],
)
def test_the_other_side_of_an_event_and_a_denied_measure_are_found(text: str) -> None:
    assert len(against(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "在每旬结束后，",
        "在放标作业前，",
        "漏登的补登位置。",
        "漏登的不予验收。",
        "在水位上涨前，",
        "漏登的三日内补登位置。",
    ],
)
def test_the_measures_as_they_are_asked_for_are_silent(text: str) -> None:
    assert against(text) == []


@pytest.mark.parametrize("part", ["航标养护明显加强", "浮标未编号，航道巡查稳步提升"])
def test_an_achievement_in_the_heading_of_a_problem_is_praise(part: str) -> None:
    assert praise(part, ("浮标未编号。",)) == "phrase_praises"


@pytest.mark.parametrize(
    "part",
    [
        "航标养护有待明显加强",
        "航标养护未持续改进",
        "养护加强不够",
        "养护机制尚待健全",
        "巡查制度有待健全",
        "记录仍待规范",
    ],
)
def test_what_has_yet_to_get_better_is_no_praise(part: str) -> None:
    assert praise(part, ("浮标未编号。",)) == ""


CODES = {
    "id": "a",
    "title": "浮标灯质未登记",
    "text": "巡查的浮标{F01.buoys}灯质没有登记在册，夜航图表因此缺少灯质说明。",
}
CHAINS = {
    "id": "b",
    "title": "浮标锚链未更换",
    "text": "巡查的浮标{F01.buoys}锚链磨损超过限度，一直没有更换锚链。",
}
NOTICE = """三、存在问题

（一）浮标养护不到位

{told}

四、建议

（一）做好浮标养护

逐座登记浮标灯质，更换磨损的锚链。
"""
OF_CODES = "浮标灯质未登记。巡查的浮标31座灯质没有登记在册，夜航图表因此缺少灯质说明。"


def missing(told: str) -> list[str]:
    report = Checker(made([CODES, CHAINS]), {}).check(manuscript_of(NOTICE.format(told=told)))
    return [one.expected for one in report.violations if one.check == "coverage" and "没有" in one.message]


def test_a_point_is_not_told_by_what_another_says_of_the_same_things() -> None:
    assert missing(OF_CODES) == ["浮标锚链未更换"]


def test_two_points_in_one_clause_are_both_told() -> None:
    assert missing(f"{OF_CODES}同时，浮标31座锚链磨损超过限度，没有更换锚链。") == []
