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
FIRST = (*Likeness.FEATURES, "theme", "astray")
SECOND = (*FIRST, "sure", "margin")
_PROSE = frozenset({UnitKind.CLAUSE, UnitKind.PARAGRAPH})
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
    return judged(features(likeness, themes), possible, "plain" if themes is None else "themed")


def features(likeness: Likeness, themes: Array | None) -> Array:
    """The features of the first look, in the order of `FIRST`."""
    plain = likeness.features().astype(float)
    theme = np.zeros(plain.shape[:2]) if themes is None else themes
    heading = plain[:, :, Likeness.FEATURES.index("heading")]
    best = np.maximum(heading.max(axis=1, keepdims=True), heading.max(axis=0, keepdims=True))
    return np.concatenate([plain, np.stack([theme, best - heading], axis=-1)], axis=-1)


def judged(
    first: Array, possible: NDArray[np.bool_], name: str, weights: Mapping[str, Mapping[str, float]] | None = None
) -> Array:
    """The log odds by weights of that name: those that ship, or others."""
    known = weights or _weights()
    odds = np.where(possible, weighed(first, known[f"{name}_first"], FIRST), IMPOSSIBLE)
    second = np.concatenate([first, rivals(odds)], axis=-1)
    return np.where(possible, weighed(second, known[f"{name}_second"], SECOND), IMPOSSIBLE)


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


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    source = resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
