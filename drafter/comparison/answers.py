"""Which recommendations of a notice answer which of its problems: by their place, else by their words."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from drafter.comparison.assignment import assigned
from drafter.comparison.profiles import Likeness, Profile
from drafter.comparison.sides import Item, Section, Side, Unit

_ANSWERS = 0.1


def answers(side: Side) -> Mapping[str, tuple[str, ...]]:
    """For every problem clause the ids of the clauses that answer it.

    Where a notice advises on each item in its order, as most do, the place says it; else the words do.
    """
    return _answers(side.units, side.items)


@lru_cache(maxsize=256)
def _answers(units: tuple[Unit, ...], items: tuple[Item, ...]) -> Mapping[str, tuple[str, ...]]:
    by_id = {unit.id: unit for unit in units}
    problems = [item for item in items if item.section is Section.PROBLEMS]
    advice = [item for item in items if item.section is Section.RECOMMENDATIONS]
    pairs = (
        zip(problems, advice, strict=True) if len(problems) == len(advice) else _by_words(by_id, problems, advice)
    )
    found: dict[str, tuple[str, ...]] = {}
    for problem, answer in pairs:
        found |= _clauses(problem, answer)
    return found


def _clauses(problem: Item, answer: Item) -> dict[str, tuple[str, ...]]:
    """Clause for clause where there are as many; else every clause of the answer."""
    if len(problem.clauses) == len(answer.clauses):
        return {one: (other,) for one, other in zip(problem.clauses, answer.clauses, strict=True)}
    return dict.fromkeys(problem.clauses, answer.clauses)


def _by_words(
    by_id: Mapping[str, Unit], problems: Sequence[Item], advice: Sequence[Item]
) -> list[tuple[Item, Item]]:
    """Items whose clauses share most words."""
    if not problems or not advice:
        return []
    units = [[by_id[one] for item in items for one in item.clauses] for items in (problems, advice)]
    likeness = Likeness(units[0], units[1])
    bodies = [
        [frozenset[str]().union(*(one.grams for one in part)) for part in _parts(items, profiles)]
        for items, profiles in ((problems, likeness.old), (advice, likeness.new))
    ]
    alike = likeness.cosines(*bodies)
    worth = {(i, j): float(value) - _ANSWERS for (i, j), value in np.ndenumerate(alike) if value > _ANSWERS}
    return [(problems[i], advice[j]) for i, j in assigned(worth)]


def _parts(items: Sequence[Item], profiles: Sequence[Profile]) -> list[Sequence[Profile]]:
    """The profiles of each item's clauses."""
    found: list[Sequence[Profile]] = []
    at = 0
    for item in items:
        found.append(profiles[at : at + len(item.clauses)])
        at += len(item.clauses)
    return found
