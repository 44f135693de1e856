"""Whether a recommendation says what to do: a slogan says nothing, and a problem told again is no answer to it."""

import re
from collections.abc import Sequence
from functools import cache

from drafter.verification.words.claims import claims
from drafter.verification.words.pieces import Piece, pieces, share

_ALIKE = 0.6
_LEAST = 2


def hollow(text: str) -> bool:
    """Whether a recommendation is made of pieces such as 高度重视, 加强管理: without who, how or by when."""
    said = pieces(text)
    return bool(said) and all(_slogan(piece.flat) for piece in said)


def restates(text: str, own: Sequence[Piece]) -> bool:
    """Whether a recommendation only says again what accounts, given in pieces, say is so."""
    said = [piece for piece in pieces(text) if len(piece.tokens) >= _LEAST]
    return bool(said) and any(one.short for one in said) and all(_told(piece, own) for piece in said)


def _told(piece: Piece, own: Sequence[Piece]) -> bool:
    if claims().specific.search(piece.flat):
        return False
    return any(one.short is piece.short and share(piece.tokens, one.tokens) >= _ALIKE for one in own)


def _slogan(flat: str) -> bool:
    return bool(_begins().match(flat)) and not claims().specific.search(flat)


@cache
def _begins() -> re.Pattern[str]:
    words = claims().words
    return re.compile(f"(?:{words['adverbs'].pattern})*(?:{words['slogans'].pattern})")
