"""Whether a recommendation says what to do: a slogan says nothing, and a problem told again is no answer to it."""

import re
from collections.abc import Sequence
from functools import cache

from drafter.verification.words.claims import claims
from drafter.verification.words.pieces import Piece, pieces, share

_ALIKE = 0.6
_MARKS = "，。；、：,;: "
_NAMED = re.compile(
    "(?:针对|就|对于?|解决|出现|发生|避免|防止|杜绝|整改|存在的?)[^，。；]*?(?:问题|情况|现象|情形)(?:的发生|的出现)?"
)
"""What is to be dealt with, as it is named."""

_WISHED = re.compile(
    "同类|类似|上述|此类|该类|有关|相关|这些|[该此其]|问题|情况|现象|情形|今后|以后|下一步|确保|保证|认真|切实|及时|坚决|尽快|彻底|妥善|逐步"
    "|全面|进一步|加以|予以|进行|得到|真正|有效|不再|不得|再次?|重复|发生|出现|解决|整改|改正|改进|纠正|消除|克服|处理|到位|落实|落地"
    "|避免|防止|杜绝|引起|引以为戒|吸取教训|举一反三|[并和与的了]"
)
"""Words of dealing with a problem that say nothing of how."""

_LEAST = 2


def hollow(text: str) -> bool:
    """Whether a recommendation is made of pieces such as 高度重视, 加强管理: without who, how or by when.

    A sentence that only names what is answered says nothing to do, whatever it is; what follows it has to.
    """
    said = pieces(text)
    named = len(said) > 1 and said[0].flat.endswith("。")
    return bool(said) and all(_slogan(piece.flat) or _only_wishes(piece.flat) for piece in said[named:])


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


def _only_wishes(flat: str) -> bool:
    """Whether a piece only wishes a problem gone: 针对上述问题，认真加以解决，今后不再发生."""
    left = _NAMED.sub("", flat)
    return not claims().specific.search(flat) and not _WISHED.sub("", left).strip(_MARKS)


@cache
def _begins() -> re.Pattern[str]:
    words = claims().words
    return re.compile(f"(?:{words['adverbs'].pattern})*(?:{words['slogans'].pattern})")
