"""Reciprocal-rank fusion depends on ranks alone."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from drafter.knowledge.fusion import fuse

rankings = st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=5)


def test_sums_of_reciprocal_ranks_best_first_and_equals_by_id():
    assert fuse([["b", "a"], ["a", "b", "c"]], k=60) == [
        ("a", Fraction(1, 62) + Fraction(1, 61)),
        ("b", Fraction(1, 61) + Fraction(1, 62)),
        ("c", Fraction(1, 63)),
    ]


@given(rankings, st.randoms())
def test_the_order_of_the_rankings_does_not_matter(lists, random):
    shuffled = list(lists)
    random.shuffle(shuffled)

    assert fuse(shuffled) == fuse(lists)


@given(rankings, st.data())
def test_moving_up_in_one_ranking_never_loses_a_place(lists, data):
    filled = [ranking for ranking in lists if len(ranking) > 1]
    if not filled:
        return
    ranking = data.draw(st.sampled_from(filled))
    at = data.draw(st.integers(1, len(ranking) - 1))
    promoted = [*ranking[: at - 1], ranking[at], ranking[at - 1], *ranking[at + 1 :]]
    others = list(lists)
    others.remove(ranking)

    before = [name for name, _ in fuse([*others, ranking])]
    after = [name for name, _ in fuse([*others, promoted])]

    assert after.index(ranking[at]) <= before.index(ranking[at])


@given(rankings)
def test_every_id_comes_once(lists):
    assert sorted(name for name, _ in fuse(lists)) == sorted({name for ranking in lists for name in ranking})
