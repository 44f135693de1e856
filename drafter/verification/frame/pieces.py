"""What is left of a text beside the expected parts of a frame."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add


@dataclass(slots=True)
class Piece:
    """A stretch of the stream that is no expected part."""

    start: int
    end: int
    row: bool
    own: bool


@dataclass(slots=True)
class Gap:
    """Parts that were not found, and the pieces that are left where they should stand."""

    parts: list[int]
    start: int
    end: int


def covering(wanted: str, header: str, texts: Iterable[str]) -> int:
    """How many of some texts, from the first on, hold a table whose rows were cut up; 0 if they do not.

    Args:
        wanted: the signs of its rows.
        header: those of its header, which stand again on every page.
        texts: in order; they may hold no other signs.
    """
    left, missing, spare = Counter(wanted), len(wanted), set(header)
    taken = 0
    for text in texts:
        if not missing:
            break
        taken += 1
        for sign in text:
            if left[sign]:
                left[sign] -= 1
                missing -= 1
            elif sign not in spare:
                return 0
    return 0 if missing else taken


def pairs(key: str) -> frozenset[str]:
    """The pairs of neighbouring signs of a key."""
    return frozenset(map(add, key, key[1:])) or frozenset({key})
