"""The gate at the size of CI: what it has held once, it keeps holding."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from evals import gate_table
from evals.mutations.judging import make_judge
from evals.mutations.making import pairs
from evals.mutations.measuring import Measurement, measure_pairs, measure_swaps
from evals.mutations.quotes.measuring import TRUE, measure_quotes
from evals.mutations.scenes import load
from evals.mutations.swaps import swaps

FLOORS = tomllib.loads(
    (Path(gate_table.__file__).parent / "mutations" / "floors.toml").read_text(encoding="utf-8")
)


@cache
def forms() -> Measurement:
    made = pairs(load("visible"), FLOORS["seed"], gate_table.QUICK.pairs)
    return measure_pairs(make_judge(), [(name, found) for name, found in made if name in FLOORS["forms"]])


@cache
def exchanged() -> Measurement:
    return measure_swaps(make_judge(), swaps(load("visible"), FLOORS["seed"], gate_table.QUICK.swaps))


def failures(measured: Measurement, group: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.sort, one.text, one.said) for one in measured.failures if one.group == group]


@pytest.mark.parametrize("form", FLOORS["forms"])
def test_a_form_is_told_from_its_corruptions(form):
    assert forms().counts[form].tried == gate_table.QUICK.pairs
    assert failures(forms(), form) == []


@pytest.mark.parametrize("family", FLOORS["swaps"])
def test_swapped_facts_are_refused_and_true_ones_stand(family):
    assert exchanged().counts[family].tried > 0
    assert failures(exchanged(), family) == []


def test_no_false_quote_is_accepted_and_true_ones_are_found_at_their_offsets():
    counts = measure_quotes(FLOORS["seed"], gate_table.QUICK.quotes).counts
    true = counts.pop(TRUE)
    assert sum(one.tried for one in counts.values()) == gate_table.QUICK.quotes
    assert {name: one.accepted for name, one in counts.items()} == dict.fromkeys(counts, 0)
    assert true.exact >= 0.99 * true.tried
