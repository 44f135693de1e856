"""A word put into a good answer is an accusation, a person or another fund that nobody recorded: none stands."""

import pytest

from tests.hostile.insertions import INSERTIONS
from tests.hostile.test_words import answering
from tests.hostile.truth import assert_accounts, assert_bounded, assert_reported, assert_true


@pytest.mark.parametrize("wrong", INSERTIONS, ids=lambda wrong: wrong.name)
def test_no_word_put_into_a_good_answer_stands(bench, wrong):
    run = bench.draft(wrong.name, answering(wrong))
    assert_bounded(run)
    assert_reported(run, 2)
    assert_true(run, bench, wrong.said)
    assert_accounts(run, bench.offline)
