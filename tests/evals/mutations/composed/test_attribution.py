"""Sentences composed of every form of words with every other: what the gate makes of them it goes on making."""

from collections import Counter

import pytest

from evals.cases import CASES, load_eval_case
from evals.mutations.composed.attribution import Kind, sample
from evals.mutations.composed.judged import judged, wrong
from evals.sentences.judging import Judge

EACH = 5
"""Sentences of every case and kind; more are for `python -m evals.mutations.composed.judged`."""

BOUNDS = {Kind.TRUE: 2, Kind.EXCHANGED: 3, Kind.ELSEWHERE: 3, Kind.UNKNOWN: 14}
"""Of every kind: true ones blocked, or false ones silent, at most."""


@pytest.fixture(scope="module")
def verdicts():
    return list(judged(Judge(), "held", EACH))


@pytest.mark.parametrize("kind", Kind)
def test_what_is_true_is_not_refused_and_what_is_false_is_told(verdicts, kind):
    found = [one.text for one, verdict in verdicts if one.kind is kind and wrong(one, verdict)]
    assert len(found) <= BOUNDS[kind], found


def test_no_form_of_words_goes_wrong_twice(verdicts):
    known = [(one, verdict) for one, verdict in verdicts if one.kind is not Kind.UNKNOWN]
    faults = Counter(one.form for one, verdict in known if wrong(one, verdict))
    assert [form for form, count in faults.items() if count > 1] == []


def test_a_sentence_is_the_same_for_a_seed_and_differs_by_one_thing_from_its_like():
    case = load_eval_case(CASES / "schools-again", Judge().setting).case
    made = sample(case, "one", 20)
    assert made == sample(case, "one", 20)
    assert made != sample(case, "two", 20)
    assert {one.kind for one in made} == set(Kind) - {Kind.ELSEWHERE}  # each of its findings has a unit of its own
