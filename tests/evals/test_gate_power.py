"""Targets of the gate, by simulation on the drafts of the committed baseline.

A run and its repeat differ as two writers on the same case do: each difference is drawn from the real ones, and
which of the two has the worse value is tossed for. That is more noise than a repeat by one model has.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from evals.gate.baseline import SHIPPED, read_baseline
from evals.gate.drift import PLANTED, drifts
from evals.gate.model import OVERALL, Drift
from evals.model import Better, Measure, Unit
from evals.registry import EVALUATORS

REPEATS, PLANTINGS = 200, 30
HELD = read_baseline(SHIPPED)
MEASURES = tuple(one.measure for one in EVALUATORS if one.name in HELD.measures)
SHARES = tuple(one for one in MEASURES if one.unit is Unit.SHARE)


def real_differences() -> dict[str, list[Decimal]]:
    """By measure, how much two writers differ on the same case."""
    by_case = defaultdict(list)
    for row in HELD.rows:
        by_case[row.case].append(row.values)
    found = defaultdict(list)
    for several in by_case.values():
        for place, first in enumerate(several):
            for second in several[:place]:
                for name in first.keys() & second.keys():
                    found[name].append(abs(first[name] - second[name]))
    return {name: sorted(differences) for name, differences in found.items()}


DIFFERENCES = real_differences()


def repeated(chance: random.Random, planted: Sequence[Measure] = ()) -> Mapping[str, Drift]:
    """A run and its repeat, with two points lost in every draft of the repeat in the measures named."""
    before, after = [], []
    for row in HELD.rows:
        old, new = dict(row.values), dict(row.values)
        for name, value in sorted(row.values.items()):
            difference = chance.choice(DIFFERENCES.get(name) or [Decimal(0)])
            (old if chance.random() < 0.5 else new)[name] = abs(value - difference)
        for measure in planted:
            if measure.name in new:
                new[measure.name] += -PLANTED if measure.better is Better.HIGHER else PLANTED
        before.append(row.model_copy(update={"values": old}))
        after.append(row.model_copy(update={"values": new}))
    return {drift.measure: drift for drift in drifts(before, after, MEASURES)}


def test_the_noise_is_real():
    noisy = [name for name, several in DIFFERENCES.items() if any(several)]
    assert len(noisy) >= 5


def test_of_two_hundred_unchanged_repeats_at_most_one_in_a_hundred_is_blocked():
    chance = random.Random(8)  # noqa: S311  (a simulation)
    blocked = sum(any(drift.blocked for drift in repeated(chance).values()) for _ in range(REPEATS))
    assert blocked <= REPEATS // 100


def test_two_points_lost_in_every_draft_are_blocked_nine_times_in_ten():
    chance = random.Random(9)  # noqa: S311  (a simulation)
    found = [repeated(chance, SHARES) for _ in range(PLANTINGS)]
    assert sum(any(drift.blocked for drift in one.values()) for one in found) >= 0.9 * PLANTINGS
    assert sum(one[OVERALL].blocked for one in found) >= 0.9 * PLANTINGS


@pytest.mark.parametrize("measure", SHARES, ids=lambda one: one.name)
def test_two_points_lost_in_one_measure_are_blocked_as_often_as_the_gate_says(measure):
    chance = random.Random(measure.name)  # noqa: S311  (a simulation)
    found = [repeated(chance, [measure])[measure.name] for _ in range(4)]
    told = [float(drift.power) for drift in found]
    seen = sum(drift.blocked for drift in found)
    if min(told) >= 0.995:
        assert seen == len(found)
    if max(told) <= 0.005:
        assert seen == 0


def test_the_gate_says_itself_that_it_sees_two_points_in_most_shares():
    chance = random.Random(10)  # noqa: S311  (a simulation)
    told = repeated(chance)
    seen = [one.name for one in SHARES if told[one.name].power >= Decimal("0.9")]
    assert len(seen) >= 0.6 * len(SHARES)


@pytest.mark.parametrize("measure", SHARES, ids=lambda one: one.name)
def test_two_points_lost_in_one_share_alone_are_blocked_whichever_it_is(measure):
    """No share has so few cases that nothing it lost could ever be told from chance."""
    lost = -PLANTED if measure.better is Better.HIGHER else PLANTED
    after = [
        row.model_copy(update={"values": {**row.values, measure.name: row.values[measure.name] + lost}})
        if measure.name in row.values
        else row
        for row in HELD.rows
    ]
    drift = {one.measure: one for one in drifts(HELD.rows, after, [measure])}[measure.name]
    assert drift.blocked
    assert drift.power >= Decimal("0.9")
