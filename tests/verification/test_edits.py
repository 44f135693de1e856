"""One edit of a true notice at a time: another meaning is found, the same meaning in other words is let through.

What is asked of the rooms below (quantities, names, quotes) is asked in tests of their own; here a paraphrase is
judged by the checks of meaning, structure and residue alone.
"""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from drafter.verification.model import Severity, Violation
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CHECKER, NOTICE

_EDITS = tomllib.loads(Path(__file__).with_name("edits.toml").read_text(encoding="utf-8"))
_HERE = frozenset({"coverage", "grounding", "links", "polarity", "residue", "structure"})


@cache
def _found(text: str) -> tuple[Violation, ...]:
    return CHECKER.check(manuscript_of(text)).violations


def _new(right: str, wrong: str) -> list[Violation]:
    """What is found in the edited notice and not in the true one."""
    assert right in NOTICE, right
    before = Counter((one.check, one.message, one.text) for one in _found(NOTICE))
    found = []
    for one in _found(NOTICE.replace(right, wrong, 1)):
        key = (one.check, one.message, one.text)
        before[key] -= 1
        if before[key] < 0:
            found.append(one)
    return found


@pytest.mark.parametrize(("level", "family", "right", "wrong"), _EDITS["caught"])
def test_another_meaning_is_found(level: str, family: str, right: str, wrong: str) -> None:
    found = _new(right, wrong)
    least = [one for one in found if level == "any" or one.severity is Severity.BLOCK]
    assert least, family


@pytest.mark.parametrize(("family", "right", "wrong"), _EDITS["kept"])
def test_the_same_meaning_is_let_through(family: str, right: str, wrong: str) -> None:
    blocked = [one.message for one in _new(right, wrong) if one.severity is Severity.BLOCK]
    assert [message for message in blocked if message in _messages(right, wrong)] == [], family


def _messages(right: str, wrong: str) -> list[str]:
    """What the checks of meaning, structure and residue say of an edit."""
    return [one.message for one in _new(right, wrong) if one.check in _HERE]


def test_hardly_any_of_them_is_shown_to_a_person() -> None:
    shown = [wrong for _, right, wrong in _EDITS["kept"] if _messages(right, wrong)]
    assert len(shown) <= len(_EDITS["kept"]) // 20


def test_every_finding_says_where_and_what_to_do() -> None:
    for _, _, right, wrong in _EDITS["caught"]:
        text = NOTICE.replace(right, wrong, 1)
        for one in _new(right, wrong):
            assert text[one.start : one.end] == one.text
            assert len(one.remedy) > len("删去")
            assert "{" not in one.message.replace(one.text, "")
