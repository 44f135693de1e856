"""The sign-flip test is exact up to sixteen cases, never says zero, and Holm and the power are what they claim."""

from itertools import product
from math import isclose, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.gate.statistics import detectable, holm, least_p, power_of, sign_flip

LOSSES = st.lists(st.integers(-50_000, 50_000), max_size=7)


@given(LOSSES)
@settings(max_examples=50, deadline=None)
def test_up_to_sixteen_it_counts_every_pattern_of_signs(losses):
    told = [loss for loss in losses if loss]
    sums = [
        sum(sign * loss for sign, loss in zip(signs, told, strict=True))
        for signs in product((1, -1), repeat=len(told))
    ]
    assert sign_flip(losses) == sum(one >= sum(told) for one in sums) / len(sums)


@pytest.mark.parametrize("count", [1, 5, 16])
def test_where_every_case_got_worse_the_p_is_the_least_there_can_be(count):
    assert sign_flip([1] * count) == least_p(count) == 1 / 2**count


def test_more_cases_are_sampled_the_same_way_every_time_and_never_give_zero():
    assert sign_flip([7] * 30) == least_p(30) == 1 / 32769
    mixed = [(-1) ** place * place for place in range(40)]
    assert sign_flip(mixed) == sign_flip(list(mixed))
    assert 0.3 < sign_flip(mixed) < 0.7


def test_the_sample_agrees_with_the_exact_answer():
    """Nineteen cases of which sixteen differ are counted; seventeen are sampled: the answers lie close."""
    losses = [3, -1, 4, 1, -5, 9, 2, 6, 5, -3, 5, 8, -9, 7, 9, 3]
    assert abs(sign_flip(losses) - sign_flip([*losses, 1])) < 0.02


def test_no_difference_is_no_evidence_and_a_gain_is_none_of_a_loss():
    assert sign_flip([]) == sign_flip([0, 0, 0]) == 1.0
    assert sign_flip([-2] * 20) == 1.0


def test_holm_multiplies_by_what_is_left_and_never_falls():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_keeps_the_order_and_is_never_below_p(values):
    adjusted = holm(values)
    assert all(new >= old for new, old in zip(adjusted, values, strict=True))
    order = sorted(range(len(values)), key=values.__getitem__)
    assert [adjusted[place] for place in order] == sorted(adjusted)


@given(st.floats(0.001, 0.3), st.integers(15, 80), st.floats(0.0002, 0.05))
def test_what_is_detectable_is_seen_nine_times_in_ten(noise, cases, alpha):
    least = detectable(noise, cases, alpha)
    if least is None:
        assert least_p(cases) > alpha or cases <= NormalDist().inv_cdf(1 - alpha) ** 2
    else:
        assert isclose(power_of(least, noise, cases, alpha), 0.9, rel_tol=1e-6)


def test_with_too_few_cases_nothing_is_seen_however_large():
    assert power_of(0.5, 0.0, 4, 0.005) == 0.0
    assert detectable(0.01, 4, 0.005) is None
    assert detectable(0.0, 40, 0.005) == 0.0


def test_more_noise_means_less_power():
    powers = [power_of(0.02, noise, 36, 0.005) for noise in (0.0, 0.01, 0.05, 0.2)]
    assert powers == sorted(powers, reverse=True)
    assert powers[0] == 1.0
    assert powers[-1] < NormalDist().cdf(0.02 * sqrt(36) / 0.2)
