"""How sure a share is that was counted."""

from math import sqrt

_Z = 1.959964
"""Of the normal distribution, for 95 %."""


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """The Wilson interval of a share at 95 %; everything where nothing was tried."""
    if not trials:
        return 0.0, 1.0
    share, square = hits / trials, _Z * _Z / trials
    middle = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / trials + square / (4 * trials)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)
