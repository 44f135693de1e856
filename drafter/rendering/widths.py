"""How wide a text stands on paper, counted in halves of a Chinese character."""

from collections.abc import Sequence
from unicodedata import east_asian_width

_WIDE = frozenset("WFA")
_NARROWEST, _WIDEST, _GROUP_WIDEST = 11, 56, 22


def halves(text: str) -> int:
    """The width of a text: two for a Chinese character or full-width mark, one for a Latin letter or digit."""
    return sum(2 if east_asian_width(character) in _WIDE else 1 for character in text)


def shares(columns: Sequence[Sequence[str]], width: int, grouped: int = 0) -> list[int]:
    """Divide a width among columns by their longest cell, within bounds that keep every column readable.

    Args:
        columns: the cells, column by column.
        width: what there is, in any unit.
        grouped: so many leading columns have cells that span rows, where long words may wrap freely.

    Returns:
        Widths that add up to `width` exactly, in its unit.
    """
    weights = [
        min(max([_NARROWEST, *map(halves, cells)]), _GROUP_WIDEST if i < grouped else _WIDEST)
        for i, cells in enumerate(columns)
    ]
    widths = [width * weight // sum(weights) for weight in weights]
    widths[-1] += width - sum(widths)
    return widths
