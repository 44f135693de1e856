"""How many words of a sentence each point has is counted for all points at once."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.verification.facts.book import Book
from drafter.verification.telling.sources.sources import Sources
from tests.verification.made_up import CASE, NORMS

SOURCES = Sources(Book(CASE, NORMS, {}))
WORDS = sorted(frozenset().union(*(told.all_grams for told in SOURCES.all)))


@given(st.frozensets(st.sampled_from(WORDS)))
def test_the_words_of_each_point_are_counted(words: frozenset[str]) -> None:
    assert SOURCES._counts(words) == tuple(len(words & told.all_grams) for told in SOURCES.all)


def test_a_piece_of_an_account_retells_its_point_first() -> None:
    for told in SOURCES.all:
        whole = max(told.pieces, key=len)
        found = SOURCES.of(whole)
        assert any(whole in one.pieces for one in found)


def test_what_is_of_nothing_retells_nothing() -> None:
    assert SOURCES.of("山") == ()
    assert SOURCES.of("蓝鲸跃出海面") == ()
