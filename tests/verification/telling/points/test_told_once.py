"""A point of which only what another has too is told is not told; two points in one clause are."""

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of


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
