"""What a deficiency leads to, in approved wording that is turned round: 没有受到影响 for 受到影响."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from drafter.verification.words.kept import Kept
from drafter.verification.words.meaning import meaning
from drafter.verification.words.phrases import holding, like
from drafter.verification.words.pieces import Piece, pieces, share
from drafter.verification.words.wording import wording_of

_ALIKE = 0.7
"""So much of the words of either piece must be in the other for the two to be of the same thing."""

_LEAST = 3
_PIECES = 512
"""So many pieces of texts are remembered with what they are like."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A piece of a text that says the opposite of approved wording.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        approved: what approved wording says.
    """

    start: int
    end: int
    approved: str


def turned(text: str, own: Sequence[str], approved: Sequence[str]) -> Iterator[Turned]:
    """The pieces of a text that say the opposite of approved wording on the same thing.

    Args:
        text: a clause.
        own: titles, accounts and effects of its points, which may say it otherwise.
        approved: approved phrases.
    """
    accounts = [piece for one in own for piece in pieces(one)]
    for said in pieces(text):
        if len(said.tokens) < _LEAST or said.figures or meaning().of_duty(said.flat):
            continue
        same = _approved(wording_of(approved)).like(said)
        agreed = any(_agree(said, one) for one in (*same, *(one for one in accounts if _alike(said, one))))
        if same and not agreed:
            yield Turned(said.start, said.end, same[0].text)


def _agree(one: Piece, other: Piece) -> bool:
    return one.short is other.short and len(one.denials) % 2 == len(other.denials) % 2


def _alike(one: Piece, other: Piece) -> bool:
    return share(one.tokens, other.tokens) >= _ALIKE and share(other.tokens, one.tokens) >= _ALIKE


@dataclass(frozen=True)
class _Approved:
    """Approved wording in pieces, by their words."""

    phrases: tuple[str, ...]
    _like: Kept[tuple[Piece, ...]] = field(default_factory=lambda: Kept(_PIECES), compare=False)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for phrase in self.phrases for piece in pieces(phrase) if len(piece.tokens) >= _LEAST)

    @cached_property
    def holding(self) -> Mapping[str, Sequence[int]]:
        return holding(piece.tokens for piece in self.pieces)

    def like(self, said: Piece) -> tuple[Piece, ...]:
        """The pieces of approved wording that are on the same thing."""
        return self._like.of(said.text, lambda: tuple(self._on_the_same(said)))

    def _on_the_same(self, said: Piece) -> Iterator[Piece]:
        near = (self.pieces[place] for place in like(self.holding, said.tokens, _ALIKE))
        return (one for one in near if _alike(said, one))


@lru_cache(maxsize=4)
def _approved(phrases: tuple[str, ...]) -> _Approved:
    return _Approved(phrases)
