"""What the gate once made of sentences that reckon with facts, or tell when something was, it goes on making."""

from collections import Counter
from random import Random

import pytest

from drafter.findings.model import Case
from evals.cases import CASES, load_eval_case
from evals.mutations.composed.reckoned import composed, forms, judged, relations
from evals.sentences.judging import Judge, Verdict
from evals.setting import make_setting

_SEED, _EVERY = "4", 6
"""The whole is for `python -m evals.mutations.composed.reckoned`."""

BLOCKED, SILENT = 0.012, 0.03
"""Of true sentences so many are blocked at most, and of false ones so many pass in silence."""
_OF_A_FORM = 2
"""And so many of one form."""


def _rng() -> Random:
    return Random(_SEED)  # noqa: S311  a generator that can be repeated is wanted


@pytest.fixture(scope="module")
def verdicts():
    return list(judged(Judge(), _rng(), every=_EVERY))


def test_what_is_true_is_not_refused(verdicts):
    refused = [one for one, of_true, _ in verdicts if of_true is Verdict.BLOCKED]
    assert len(refused) <= BLOCKED * len(verdicts), [one.true for one in refused]


def test_what_is_false_is_not_passed(verdicts):
    passed = [one for one, _, of_false in verdicts if of_false is Verdict.SILENT]
    assert len(passed) <= SILENT * len(verdicts), [one.false for one in passed]
    by_form = Counter(one.form for one in passed)
    assert max(by_form.values(), default=0) <= _OF_A_FORM, by_form


def test_every_form_makes_sentences_whose_two_sides_differ():
    setting = make_setting()
    names = {one["case"] for those in relations().values() for one in those}
    cases: dict[str, Case] = {name: load_eval_case(CASES / name, setting).case for name in sorted(names)}
    made = list(composed(cases, _rng()))
    assert {one.form for one in made} == set(forms())
    assert all(one.true != one.false for one in made)
    assert not any(sign in one.true + one.false for one in made for sign in "{}[]|")
