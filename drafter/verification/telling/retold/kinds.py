"""A thing of a kind of which the account has another: 收割机 where it speaks of 播种机 (`things.toml`).

The things of a kind exclude each other. Where most of a sentence is one point's, a thing of which neither the
point nor its norms speak stands for the one that they have, if that one is not in the sentence.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from drafter.text.alternation import longest_of
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import FIGURE

NAME = "names"


def foreign(text: str, sources: Sources) -> Iterator[Found]:
    """The things of a sentence in whose place its account has another of their kind."""
    for match in _pattern().finditer(text):
        said = match.group()
        points = sources.around(text, *match.span())
        if not points or any(told.says(one) for told in points for one in _alike()[said]):
            continue
        meant = next((one for told in points for one in _meant(said, text, told)), "")
        if meant and _sure(match, text, meant, points, sources):
            yield Found(NAME, "word_exchanged", *match.span(), meant)


def _meant(said: str, text: str, told: Told) -> Iterator[str]:
    """The things of its kind that a point has and the sentence has not."""
    for other in _things_of(told):
        if _lists()[other] & _lists()[said] and not any(one in text for one in _alike()[other]):
            yield other


def _sure(match: re.Match[str], text: str, meant: str, points: tuple[Told, ...], sources: Sources) -> bool:
    """Whether a figure or what stands beside it tells that the other is meant, or the case has no such thing."""
    pinned = any(one in told.grams for one in FIGURE.findall(text) for told in points)
    nowhere = not any(one in sources.everything for one in _alike()[match.group()])
    return pinned or nowhere or any(_beside(match, text, meant, piece) for told in points for piece in told.every)


def _beside(match: re.Match[str], text: str, meant: str, piece: str) -> bool:
    """Whether a character beside both is the same."""
    at = piece.find(meant)
    left, right = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    before, behind = piece[max(at - 1, 0) : max(at, 0)], piece[at + len(meant) : at + len(meant) + 1]
    return at >= 0 and any(
        one == other and "\u4e00" <= one <= "\u9fff" for one, other in ((left, before), (right, behind))
    )


@lru_cache(maxsize=512)
def _things_of(told: Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group() for piece in told.every for match in _pattern().finditer(piece)))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(longest_of(_lists()))


@cache
def _lists() -> Mapping[str, frozenset[int]]:
    """The lists in which every thing stands."""
    found: dict[str, frozenset[int]] = {}
    for number, things in enumerate(_all()):
        for name in (name for same in things for name in same):
            found[name] = found.get(name, frozenset()) | {number}
    return found


@cache
def _alike() -> Mapping[str, frozenset[str]]:
    """The names of every thing."""
    found: dict[str, frozenset[str]] = {}
    for same in (same for things in _all() for same in things):
        for name in same:
            found[name] = found.get(name, frozenset()) | frozenset(same)
    return found


@cache
def _all() -> tuple[tuple[tuple[str, ...], ...], ...]:
    source = resources.files(__package__).joinpath("things.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(source)["things"]
    return tuple(tuple(tuple(one.split("=")) for one in things.split()) for things in lists)
