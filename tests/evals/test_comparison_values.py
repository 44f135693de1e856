"""What measures the comparison: other values of the same form, and published words with known answers."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.comparison.facts import facts
from evals.comparison import rewritten
from evals.comparison.gold import HERE, by_hand
from evals.comparison.published import SEEDS, measured, sentences
from evals.comparison.values import other_value, seeded

WRITTEN = st.one_of(
    st.decimals(0, 99999, places=2).map(lambda value: f"{value}万元"),
    st.integers(0, 99999).map(lambda value: f"{value:,}件"),
    st.integers(2011, 2028).map(lambda year: f"{year}年度"),
    st.tuples(st.integers(1, 12), st.integers(1, 28)).map(lambda day: f"{day[0]}月{day[1]}日"),
    st.integers(1, 9999).map(lambda number: f"{number:04d}#凭证"),
)


@given(WRITTEN, st.integers())
def test_another_value_has_the_same_form_and_differs(value, seed):
    other = other_value(value, seeded(str(seed)))
    assert other != value
    assert re.sub(r"[\d,]+", "9", other) == re.sub(r"[\d,]+", "9", value)


def test_what_is_no_figure_comes_back():
    assert other_value("三成", seeded("one")) == "三成"


def test_matters_told_again_hold_their_answers():
    samples = [*by_hand("retold"), *rewritten.samples()]
    assert {sample.held_back for sample in samples} == {True, False}
    assert {link.kind for sample in samples for link in sample.links} >= {"kept", "updated", "merge", "split"}
    assert all(link.old or link.new for sample in samples for link in sample.links)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the published documents are not beside the repository")
def test_published_words_have_facts_of_their_year_and_facts_that_stand():
    known = tomllib.loads((HERE / "published.toml").read_text(encoding="utf-8"))
    path = SEEDS / "shaoguan-2023-review-notice.txt"
    found = list(sentences(path, known[path.stem]))
    assert sum(len(sentence.own) for sentence in found) > 20
    for sentence in found:
        spans = {(fact.start, fact.end) for fact in facts(sentence.text)}
        assert {(fact.start, fact.end) for fact in (*sentence.own, *sentence.stands)} <= spans
    count = measured(path, known[path.stem])
    assert (count.certain + count.possible) / count.planted > 0.9
