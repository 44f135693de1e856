"""What the gate once made of sentences that people wrote, it goes on making of them."""

from collections import Counter

import pytest

from evals.sentences.judging import Judge, Verdict, judged, pairs

_EVERY = 5
"""The whole set is for `python -m evals.sentences.judging`."""


@pytest.fixture(scope="module")
def verdicts():
    return list(judged(pairs()[::_EVERY], Judge()))


def test_what_is_true_is_not_refused(verdicts):
    refused = [pair.true for pair, of_true, _ in verdicts if of_true is Verdict.BLOCKED]
    assert len(refused) <= 10, refused


def test_what_is_false_is_not_passed(verdicts):
    told = Counter(of_false for _, _, of_false in verdicts)
    assert told[Verdict.BLOCKED] >= 269
    assert told[Verdict.SILENT] <= 32


def test_no_sentence_is_there_twice_and_every_pair_differs():
    said = [sentence for pair in pairs() for sentence in (pair.true, pair.false)]
    assert len(said) == len(set(said)) == 2 * len(pairs())
