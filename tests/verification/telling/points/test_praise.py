"""A heading of a problem that praises, and one that says what has yet to get better."""

import pytest

from drafter.verification.telling.points.told import praise


@pytest.mark.parametrize(
    "part", ["航标养护明显加强", "浮标未编号，航道巡查稳步提升", "浮标未编号，航标养护得到切实加强"]
)
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
        "航标养护没有得到加强",
        "航标养护亟待得到进一步加强",
    ],
)
def test_what_has_yet_to_get_better_is_no_praise(part: str) -> None:
    assert praise(part, ("浮标未编号。",)) == ""
