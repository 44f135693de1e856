"""Pairs of every form, by a seed."""

from collections.abc import Iterator
from itertools import count, islice
from random import Random

from evals.mutations.forms.registry import FORMS
from evals.mutations.pairs import Maker, Pair, maker
from evals.mutations.scenes import Library
from evals.mutations.sentences import slots
from evals.mutations.special import MAKERS

_TRIES = 40
"""So many failures in a row, and a form cannot be made from these phrasings."""


def pairs(library: Library, seed: int, number: int) -> Iterator[tuple[str, list[Pair]]]:
    """So many pairs of every form, or none of a form that no phrasing allows."""
    found = list(slots(library))
    makers: dict[str, Maker] = {form.name: maker(form, found) for form in FORMS}
    for name, make in {**makers, **MAKERS}.items():
        yield name, list(islice(_made(library, make, f"{seed} {name}"), number))


def _made(library: Library, make: Maker, seed: str) -> Iterator[Pair]:
    failures = 0
    for place in count():
        made = make(library, Random(f"{seed} {place}"))  # noqa: S311  a generator that can be repeated is wanted
        failures = 0 if made else failures + 1
        if failures > _TRIES:
            return
        if made:
            yield made
