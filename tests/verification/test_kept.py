"""What is remembered between two checks changes nothing of what they say."""

import re
from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.words.kept import Kept, Stretches
from tests.verification.made_up import CHECKER, NOTICE

_TOUCHED = (
    NOTICE.replace("365.40", "356.40"),
    NOTICE.replace("。一是", "。其中，一是", 1),
    NOTICE.replace("未", "已", 1),
    "说明。\n\n" + NOTICE,
)


def test_a_checker_that_has_read_other_drafts_says_what_a_new_one_says():
    CHECKER.check(manuscript_of(NOTICE))
    for text in _TOUCHED:
        assert CHECKER.check(manuscript_of(text)) == replace(CHECKER).check(manuscript_of(text))


def _edited(text: str, chance: Random) -> str:
    """A draft with one more change: words gone, said twice or in another place, or a sign for another."""
    start = chance.randrange(len(text))
    words = text[start : start + chance.randint(1, 12)]
    rest = text[:start] + text[start + len(words) :]
    at = chance.randrange(len(rest))
    return chance.choice(
        (
            rest,
            text[:start] + words + text[start:],
            rest[:at] + words + rest[at:],
            text[:start] + chance.choice("。，；0一不《》\n") + text[start + 1 :],
        )
    )


@pytest.mark.parametrize("seed", range(3))
def test_a_checker_that_saw_every_step_of_an_edit_says_at_each_what_a_new_one_says(seed):
    chance, text, used = Random(seed), NOTICE, replace(CHECKER)  # noqa: S311 - edits, not keys
    for _ in range(3):
        text = _edited(text, chance)
        assert used.check(manuscript_of(text)) == replace(CHECKER).check(manuscript_of(text))


def test_what_is_kept_is_made_of_what_is_given_with_its_key():
    kept = Kept()
    assert [kept.of("甲", "{}{}".format, "一", "二"), kept.of("甲", "{}{}".format, "三", "四")] == ["一二", "一二"]


def test_what_is_kept_is_made_once_and_never_more_than_so_much():
    made = []
    kept = Kept(2)
    for key in ("甲", "甲", "乙", "丙", "甲"):
        assert kept.of(key, lambda key=key: made.append(key) or key) == key
    assert made == ["甲", "乙", "丙", "甲"]


@dataclass(frozen=True)
class _Run:
    start: int
    text: str


def _runs(text):
    return (_Run(match.start(), match.group()) for match in re.finditer("甲+", text))


@given(st.lists(st.text("甲乙。", max_size=12), min_size=1, max_size=6))
def test_stretches_find_what_stands_in_the_whole_text_wherever_they_stood_before(texts):
    stretches = Stretches(3)
    for text in texts:
        found = [(at + one.start, one.text) for at, one in stretches.of(text, _runs)]
        assert found == [(one.start, one.text) for one in _runs(text)]


def test_a_stretch_is_looked_through_once():
    asked = []
    stretches = Stretches()
    for text in ("甲。乙。", "乙。丙。甲。", "甲。乙"):
        list(stretches.of(text, lambda part: asked.append(part) or _runs(part)))
    assert asked == ["甲。乙。", "丙。", "乙"]


def test_what_no_stop_ends_is_looked_through_once_too_and_told_where_it_stands():
    asked = []
    stretches = Stretches()
    for text in ("乙。甲", "甲。乙乙。甲"):
        found = [at + one.start for at, one in stretches.of(text, lambda part: asked.append(part) or _runs(part))]
        assert found == [one.start for one in _runs(text)]
    assert asked == ["乙。", "甲", "甲。乙乙。"]
