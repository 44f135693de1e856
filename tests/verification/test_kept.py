"""What is remembered between two checks changes nothing of what they say."""

from dataclasses import replace

from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.words.kept import Kept
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


def test_what_is_kept_is_made_once_and_never_more_than_so_much():
    made = []
    kept = Kept(2)
    for key in ("甲", "甲", "乙", "丙", "甲"):
        assert kept.of(key, lambda key=key: made.append(key) or key) == key
    assert made == ["甲", "乙", "丙", "甲"]
