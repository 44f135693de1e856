"""Words are characters and their neighbours."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.knowledge.lexical import LexicalIndex, tokens

TEXTS = {
    "late": "部分采购合同备案滞后，超过法定期限。",
    "early": "个别合同备案先于签订。",
    "assets": "固定资产长期未盘点，账实不符。",
    "budget": "２０２３年支出1,200.50万元，PPP项目进度偏慢。",
}


def test_neighbours_do_not_reach_across_punctuation_and_numbers_stay_whole():
    assert tokens("备案，晚１,200.50万元ＰＰＰ") == [*"备案", "备案", "晚", "1200.50", *"万元", "万元", "ppp"]


def test_the_text_that_shares_most_comes_first_and_strangers_not_at_all():
    index = LexicalIndex(TEXTS)

    assert index.ranking("合同备案滞后") == ["late", "early"]
    assert index.ranking("ppp 1200.50") == ["budget"]
    assert index.ranking("，。") == index.ranking("") == index.ranking("zebra") == []


def test_equals_come_in_the_order_of_their_ids():
    assert LexicalIndex({"b": "账实不符", "a": "账实不符", "c": "未盘点"}).ranking("账实") == ["a", "b"]


def test_an_index_without_words_finds_nothing():
    assert LexicalIndex({}).ranking("备案") == LexicalIndex({"a": "！"}).ranking("备案") == []


@given(
    st.dictionaries(st.text("abc", min_size=1), st.text("账实不符备案滞后。", max_size=12), max_size=6),
    st.randoms(),
)
def test_the_order_in_which_texts_come_does_not_matter(texts, random):
    shuffled = list(texts.items())
    random.shuffle(shuffled)

    assert LexicalIndex(dict(shuffled)).ranking("备案不符") == LexicalIndex(texts).ranking("备案不符")


def test_nothing_is_printed(capfd):
    LexicalIndex(TEXTS).ranking("合同")

    assert capfd.readouterr() == ("", "")
