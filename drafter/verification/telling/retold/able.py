"""What a text says can be done, or concerns something, where its account denies it: 可以代表 for 不能代表."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled, pattern
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import part_around, words_of

NAME = "polarity"


def granted(text: str, sources: Sources) -> Iterator[Found]:
    """The places where a sentence grants what its account says is impossible, or nothing to do with the matter."""
    for match in _granted().finditer(text):
        part = part_around(text, match.start())
        if compiled("able", "open").search(part):
            continue
        found = (_denied(match, told) for told in _told(part, text, match, sources))
        if denied := next(filter(None, found), ""):
            yield Found(NAME, "denial_dropped", *match.span(), denied)


def _told(part: str, text: str, match: re.Match[str], sources: Sources) -> Iterator[Told]:
    """The points that a sentence may be on: that of the words around, or the only one that has the denial."""
    yield from dict.fromkeys((*sources.of(part)[:1], *sources.meant(text, *match.span()), *sources.of(text)[:1]))
    every = [told for told in sources.all if _denied(match, told)]
    yield from every if len(every) == 1 else ()


def _denied(match: re.Match[str], told: Told) -> str:
    """The piece of an account that denies what is granted; empty if none does, or another grants it."""
    for piece in told.pieces:
        for verb, thing in _impossible(piece):
            if match["deed"] == verb and thing & words_of(match.string):
                return piece
        for other in _unrelated(piece):
            if match["other"] and other & words_of(match["other"]):
                return piece
    return ""


@lru_cache(maxsize=1024)
def _impossible(piece: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """What a piece of an account says cannot be done, and to what; that may stand before it, too."""
    found = compiled("able", "unable").finditer(piece)
    return tuple((match["deed"], words_of(match["thing"]) or words_of(piece[: match.start()])) for match in found)


@lru_cache(maxsize=1024)
def _unrelated(piece: str) -> tuple[frozenset[str], ...]:
    """With what a piece of an account says something has nothing to do."""
    return tuple(words_of(match["other"]) for match in compiled("able", "unrelated").finditer(piece))


@cache
def _granted() -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('able', 'able')})|(?:{pattern('able', 'related')})")
