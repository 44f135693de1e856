"""A sentence may tell its matter in plain words that no text has; a story among them is refused."""

import pytest

from drafter.verification.model import Severity
from tests.verification.made_up import CHECKER


def _grounded(text: str, point: str = "F01.a") -> list[Severity]:
    found = CHECKER.check_sentence(text, points=[point])
    return [one.severity for one in found if one.check == "grounding"]


@pytest.mark.parametrize(
    "text",
    [
        "调整预算420.00万元，到头来实付365.40万元，瞅着还搁那儿一截。",
        "预算420.00万元，实付365.40万元，兜里还揣着一些。",
        "预算兜里还揣着一些，瞅着还搁那儿一截。",
    ],
)
def test_plain_words_are_shown(text: str) -> None:
    assert Severity.BLOCK not in _grounded(text)
    assert Severity.REVIEW in _grounded(text)


@pytest.mark.parametrize(
    "text",
    [
        "预算买了渔船螺旋桨，珊瑚礁缆绳缠住蛙鞋。",
        "调整预算420.00万元，实付365.40万元，据称渔船螺旋桨缠住蛙鞋。",
        "调整预算421.00万元，兜里还揣着一截。",
    ],
)
def test_a_story_a_grave_word_or_a_wrong_figure_is_refused(text: str) -> None:
    found = CHECKER.check_sentence(text, points=["F01.a"])
    assert Severity.BLOCK in [one.severity for one in found]
