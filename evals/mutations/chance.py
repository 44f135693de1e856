"""Chance, by a seed."""

from random import Random


def chance(rng: Random, share: float) -> bool:
    """Whether something happens that happens in such a share of cases."""
    return rng.random() < share
