"""A thing of a kind of which the account has another: 收割机 where it speaks of 播种机 (`things.toml`).

The things of a kind exclude each other. Where most of a sentence is one point's, a thing of which neither the
point nor its norms speak stands for the one that they have, if that one is not in the sentence.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from drafter.text.alternation import longest_of
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import FIGURE
from drafter.verification.words.lists import Lists, groups, lists_of

NAME = "names"


def foreign(text: str, sources: Sources) -> Iterator[Found]:
    """The things of a sentence in whose place its account has another of their kind."""
    for match in _pattern().finditer(text):
        said = match.group()
        points = _points(text, match, sources)
        if not points or compiled("changed", "anew").search(text, 0, match.start()):
            continue
        if any(told.says(one) for told in points for one in _lists().alike[said]):
            continue
        meant = next((one for told in points for one in _meant(said, text, told)), "")
        if meant and _sure(match, text, meant, points, sources):
            yield Found(NAME, "word_exchanged", *match.span(), meant)


def _points(text: str, match: re.Match[str], sources: Sources) -> tuple[Told, ...]:
    """The points on which a sentence is; of a thing that the case has nowhere, the one it is likely to be on."""
    points = sources.around(text, *match.span())
    return points or (() if _known(match.group(), sources) else sources.of(text)[:1])


def _meant(said: str, text: str, told: Told) -> Iterator[str]:
    """The things of its kind that a point has and the sentence has not."""
    for other in _things_of(told):
        if _lists().of[other] & _lists().of[said] and not any(one in text for one in _lists().alike[other]):
            yield other


def _sure(match: re.Match[str], text: str, meant: str, points: tuple[Told, ...], sources: Sources) -> bool:
    """Whether a figure or what stands beside it tells that the other is meant, or the case has no such thing."""
    pinned = any(one in told.grams for one in FIGURE.findall(text) for told in points)
    beside = (_beside(match, text, meant, piece) for told in points for piece in told.every)
    foreign = not _known(match.group(), sources) and any(_has(told.pieces, meant) for told in points)
    return pinned or foreign or any(beside)


def _has(pieces: tuple[str, ...], word: str) -> bool:
    """Whether an account has a word itself; the norms of its point may have it of something else."""
    return any(word in piece for piece in pieces)


def _known(said: str, sources: Sources) -> bool:
    """Whether the case has a thing anywhere."""
    return any(one in sources.everything for one in _lists().alike[said])


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
    return re.compile(longest_of(_lists().of))


@cache
def _lists() -> Lists:
    source = resources.files(__package__).joinpath("things.toml").read_text(encoding="utf-8")
    return lists_of(map(groups, tomllib.loads(source)["things"]))
