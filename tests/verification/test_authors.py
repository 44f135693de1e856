"""Recommendations and problems in the words of several authors: what is true passes, what is false is refused.

A recommendation may set a deadline, an interval or a threshold of its own; a person is asked about it, and it is
never refused for that alone. What it says of the case is bound as anywhere.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from drafter.verification.model import Section, Severity
from tests.verification.made_up import CHECKER

_ROWS = tomllib.loads(Path(__file__).with_name("authors.toml").read_text(encoding="utf-8"))
_CHECKS = frozenset({"quantities", "names", "quotes", "polarity"})
_SECTIONS = {"recommendation": Section.RECOMMENDATIONS, "problem": Section.PROBLEMS}


def _cases() -> list[Any]:
    return [
        pytest.param(
            _SECTIONS[kind],
            row["point"],
            row["text"],
            row["verdict"],
            marks=[pytest.mark.xfail(strict=True, reason=row["open"])] if "open" in row else [],
        )
        for kind, rows in _ROWS.items()
        for row in rows
    ]


@pytest.mark.parametrize(("section", "point", "text", "verdict"), _cases())
def test_a_sentence_is_judged_by_what_it_says(section: Section, point: str, text: str, verdict: str) -> None:
    said = CHECKER.check_sentence(text, points=[point], section=section)
    found = {one.severity for one in said if one.check in _CHECKS}
    if verdict == "block":
        assert Severity.BLOCK in found
    elif verdict == "review":
        assert Severity.BLOCK not in found
    else:
        assert not found
