"""A word of a measure in whose place its opposite stands: 确实无法支出的暂缓提出调减 for 及时提出调减.

The words around it tell that it is the same measure; the tables `advice.replaced` tell which word undoes which.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from drafter.verification.words.claims import claims
from drafter.verification.words.pieces import Piece

_AROUND = 4
"""So many characters beside the word must be the same."""

_RIGHT = 2
_MARKS = "，。；、！？"
_SLOTS = ("", "由")
"""What stands before the word where a measure begins with who acts, which approved wording leaves open."""

_CONDITION = ("的", "者", "未", "无", "不", "没")
_RELATIVE = ("的", "者")
Firm = Mapping[tuple[int, str], tuple["Firmness", ...]]


@dataclass(frozen=True, slots=True)
class Firmness:
    """A firm word of a measure.

    Attributes:
        place: of the measure among those given.
        left: what stands before the word.
        right: what stands behind it.
    """

    place: int
    left: str
    right: str


def firmness(pieces: Iterable[Piece]) -> Firm:
    """The firm words of some measures, by their table and the two characters behind them."""
    found: dict[tuple[int, str], list[Firmness]] = {}
    for place, piece in enumerate(pieces):
        flat = piece.flat.strip(_MARKS)
        for group, (_, firm) in enumerate(claims().replaced):
            for match in firm.finditer(flat):
                right = flat[match.end() :]
                if len(right) >= _RIGHT:
                    one = Firmness(place, flat[: match.start()], right)
                    found.setdefault((group, right[:_RIGHT]), []).append(one)
    return {key: tuple(some) for key, some in found.items()}


def replaced(piece: Piece, firm: Firm) -> Iterator[int]:
    """The places of the measures of which a piece has a firm word replaced by one that undoes it."""
    flat = piece.flat.strip(_MARKS)
    for group, (loose, _) in enumerate(claims().replaced):
        for match in loose.finditer(flat):
            left, right = flat[: match.start()], flat[match.end() :]
            for one in firm.get((group, right[:_RIGHT]), ()):
                if _same(one, left, right):
                    yield one.place


def _same(one: Firmness, left: str, right: str) -> bool:
    before, behind = _common(one.left[::-1], left[::-1]), _common(one.right, right)
    if any(sign in right[behind:] for sign in _RELATIVE):
        return False  # 不报送的予以通报 says when, and not what to do
    if before + behind >= _AROUND:
        return True
    alone = one.left in _SLOTS and not any(sign in left for sign in _CONDITION)
    return alone and behind == len(one.right) == len(right)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
