"""Reading order: which matches keep their place, and which were moved past others."""

from collections.abc import Sequence


def kept_in_place(places: Sequence[int], weights: Sequence[float]) -> set[int]:
    """The heaviest choice of entries whose places rise.

    Args:
        places: for every entry its place in the old text; the entries stand in the order of the new one.
        weights: how much each counts, such as the length of its text.

    Returns:
        Indices of the entries that keep their place; all others were moved.
    """
    order = sorted(set(places))
    rank = {place: at + 1 for at, place in enumerate(order)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(order) + 1)
    before: list[int] = []
    for entry, (place, weight) in enumerate(zip(places, weights, strict=True)):
        best = _best(tree, rank[place] - 1)
        before.append(best[1])
        _raise(tree, rank[place], (best[0] + weight, entry))
    kept: set[int] = set()
    entry = _best(tree, len(order))[1]
    while entry >= 0:
        kept.add(entry)
        entry = before[entry]
    return kept


def _best(tree: Sequence[tuple[float, int]], at: int) -> tuple[float, int]:
    """The heaviest chain that ends at one of the first places."""
    best = (0.0, -1)
    while at > 0:
        best = max(best, tree[at])
        at -= at & -at
    return best


def _raise(tree: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at
