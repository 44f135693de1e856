"""The best way to pair two sets where every possible pair has a worth and staying alone has none."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Worth = Mapping[tuple[int, int], float]


def assigned(worth: Worth) -> list[tuple[int, int]]:
    """The pairs that are worth most together; none of them is worth less than nothing.

    Args:
        worth: what a pair (left, right) is worth; a pair that is not named is impossible.

    Returns:
        Pairs in the order of their left side. Each side stands in one of them at most.
    """
    found: list[tuple[int, int]] = []
    for part in _parts({pair: value for pair, value in worth.items() if value > 0}):
        found += _within(part)
    return sorted(found)


def _parts(worth: Worth) -> list[dict[tuple[int, int], float]]:
    """The pairs that compete with each other, apart from those that do not."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def top(node: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for left, right in worth:
        root[top(("left", left))] = top(("right", right))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = {}
    for (left, right), value in worth.items():
        parts.setdefault(top(("left", left)), {})[left, right] = value
    return list(parts.values())


def _within(worth: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The best pairs of one part, by the Hungarian method."""
    if len(worth) == 1:
        return list(worth)
    left, right = sorted({pair[0] for pair in worth}), sorted({pair[1] for pair in worth})
    rows, columns = {one: i for i, one in enumerate(left)}, {one: j for j, one in enumerate(right)}
    cost = np.zeros((len(left), len(right) + len(left)))  # a column of its own for whoever stays alone
    for (one, other), value in worth.items():
        cost[rows[one], columns[other]] = -value
    chosen = _cheapest(cost)
    pairs = ((left[row], right[column]) for row, column in enumerate(chosen) if column < len(right))
    return [pair for pair in pairs if pair in worth]


def _cheapest(cost: NDArray[np.float64]) -> list[int]:
    """For every row the column it gets, where the sum is least; there are no fewer columns than rows."""
    rows, columns = cost.shape
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    owner, way = np.zeros(columns + 1, dtype=int), np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least = np.full(columns + 1, np.inf)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[at]:
            used[at] = True
            current = owner[at]
            reduced = cost[current - 1] - u[current] - v[1:]
            free = ~used[1:]
            better = free & (reduced < least[1:])
            least[1:][better] = reduced[better]
            way[1:][better] = at
            following = int(np.argmin(np.where(free, least[1:], np.inf))) + 1
            step = least[following]
            u[owner[used]] += step
            v[used] -= step
            least[1:][free] -= step
            at = following
        while at:
            owner[at] = owner[way[at]]
            at = way[at]
    chosen = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            chosen[owner[column] - 1] = column - 1
    return chosen
