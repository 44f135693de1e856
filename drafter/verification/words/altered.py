"""Approved phrases that a text takes over and turns round: a denial left out, some made most.

A consequence that no account records may be told in approved wording. Told otherwise than approved it is not
decidable by rule, and a person is shown it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from drafter.verification.words.kept import Kept
from drafter.verification.words.phrases import holding, like
from drafter.verification.words.pieces import Piece, pieces, share
from drafter.verification.words.wording import wording_of

_ALIKE = 0.8
"""So much of the words of each of two pieces must be in the other: a phrase that was taken over."""

_LEAST = 4
_PIECES = 512
"""So many pieces of texts are remembered with what they are like."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A piece of a text that turns an approved phrase round.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        phrase: the approved phrase.
    """

    start: int
    end: int
    phrase: str


@dataclass(frozen=True)
class _Approved:
    """The pieces of approved phrases."""

    pieces: tuple[Piece, ...]
    _alike: Kept[tuple[Piece, ...]] = field(default_factory=lambda: Kept(_PIECES), compare=False)

    @cached_property
    def holding(self) -> dict[str, Sequence[int]]:
        """For every pair of characters, the pieces that hold it."""
        return dict(holding(piece.tokens for piece in self.pieces))

    def alike(self, piece: Piece) -> tuple[Piece, ...]:
        """The pieces that are as good as the same words, in their order."""
        return self._alike.of(piece.text, lambda: tuple(self._near(piece)))

    def _near(self, piece: Piece) -> Iterator[Piece]:
        near = (self.pieces[place] for place in like(self.holding, piece.tokens, _ALIKE))
        much = (one for one in near if share(piece.tokens, one.tokens) >= _ALIKE)
        return (one for one in much if share(one.tokens, piece.tokens) >= _ALIKE)


def altered(text: str, accounts: Sequence[str], approved: Sequence[str]) -> Iterator[Altered]:
    """The pieces of a text that say the opposite of, or more than, every approved phrase they are taken from."""
    own = [piece for account in accounts for piece in pieces(account)]
    for said in pieces(text):
        beside = _approved(wording_of(approved)).alike(said) if len(said.tokens) >= _LEAST else ()
        if not beside or any(share(said.tokens, one.tokens) >= _ALIKE for one in own):
            continue
        if not any(_same(said, one) for one in beside):
            yield Altered(said.start, said.end, beside[0].text)


def _same(said: Piece, other: Piece) -> bool:
    return said.short is other.short and said.level <= max(other.level, 1)


@lru_cache(maxsize=16)
def _approved(texts: tuple[str, ...]) -> _Approved:
    return _Approved(tuple(piece for text in texts for piece in pieces(text)))
