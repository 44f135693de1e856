"""A paired test that assumes no distribution: differences whose signs are flipped, by Fisher; Holm; power.

All sums are of whole numbers, so that the same differences give the same answer on every machine.
"""

import random
from collections.abc import Sequence
from functools import cache
from math import sqrt
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

EXACT_UP_TO: Final = 16
"""So many differences have 65,536 patterns of signs: all are counted. Of more, a sample is."""
_SAMPLE = 1 << 15
_FIRST = 1 << 11
"""Of a sample, so many are tried first: where a tenth of them is as large, no more are needed."""
_SEED = 20240229
_POWER = 0.9

Signs = NDArray[np.float64]


def sign_flip(losses: Sequence[int]) -> float:
    """How often chance makes a sum of losses as large as it is, were each as likely to be a gain.

    Args:
        losses: how much worse each case got, in a unit so small that it is whole; zeros tell nothing.

    Returns:
        The one-sided p: exact up to 16 losses that are not zero, else of a seeded sample of patterns to which the
        pattern seen is added, so that it is never zero.
    """
    told = np.array([loss for loss in losses if loss], dtype=np.float64)
    if not told.size:
        return 1.0
    exact = told.size <= EXACT_UP_TO
    signs = _all_signs(told.size) if exact else _sampled_signs(told.size)
    if not exact and 10 * np.count_nonzero(signs[:_FIRST] @ told >= told.sum()) > _FIRST:
        signs = signs[:_FIRST]
    as_large = int(np.count_nonzero(signs @ told >= told.sum()))
    return as_large / len(signs) if exact else (as_large + 1) / (len(signs) + 1)


def least_p(changed: int) -> float:
    """The smallest p that so many differences can have."""
    return 1 / float(2**changed if changed <= EXACT_UP_TO else _SAMPLE + 1)


def holm(values: Sequence[float]) -> list[float]:
    """Adjusted p values: any at most alpha may be rejected, with a chance of alpha at most to be wrong in any."""
    adjusted, worst = [0.0] * len(values), 0.0
    for rank, place in enumerate(sorted(range(len(values)), key=lambda one: values[one])):
        worst = max(worst, min(1.0, (len(values) - rank) * values[place]))
        adjusted[place] = worst
    return adjusted


def power_of(loss: float, noise: float, cases: int, alpha: float) -> float:
    """The chance that the test sees a loss in every case.

    Args:
        loss: how much each case gets worse.
        noise: standard deviation of the differences between two runs of a case, about their mean.
        cases: how many there are.
        alpha: level of the test.

    Returns:
        By the normal approximation; the flipped sums spread by the noise and by the loss itself.
    """
    if least_p(cases) > alpha or loss <= 0:
        return 0.0
    reach = loss * sqrt(cases) - _quantile(1 - alpha) * sqrt(noise**2 + loss**2)
    if noise == 0:
        return 1.0
    return NormalDist().cdf(reach / noise)


def detectable(noise: float, cases: int, alpha: float) -> float | None:
    """The least loss that is seen nine times in ten; `None` where no loss would be.

    Where `power_of` is 0.9: the larger root of a quadratic equation.
    """
    if least_p(cases) > alpha:
        return None
    if noise == 0:
        return 0.0
    level, beyond = _quantile(1 - alpha), _quantile(_POWER)
    room = cases - level**2
    if room <= 0:
        return None
    return noise * (beyond * sqrt(cases) + level * sqrt(room + beyond**2)) / room


def _quantile(share: float) -> float:
    return NormalDist().inv_cdf(share)


@cache
def _all_signs(count: int) -> Signs:
    """Every pattern of signs, a row each."""
    patterns = np.arange(2**count)[:, None] >> np.arange(count)[None, :]
    return (1 - 2 * (patterns & 1)).astype(np.float64)


@cache
def _sampled_signs(count: int) -> Signs:
    """Patterns of signs, the same in every run: the generator of the standard library never changes its bits."""
    drawn = random.Random(_SEED).getrandbits(_SAMPLE * count).to_bytes(_SAMPLE * count // 8, "little")  # noqa: S311  (a sample, no secret)
    bits = np.unpackbits(np.frombuffer(drawn, dtype=np.uint8)).reshape(_SAMPLE, count)
    return 1 - 2 * bits.astype(np.float64)
