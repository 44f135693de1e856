"""Scores of unlike retrievers become one score; unlike kinds each have their say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.knowledge.fusion import fuse, spread, standardised

scores = st.lists(st.floats(0, 100), min_size=1, max_size=60)


def test_scores_count_by_how_far_they_stand_out_not_by_their_size():
    words, meanings = [30.0, 10.0, 10.0, 10.0], [0.80, 0.81, 0.80, 0.79]

    fused = fuse({"words": 1.0, "meanings": 1.0}, {"words": words, "meanings": meanings})

    assert fused[0] > fused[1] > fused[2] > fused[3] == 0


def test_a_retriever_without_weight_changes_nothing():
    words, meanings = [3.0, 2.0, 1.0], [1.0, 2.0, 9.0]

    assert fuse({"words": 1.0, "meanings": 0.0}, {"words": words, "meanings": meanings}) == fuse(
        {"words": 1.0}, {"words": words}
    )


def test_equal_scores_say_nothing():
    assert standardised([2.0, 2.0, 2.0]) == [0.0, 0.0, 0.0]
    assert standardised([]) == []
    assert fuse({"words": 1.0}, {"words": []}) == []


@given(scores, st.floats(0.1, 10), st.floats(-50, 50))
def test_the_unit_in_which_a_retriever_counts_does_not_matter(values, factor, shift):
    moved = [value * factor + shift for value in values]
    if max(values) - min(values) < 1e-3:
        return

    assert standardised(moved) == pytest.approx(standardised(values), abs=1e-4)


KINDS = {"p1": "problem", "p2": "problem", "p3": "problem", "n1": "norm"}


def test_the_second_of_a_kind_counts_for_less():
    ranked = [("p1", 10.0), ("p2", 9.0), ("p3", 8.0), ("n1", 5.0)]

    assert spread(ranked, KINDS.__getitem__, 0.5) == [("p1", 10.0), ("n1", 5.0), ("p2", 4.5), ("p3", 2.0)]
    assert spread(ranked, KINDS.__getitem__, 1.0) == ranked


@given(
    st.lists(
        st.tuples(st.sampled_from([f"{kind}{n}" for kind in "pqr" for n in range(9)]), st.floats(0, 9)),
        max_size=20,
    ),
    st.floats(0.1, 1),
)
def test_spreading_loses_nobody_keeps_the_order_within_a_kind_and_falls(pairs, fade):
    ranked = sorted(dict(pairs).items(), key=lambda pair: (-pair[1], pair[0]))

    found = spread(ranked, lambda name: name[0], fade)

    assert sorted(name for name, _ in found) == sorted(name for name, _ in ranked)
    for kind in "pqr":
        assert [n for n, _ in found if n[0] == kind] == [n for n, _ in ranked if n[0] == kind]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
