"""Words are characters and their neighbours; what is scored is BM25, as others have it."""

import bm25s
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.knowledge import lexical
from drafter.knowledge.lexical import Fields, LexicalIndex, tokens, weighed

TEXTS = [
    "部分采购合同备案滞后，超过法定期限。",
    "个别合同备案先于签订。",
    "固定资产长期未盘点，账实不符。",
    "２０２３年支出1,200.50万元，PPP项目进度偏慢。",
]


def index_of(texts):
    return LexicalIndex.of([Fields(text) for text in texts])


def found(index, question):
    scores = index.scores(weighed(question))
    return [int(row) for row in np.argsort(-scores, kind="stable") if scores[row] > 0]


def test_neighbours_do_not_reach_across_punctuation_and_numbers_stay_whole():
    assert tokens("备案，晚１,200.50万元ＰＰＰ") == [*"备案", "备案", "晚", "1200.50", *"万元", "万元", "ppp"]


def test_the_text_that_shares_most_comes_first_and_strangers_not_at_all():
    index = index_of(TEXTS)

    assert found(index, "合同备案滞后") == [0, 1]
    assert found(index, "ppp 1200.50") == [3]
    assert found(index, "，。") == found(index, "") == found(index, "zebra") == []


def test_an_index_without_words_finds_nothing():
    assert found(index_of([]), "备案") == found(index_of(["！", ""]), "备案") == []


def test_a_broken_character_is_no_word():
    assert found(index_of(["备案\ud800滞后", "盘点"]), "滞后\udfff") == [0]


@settings(deadline=None)
@given(
    st.lists(st.text("账实不符备案滞后。 pp12", max_size=20), min_size=1, max_size=9),
    st.text("账实不符备案滞后", min_size=1),
)
def test_it_scores_as_bm25s_does(texts, question):
    if not any(tokens(text) for text in texts):
        return
    counted = [tokens(text) for text in texts]
    vocabulary = {token: number for number, token in enumerate(sorted({t for text in counted for t in text}))}
    other = bm25s.BM25(method="lucene", k1=1.2, b=0.75, backend="numpy")
    numbers = [[vocabulary[token] for token in text] for text in counted]
    other.index((numbers, dict(vocabulary)), create_empty_token=False, show_progress=False)
    asked = [vocabulary[token] for token in tokens(question) if token in vocabulary]
    expected = other.get_scores_from_ids(asked) if asked else np.zeros(len(texts))

    assert index_of(texts).scores(weighed(question)) == pytest.approx(expected, abs=1e-4)


def test_headings_and_hints_count_for_less_than_the_text():
    other = "其他事项。"
    texts = [Fields("盘点滞后。"), Fields(other, heading="盘点滞后。"), Fields(other, hints="盘点滞后。")]
    scores = LexicalIndex.of(texts).scores(weighed("盘点"))

    assert scores[0] > scores[2] > scores[1] > 0


def test_a_hint_counts_once_however_often_it_is_given():
    once, often = (LexicalIndex.of([Fields("甲", hints="盘点 " * n), Fields("乙")]) for n in (1, 9))

    assert once.scores(weighed("盘点")) == pytest.approx(often.scores(weighed("盘点")))


def test_a_base_in_blocks_scores_as_one_in_one_piece(monkeypatch):
    texts = [Fields(f"第{n % 7}类合同备案滞后{n}", f"（{n % 3}）采购", "备案" * (n % 2)) for n in range(50)]
    whole = LexicalIndex.of(texts)
    monkeypatch.setattr(lexical, "_BLOCK", 8)

    assert LexicalIndex.of(texts).scores(weighed("3类备案")) == pytest.approx(whole.scores(weighed("3类备案")))


def test_rare_words_say_more():
    index = index_of(TEXTS)

    assert index.rarity("盘点") > index.rarity("备案") > index.rarity("没有") == 0
