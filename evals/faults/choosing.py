"""Choice by chance, the same for the same seed everywhere."""

from collections.abc import Callable, Iterable
from random import Random
from typing import TypeVar

One = TypeVar("One")
Made = TypeVar("Made")


def generator(*parts: object) -> Random:
    """Chance by a seed in words; `Random` digests a string itself, so that the seed of hashes does not matter."""
    return Random(" ".join(map(str, parts)))  # noqa: S311  a generator that can be repeated is wanted


def first(rng: Random, options: Iterable[One], make: Callable[[One], Made | None]) -> Made | None:
    """What is made of the first option, in an order by chance, of which anything can be made."""
    shuffled = list(options)
    rng.shuffle(shuffled)
    return next((made for made in map(make, shuffled) if made is not None), None)
