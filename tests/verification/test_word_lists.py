"""One notation for all lists of words that exclude each other."""

import pytest

from drafter.verification.words.lists import groups, lists_of


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("年初 年中 年末=年底", (("年初",), ("年中",), ("年末", "年底"))),
        ("年初 | 年中 | 年末 年底", (("年初",), ("年中",), ("年末", "年底"))),
        ("每日 天天 | | 每月", (("每日", "天天"), (), ("每月",))),
    ],
)
def test_both_ways_of_writing_a_list_are_read(line: str, told: tuple[tuple[str, ...], ...]) -> None:
    assert groups(line) == told


def test_words_of_one_list_exclude_each_other_unless_any_list_has_them_as_one() -> None:
    lists = lists_of(map(groups, ("年初 年中 年末=年底", "年底 | 次年")))
    assert lists.exclude("年初", "年底")
    assert lists.exclude("年底", "次年")
    assert not lists.exclude("年末", "年底")
    assert not lists.exclude("年初", "次年")
    assert not lists.exclude("年初", "从未见过")
