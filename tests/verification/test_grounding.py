"""Honest paraphrase passes, invention and gibberish do not.

How the thresholds were found: on the 40 good and 40 bad sentences of `sentences.toml` the good ones have at most
9% new characters and the bad ones at least 24%, except those that other checks refuse; the share of words taken
from the point itself is at least 12% in the good ones, and below 11% in nine of ten of them when laid to another
point. The held-back sentences were written after that and are only measured.
"""

import tomllib
from pathlib import Path

import pytest

from drafter.verification.model import Severity
from tests.verification.made_up import CASE, CHECKER

_SETS = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
_POINTS = [ref for ref, _, _ in CASE.all_points()]


def _refused(text: str, point: str) -> list[str]:
    found = CHECKER.check_sentence(text, points=[point])
    return [v.check for v in found if v.severity is Severity.BLOCK]


@pytest.mark.parametrize("kind", ["good", "good_held_back"])
def test_honest_paraphrase_passes(kind: str) -> None:
    refused = [(one["text"], _refused(one["text"], one["point"])) for one in _SETS[kind]]
    assert [(text, checks) for text, checks in refused if checks] == []


@pytest.mark.parametrize("kind", ["bad", "bad_held_back"])
def test_invention_and_gibberish_are_refused(kind: str) -> None:
    assert [one["text"] for one in _SETS[kind] if not _refused(one["text"], one["point"])] == []


def test_an_honest_sentence_laid_to_another_point_is_mostly_refused() -> None:
    others = [(one["text"], p) for one in _SETS["good"] for p in _POINTS if p != one["point"]]
    refused = sum(bool(_refused(text, point)) for text, point in others)
    assert refused >= 0.85 * len(others)


def test_a_ground_vouches_for_its_words() -> None:
    text = "缩微胶片翻拍任务滞后，暗房药水短缺。"
    assert _refused(text, "F01.a") == ["grounding"]
    found = CHECKER.check_sentence(text, points=["F01.a"], grounds=["缩微胶片翻拍任务滞后", "暗房药水短缺"])
    assert found == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。",
        "，，，，",
        "\n\n",
        "A" * 3000,
        "一" * 3000,
        "的" * 3000,
        "1" * 3000,
        "《" * 2000,
        "（" * 2000,
        "〔2022〕" * 300,
    ],
)
def test_no_input_makes_it_fail(text: str) -> None:
    for violation in CHECKER.check_sentence(text, points=["F01.a"]):
        assert text[violation.start : violation.end] == violation.text
