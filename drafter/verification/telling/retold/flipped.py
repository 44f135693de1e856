"""A word whose contrary the account has of the same thing: 盘盈 for 盘亏, 过高 for 过低, 上升的原因 for 下降."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from drafter.text.alternation import longest_of
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled, pairs, table
from drafter.verification.telling.sources.sources import Sources
from drafter.verification.telling.sources.texts import part_around, words_of

NAME = "polarity"
_SIDES = ("up", "down", "high", "low", "wide", "tight")
"""The lists each of which excludes all of the one beside it."""

_REACH = 5
_DENYING = "未不"
DIRECTIONS = frozenset(["上升", "增加", "增长", "提高", "上涨", "下降", "减少", "下滑", "降低", "回落"])
"""Words of which way a figure went."""

_FIGURE = re.compile(r"[0-9][0-9,.]+")


def flipped(text: str, sources: Sources) -> Iterator[Found]:
    """The words of a sentence whose contrary its account has."""
    for match in _pattern().finditer(text):
        found = _against(text, match, sources)
        if found:
            yield found


def flipped_in_advice(text: str, sources: Sources) -> Iterator[Found]:
    """Those by which a recommendation names what was found: 分析下降的原因."""
    for match in _pattern().finditer(text):
        found = _against(text, match, sources) if compiled("flipped", "problem").match(text, match.end()) else None
        if found:
            yield found


def _against(text: str, match: re.Match[str], sources: Sources) -> Found | None:
    said = match.group()
    own = [piece for told in sources.meant(text, *match.span()) for piece in told.pieces]
    before = text[max(match.start() - _REACH, 0) : match.start()]
    undone = said[1:] if said[0] in _DENYING else ""
    if undone and any(one.group().endswith(undone) for piece in own for one in _undone(piece)):
        return None
    if not own or any(said in piece for piece in own) or compiled("flipped", "denied").search(before):
        return None
    if said in DIRECTIONS:  # an account tells of several things which way they went
        part = part_around(text, match.start())
        words, figures = words_of(part), _FIGURE.findall(part)
        own = [piece for piece in own if words & words_of(piece) or any(one in piece for one in figures)]
    rest = text.replace(said, "")
    meant = (
        piece for other in _contraries()[said] if other not in rest for piece in own if _plainly(other, piece)
    )
    piece = next(meant, "")
    return Found(NAME, "direction_turned", *match.span(), piece) if piece else None


def _undone(piece: str) -> Iterator[re.Match[str]]:
    return compiled("flipped", "undone").finditer(piece)


def _plainly(word: str, piece: str) -> bool:
    """Whether a piece has a word without a denial right before it: of 没有完成 it has not 完成."""
    return word in (piece if word[0] in _DENYING else compiled("flipped", "undone").sub("", piece))


@cache
def _contraries() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    sides = [str(table()["opposed"][side]).split() for side in _SIDES]
    crossed = (pair for ends in zip(sides[::2], sides[1::2], strict=True) for pair in product(*ends))
    for one, other in (*pairs("opposed"), *crossed):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {word: tuple(some) for word, some in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(longest_of(_contraries()))
