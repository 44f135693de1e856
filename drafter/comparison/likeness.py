"""How sure it is that two units belong together: features, weighed; then each pair against its rivals."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from drafter.comparison.profiles import Likeness
from drafter.comparison.sides import Section, Unit, UnitKind

Array = NDArray[np.float64]

IMPOSSIBLE = -99.0
FIRST = (*Likeness.FEATURES, "term", "theme")
SECOND = (*FIRST, "sure", "margin")
_PROSE = frozenset({UnitKind.CLAUSE, UnitKind.PARAGRAPH})
_LOOKED_AT = 0.03
_HEAVY = 16.0
_SCALE = 4.0
_ALONE = -1.0
"""What the next best is taken to be where there is no other."""


def log_odds(old: Sequence[Unit], new: Sequence[Unit], likeness: Likeness, themes: Array | None) -> Array:
    """For every pair of units the log odds that they belong together; `IMPOSSIBLE` for what cannot be.

    Args:
        old: units of the old text.
        new: units of the new text.
        likeness: of both.
        themes: how like the themes are that they speak of, if themes are known.
    """
    if not old or not new:
        return np.zeros((len(old), len(new)))
    possible = allowed(old, new)
    return judged(features(likeness, possible, themes), possible, "plain" if themes is None else "themed")


def features(likeness: Likeness, possible: NDArray[np.bool_], themes: Array | None) -> Array:
    """The features of the first look, in the order of `FIRST`."""
    plain = likeness.features().astype(float)
    term = _terms(likeness, possible & (plain[:, :, 0] > _LOOKED_AT))
    theme = np.zeros_like(term) if themes is None else themes
    return np.concatenate([plain, np.stack([term, theme], axis=-1)], axis=-1)


def judged(first: Array, possible: NDArray[np.bool_], name: str) -> Array:
    """The log odds by weights of that name."""
    odds = np.where(possible, weighed(first, _weights()[f"{name}_first"], FIRST), IMPOSSIBLE)
    second = np.concatenate([first, rivals(odds)], axis=-1)
    return np.where(possible, weighed(second, _weights()[f"{name}_second"], SECOND), IMPOSSIBLE)


def weighed(found: Array, weights: Mapping[str, float], names: Sequence[str]) -> Array:
    """Features times their weights."""
    result: Array = found @ np.array([weights.get(name, 0.0) for name in names]) + weights["bias"]
    return result


def rivals(odds: Array) -> Array:
    """How sure a pair is, and by how much surer than the next best pair of either side."""
    sure = np.tanh(odds / _SCALE)
    margin = sure - np.maximum(next_best(sure, 0), next_best(sure, 1))
    return np.stack([sure, margin], axis=-1)


def allowed(old: Sequence[Unit], new: Sequence[Unit]) -> NDArray[np.bool_]:
    """Which units may belong together: of one section, and of one kind; clauses and paragraphs are one kind."""
    left, right = ([_kind(unit) for unit in side] for side in (old, new))
    return np.array([[one == other for other in right] for one in left])


def certainty(odds: float) -> float:
    """Log odds as a number between 0 and 1."""
    return float(1 / (1 + np.exp(-min(max(odds, -30.0), 30.0))))


def _kind(unit: Unit) -> tuple[Section, str]:
    return unit.section, "prose" if unit.kind in _PROSE else unit.kind.value


def next_best(sure: Array, axis: int) -> Array:
    """For every cell the best of its row or column without it."""
    if sure.shape[axis] == 1:
        return np.full_like(sure, _ALONE)
    ranked = np.sort(sure, axis=axis)
    best, second = np.take(ranked, [-1], axis=axis), np.take(ranked, [-2], axis=axis)
    result: Array = np.where(sure >= best, second, best)
    return result


def _terms(likeness: Likeness, looked_at: NDArray[np.bool_]) -> Array:
    """How telling the longest run of characters is that two units share."""
    found = np.zeros(looked_at.shape)
    for column in range(looked_at.shape[1]):
        text = likeness.new[column].plain
        places: dict[str, list[int]] = {}
        for at in range(len(text) - 1):
            places.setdefault(text[at : at + 2], []).append(at)
        for row in np.flatnonzero(looked_at[:, column]):
            found[row, column] = min(_heaviest(likeness, likeness.old[row].plain, places) / _HEAVY, 1.0)
    return found


def _heaviest(likeness: Likeness, text: str, places: Mapping[str, Sequence[int]]) -> float:
    best = 0.0
    before: dict[int, float] = {}
    for at in range(len(text) - 1):
        gram = text[at : at + 2]
        weight = likeness.weight.get(gram, 1.0)
        before = {place: before.get(place - 1, 0.0) + weight for place in places.get(gram, ())}
        best = max(best, max(before.values(), default=0.0))
    return best


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    source = resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
