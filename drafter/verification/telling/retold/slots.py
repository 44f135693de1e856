"""What stands in a place that the account has as well, and there holds another thing (`slots.toml`).

工资从基本支出中列支, where it is 项目经费; 以上年为参照, where the gap is one to the target; 127天从签约起算,
where the account counts them from the acceptance.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import HAN, compiled, pairs
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import words_of
from drafter.verification.words.pieces import Piece
from drafter.verification.words.turns import same

NAME = "names"
_H = re.compile("H(?![A-Za-z])")
_GROUPS = ("thing", "other")
_HEAD = re.compile("(?<=[\u4e00-\u9fff]{2})(?:经费|资金|款项?|费用?|支出)$")
"""What any money may be called: it does not tell one from another."""

_SIDE = re.compile("之?[前后]$")
_REACH = 8
"""So many characters behind a time something is done in it."""

_PAPER = 0.5
"""So much of the name of a paper must be that of one in which the finding was read."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a sentence.

    Attributes:
        said: finds it in a text.
        own: finds it in an account.
        figure: a figure of the sentence must stand in the piece of the account.
        sure: another thing there is another thing.
        papers: the papers stand there in which the finding was read.
        asked: what is asked for has it, and not what was found.
    """

    said: re.Pattern[str]
    own: re.Pattern[str]
    figure: bool = False
    sure: bool = True
    papers: bool = False
    asked: bool = False


def filled(text: str, sources: Sources) -> Iterator[Found]:
    """The places of a problem in which the account has another thing."""
    return _filled(text, sources, (slot for slot in _slots() if not slot.asked))


def filled_in_advice(text: str, sources: Sources) -> Iterator[Found]:
    """Those of a recommendation: of what it is about, and of what is asked for."""
    return _filled(text, sources, _slots())


def _filled(text: str, sources: Sources, slots: Iterable[_Slot]) -> Iterator[Found]:
    if not _any().search(text):
        return
    for slot in slots:
        for match in slot.said.finditer(text):
            group = next(one for one in _GROUPS if match.groupdict().get(one))
            if compiled("changed", "anew").search(text, 0, match.start(group)):
                continue
            found = (_meant(match[group], match, slot, told) for told in _told(text, match, sources))
            if meant := next(filter(None, found), ""):
                yield Found(NAME, "word_exchanged", *match.span(group), meant, sure=slot.sure)


def _told(text: str, match: re.Match[str], sources: Sources) -> tuple[Told, ...]:
    """The point on which a sentence is, where it says this."""
    return sources.meant(text, *match.span()) or sources.of(text)[:1]


def _meant(said: str, match: re.Match[str], slot: _Slot, told: Told) -> str:
    """What an account has in the place, if it is another thing than what is said there."""
    if slot.papers:
        return _paper(said, told)
    found = [(piece, one) for piece in (told.asked if slot.asked else told.pieces) for one in _own(slot, piece)]
    if slot.figure:
        figures = Piece(match.string).figures
        found = [(piece, one) for piece, one in found if figures & Piece(piece).figures]
    if "beside" in match.groupdict():
        found = [(piece, one) for piece, one in found if _beside(match["beside"], piece, one)]
    if not found or any(said in piece or _alike(said, one) for piece, one in found):
        return ""
    return found[0][1]


def _own(slot: _Slot, piece: str) -> Iterator[str]:
    for match in slot.own.finditer(piece):
        yield next(value for name, value in match.groupdict().items() if name in _GROUPS and value)


def _beside(verb: str, piece: str, thing: str) -> bool:
    """Whether the same is done in an account right behind what stands in the place."""
    behind = piece.index(thing) + len(thing)
    return verb in piece[behind : behind + _REACH]


def _alike(one: str, other: str) -> bool:
    """Whether two things have a word in common, or go by one name."""
    if one in other or other in one or same(_SIDE.sub("", one), _SIDE.sub("", other)):
        return True
    return not _words(one).isdisjoint(_words(other))


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    for name, other in pairs("called"):
        text = text.replace(name, other)
    return words_of(_HEAD.sub("", text))


def _paper(said: str, told: Told) -> str:
    """The paper in which a finding was read, if it is another than the one that is said."""
    words = words_of(said)
    known = words_of("，".join((*told.papers, *told.every)))
    return told.papers[0] if told.papers and len(words & known) < _PAPER * len(words) else ""


@cache
def _slots() -> tuple[_Slot, ...]:
    source = resources.files(__package__).joinpath("slots.toml").read_text(encoding="utf-8")
    return tuple(_slot(**one) for one in tomllib.loads(source)["slot"])


def _slot(said: str, own: str = "", **ways: bool) -> _Slot:
    return _Slot(re.compile(_han(said)), re.compile(_han(own or said)), **ways)


def _han(pattern: str) -> str:
    return _H.sub(lambda _: HAN, pattern)


@cache
def _any() -> re.Pattern[str]:
    """Finds any of the places."""
    return re.compile("|".join(f"(?:{re.sub(r'P<[a-z]+>', ':', one.said.pattern)})" for one in _slots()))
