"""Of how many a clause speaks, where it takes the words of its account: each for some, or no longer only some."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.verification.words.meaning import meaning
from drafter.verification.words.pieces import Piece, pieces, share

_EACH = re.compile(r"(?:各|每)[一个项份笔条家名次台处]?(?P<thing>[\u3400-\u9fff]{2})")
_SOME = "(?:个别|少数|极少数|部分|一些|有的|有些|某些|[0-9]+[\u3400-\u9fff])"
_SAME = 0.6
_ALL_OF_IT = 1.0
_LEAST = 3
_PART = 2
"""Up to this level words for how many say some."""


@dataclass(frozen=True, slots=True)
class Widened:
    """A piece of a text that speaks of more than its account.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        account: what the account says.
    """

    start: int
    end: int
    account: str


def widened(text: str, accounts: Sequence[str]) -> Iterator[Widened]:
    """The pieces of a text that say of each, or of no number at all, what the accounts say of some."""
    own = [piece for account in accounts for piece in pieces(account)]
    for said in pieces(text):
        found = None if meaning().of_duty(said.flat) else _each(said, own) or _bare(said, own)
        if found:
            yield Widened(said.start, said.end, found.text)


def _each(said: Piece, own: Sequence[Piece]) -> Piece | None:
    """The piece of the account that says it of some of the things each of which the text names."""
    for match in _EACH.finditer(said.flat):
        if any(match.group() in one.flat for one in own):
            continue
        some = re.compile(_SOME + re.escape(match.group("thing")))
        like = (one for one in own if some.search(one.flat) and share(one.tokens, said.tokens) >= _SAME)
        if found := next(like, None):
            return found
    return None


def _bare(said: Piece, own: Sequence[Piece]) -> Piece | None:
    """The piece of the account that is this one but for the word for how many."""
    if said.level or said.figures or len(said.tokens) < _LEAST:
        return None
    like = [one for one in own if _alike(said, one) and _alike(one, said)]
    return like[0] if like and all(0 < one.level <= _PART for one in like) else None


def _alike(one: Piece, other: Piece) -> bool:
    return share(one.tokens, other.tokens) >= _ALL_OF_IT
