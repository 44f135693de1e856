"""Phrases that share so many words are found among the few that have one of the rarest of them."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.verification.words.grams import share
from drafter.verification.words.phrases import holding, like

WORDS = st.frozensets(st.sampled_from("甲乙丙丁戊己庚辛壬癸"), min_size=1)


@given(st.lists(WORDS, max_size=8), WORDS, st.sampled_from((0.3, 0.7, 0.8, 1.0)))
def test_none_that_has_so_many_of_the_words_is_left_out(
    phrases: list[frozenset[str]], words: frozenset[str], least: float
) -> None:
    found = like(holding(phrases), words, least)
    assert found == sorted(set(found))
    assert {place for place, phrase in enumerate(phrases) if share(words, phrase) >= least} <= set(found)


def test_what_has_only_common_words_is_not_looked_at() -> None:
    phrases = [frozenset("甲乙"), frozenset("甲丙"), frozenset("甲丁")]
    assert like(holding(phrases), frozenset("甲乙"), 0.8) == [0]
    assert like(holding(phrases), frozenset("甲乙"), 0.5) == [0, 1, 2]
    assert like(holding(phrases), frozenset("戊"), 0.8) == []
