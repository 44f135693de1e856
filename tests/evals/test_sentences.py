"""What the gate once made of sentences in other writers' words, it goes on making of them."""

from collections import Counter

import pytest

from evals.sentences.judging import SETS, Judge, Verdict, judged, pairs

_EVERY = 5
"""The whole set is for `python -m evals.sentences.judging`."""

BOUNDS = {"pairs": (9, 327, 25), "free": (11, 63, 25)}
"""Of every fifth pair of a set: true ones blocked at most, false ones blocked at least, and silent at most."""


@pytest.fixture(scope="module", params=SETS)
def verdicts(request):
    return request.param, list(judged(pairs(request.param)[::_EVERY], Judge()))


def test_what_is_true_is_not_refused(verdicts):
    name, found = verdicts
    refused = [pair.true for pair, of_true, _ in found if of_true is Verdict.BLOCKED]
    assert len(refused) <= BOUNDS[name][0], refused


def test_what_is_false_is_not_passed(verdicts):
    name, found = verdicts
    told = Counter(of_false for _, _, of_false in found)
    assert told[Verdict.BLOCKED] >= BOUNDS[name][1]
    assert told[Verdict.SILENT] <= BOUNDS[name][2]


def test_no_sentence_is_there_twice_and_every_pair_differs():
    every = [pair for name in SETS for pair in pairs(name)]
    said = [sentence for pair in every for sentence in (pair.true, pair.false)]
    assert len(said) == len(set(said)) == 2 * len(every)
