"""A sentence that tells a figure of the case rightly may say so in plain words; a story among them is refused."""

import pytest

from drafter.verification.model import Severity
from drafter.verification.prose.anchored import plain
from tests.verification.made_up import CHECKER


def _grounded(text: str, point: str = "F01.a") -> list[Severity]:
    found = CHECKER.check_sentence(text, points=[point])
    return [one.severity for one in found if one.check == "grounding"]


@pytest.mark.parametrize(
    "text",
    [
        "调整预算420.00万元，到头来实付365.40万元，瞅着还搁那儿一截。",
        "预算420.00万元，实付365.40万元，兜里还揣着一些。",
    ],
)
def test_plain_words_beside_figures_of_the_case_are_shown(text: str) -> None:
    assert Severity.BLOCK not in _grounded(text)
    assert Severity.REVIEW in _grounded(text)


@pytest.mark.parametrize(
    "text",
    [
        "预算兜里还揣着一些，瞅着还搁那儿一截。",
        "调整预算420.00万元，实付365.40万元，据称渔船螺旋桨缠住蛙鞋。",
        "调整预算421.00万元，兜里还揣着一截。",
    ],
)
def test_a_story_a_grave_word_or_a_wrong_figure_is_refused(text: str) -> None:
    found = CHECKER.check_sentence(text, points=["F01.a"])
    assert Severity.BLOCK in [one.severity for one in found]


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ("全年还揣着54.60万元。", ["揣"], True),
        ("全年54.60万元被贪污。", ["揣"], False),
        ("因台风全年剩54.60万元。", ["台风"], False),
        ("全年剩54.60万元。", ["螺旋桨缠"], False),
        ("全年剩54.60万元。", ["螺旋", "蛙鞋", "珊瑚", "缆"], False),
    ],
)
def test_plain_are_few_short_words_that_tell_no_event(text: str, new: list[str], wanted: bool) -> None:
    assert plain(text, new) is wanted
