"""Fit the weights of likeness on the half of the gold set that is for tuning.

Run `python -m evals.comparison.fit > drafter/comparison/weights.toml`, and read the difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drafter.comparison import likeness
from drafter.comparison.profiles import Likeness
from drafter.comparison.sides import UnitKind
from drafter.comparison.themes import Themes
from evals.comparison.gold import Sample, samples, units_of
from evals.comparison.houses import house

Array = NDArray[np.float64]
_WORTH = {"hand": 4.0, "retold": 4.0, "natural": 3.0, "made": 1.0}
_RIDGE = 2.0
_HEAD = """# How sure it is that two clauses belong together: weights of a logistic regression, fitted by
# `python -m evals.comparison.fit` on the half of the gold set that is for tuning. `plain` is used without themes.
"""


@dataclass(frozen=True)
class Lesson:
    """The pairs of one sample: features, which are possible, which are right, and what each counts."""

    first: Array
    possible: NDArray[np.bool_]
    right: Array
    worth: float


def lessons(*, themed: bool) -> Iterator[Lesson]:
    """All samples that are for tuning."""
    themes = Themes(house()) if themed else None
    for sample in samples():
        if not sample.held_back:
            yield _lesson(sample, themes)


def _lesson(sample: Sample, themes: Themes | None) -> Lesson:
    old, new = units_of(sample.old, "old1"), units_of(sample.new, "new")
    left = {unit.words: at for at, unit in reversed(list(enumerate(old)))}
    right = {unit.words: at for at, unit in reversed(list(enumerate(new)))}
    answers = np.zeros((len(old), len(new)))
    for link in sample.links:
        for one in link.old:
            for other in link.new:
                answers[left[one], right[other]] = 1
    possible = likeness.allowed(old, new)
    central = [unit.section.value != "other" and unit.kind is UnitKind.CLAUSE for unit in old]
    found = likeness.features(Likeness(old, new), possible, themes.similarity(old, new) if themes else None)
    return Lesson(found, possible & np.array(central)[:, None], answers, _WORTH[sample.origin])


def fitted(rows: Array, answers: Array, worth: Array) -> Array:
    """Weights and bias of a logistic regression, by Newton's method."""
    table = np.c_[rows, np.ones(len(rows))]
    ridge = _RIDGE * np.diag(np.r_[np.ones(rows.shape[1]), 1e-6])
    weights = np.zeros(table.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (worth * (p - answers)) + ridge @ weights
        bend = (table * (worth * p * (1 - p))[:, None]).T @ table + ridge
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Print the weights."""
    print(_HEAD, end="")
    for name in ("plain", "themed"):
        taught = list(lessons(themed=name == "themed"))
        answers = np.concatenate([one.right[one.possible] for one in taught])
        worth = np.concatenate([np.full(int(one.possible.sum()), one.worth) for one in taught])
        first = fitted(np.concatenate([one.first[one.possible] for one in taught]), answers, worth)
        _show(f"{name}_first", likeness.FIRST, first)
        named = dict(zip((*likeness.FIRST, "bias"), first, strict=True))
        second = []
        for one in taught:
            odds = np.where(one.possible, likeness.weighed(one.first, named, likeness.FIRST), likeness.IMPOSSIBLE)
            second.append(np.concatenate([one.first, likeness.rivals(odds)], axis=-1)[one.possible])
        _show(f"{name}_second", likeness.SECOND, fitted(np.concatenate(second), answers, worth))


def _show(title: str, names: tuple[str, ...], weights: Array) -> None:
    print(f"\n[{title}]")
    for name, weight in zip((*names, "bias"), weights, strict=True):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main()
