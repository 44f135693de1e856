"""How alike two titles are: by the pairs of characters they share."""

from decimal import Decimal


def shared_pairs(one: str, other: str) -> Decimal:
    """The share of character pairs that stand in both, 0 to 1; 0 where neither has any."""
    pairs, others = _pairs(one), _pairs(other)
    union = pairs | others
    return Decimal(len(pairs & others)) / len(union) if union else Decimal(0)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
