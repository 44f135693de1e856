"""The scripted model is a good one: what it is refused later is refused for what it then does wrong."""

from tests.hostile.truth import assert_reported, assert_true, sections


def test_a_good_model_words_every_item_anew_and_hardly_a_word_of_it_is_refused(bench, best):
    assert_true(best, bench)
    assert best.authors == {"offline", "model"}
    for mine, offline in zip(sections(best.markdown).items, sections(bench.offline.markdown).items, strict=True):
        assert mine[0] != offline[0]
        assert mine[1] != offline[1]
    assert len(best.refusals) <= 1
    assert_reported(best, 0)


def test_the_made_up_case_has_items_enough_for_one_to_be_twisted_alone(bench):
    items = sections(bench.offline.markdown).items
    assert len(items) == 4
    assert len(items[2][0].split("\n\n")) == 3
