"""Whether repeats agree: Krippendorff's alpha for interval data (Krippendorff 2011), exactly."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

_PLACES = Decimal("0.0001")


def alpha(units: Iterable[Sequence[int]]) -> Decimal | None:
    """One less the disagreement seen over the disagreement expected.

    Args:
        units: the values that each unit was given; units with fewer than two say nothing of agreement.

    Returns:
        From below 0 to 1, to four decimals; `None` where all values are one, or there are none to compare.
    """
    paired = [unit for unit in units if len(unit) > 1]
    values = [value for unit in paired for value in unit]
    expected = _squares(values)
    if not expected:
        return None
    seen = sum((Decimal(_squares(unit)) / (len(unit) - 1) for unit in paired), Decimal(0))
    return (1 - seen * (len(values) - 1) / expected).quantize(_PLACES)


def _squares(values: Sequence[int]) -> int:
    """The squared differences of all pairs."""
    return sum((one - other) ** 2 for one, other in combinations(values, 2))
