"""Names of which one word is another: 市政务服务建设经费 where the case has a 市政务服务运行经费.

The words around tell that the name is meant. What the case, a norm or approved wording says is a name itself, and
words left out or moved are none of it: only one word in the place of another, without a character in common.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from drafter.verification.words.stock import FUNCTION

_SEED = 2
"""So many characters begin a name, and its variant."""

_SHORTEST = 4
_LONGEST_WORD = 4
_PARTED = "的了和与及或、在将把被由对为以其"
"""What stands between two words, and is part of none."""

_PARTED_NAME = frozenset("和与及")
"""What may stand inside of a name that has one of them itself."""

_KNOWN = 3
"""So many characters of a name must stand beside the other word."""

_SURELY, _PLENTY = 4, 6
_HALF = 0.4
_OPEN, _CLOSED = "“‘「『", "”’」』"
_LEVELS = ("一二三四五六七八九十", "甲乙丙丁", "上下")
_TAIL = 2
_PLACE = re.compile(
    f"中国|全国|国家|(?:(?![{''.join(sorted(FUNCTION))}{_PARTED}我本])[\u4e00-\u9fff]){{2}}[省市县区州]"
)
_REST = 4
"""So much of a name stands behind the place it begins with, if the place alone makes it another."""


@dataclass(frozen=True, slots=True)
class Varied:
    """A stretch that is a name but for one word.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        name: the name.
        sure: enough of the name stands there, and it is no chain of words that the case uses side by side.
    """

    start: int
    end: int
    name: str
    sure: bool


def varied_names(names: frozenset[str], text: str, own: str) -> Iterator[Varied]:
    """The stretches of a text that are one of some names but for a word, in its order.

    Args:
        names: those of the case.
        text: half width and without blanks; the spans are offsets into it.
        own: all that the case says: what it holds is a name itself.
    """
    (begins, seeds), done = _seeds(names), 0
    for match in begins.finditer(text):
        at = match.start()
        if at < done or not (named := seeds.get(text[at : at + _SEED])):
            continue
        found = [one for name in named if (one := _varied(name, text, at, own))]
        if found:
            best = max(found, key=lambda one: (one.sure, one.end))
            done = best.end
            yield best
    yield from _renumbered(_last(names), text, own)
    yield from _relocated(_placed(names), text, own)


@lru_cache(maxsize=16)
def _seeds(names: frozenset[str]) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """The longer names by how they begin, and a pattern that finds where two of their characters stand."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        if len(name) >= _SHORTEST:
            found.setdefault(name[:_SEED], []).append(name)
    first, second = ("".join(sorted({seed[at] for seed in found})) for at in range(_SEED))
    begins = re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])" if found else "(?!)")
    return begins, {seed: tuple(some) for seed, some in found.items()}


def _varied(name: str, text: str, at: int, own: str) -> Varied | None:
    """A name with another word in it, from an offset of a text."""
    if text.startswith(name, at):
        return None
    head = _common(name, text[at : at + len(name)])
    latin = head < len(name) and name[:head].isascii() and name[:head].isalpha()
    return _inside(name, text, at, head, own) or (_behind(name, text, at, head, own) if latin else None)


def _inside(name: str, text: str, at: int, head: int, own: str) -> Varied | None:
    """A name with another word between its beginning and its end."""
    last = min(at + len(name) + _LONGEST_WORD, len(text))
    for end in _ends(name[-1], text, at + head, last):
        tail = _common(name[::-1], text[at + head : end][::-1])
        meant, said = name[head : len(name) - tail], text[at + head : end - tail]
        if _other(said, meant, long=head >= _KNOWN):
            if head + tail < max(_KNOWN, _HALF * len(name)) or text[at:end] in own or _goes_on(name, text, end):
                continue
            joined = text[at + head - 1 : end - tail] in own and text[at + head : end - tail + 1] in own
            enough = min(len(name) / 2, _PLENTY) if len(said) > _LONGEST_WORD else _SURELY
            return Varied(at, end, name, sure=head + tail >= enough and not joined)
    return None


def _ends(char: str, text: str, start: int, end: int) -> Iterator[int]:
    """The offsets behind each place of a character in a stretch of a text."""
    at = text.find(char, start, end)
    while at >= 0:
        yield at + 1
        at = text.find(char, at + 1, end)


def _goes_on(name: str, text: str, end: int) -> bool:
    """Whether the name goes on behind what looks like its end: 平台 inside of 平台管理平台."""
    pair = text[end - 1 : end + 1]
    return len(pair) > 1 and pair in name


def _behind(name: str, text: str, at: int, head: int, own: str) -> Varied | None:
    """Another word behind what a name begins with in Latin letters: LED灯具 for LED大屏."""
    meant = name[head:]
    said = text[at + head : at + len(name)]
    before = text[at - 1 : at]
    if not _other(said, meant) or len(meant) < _TAIL or (before.isascii() and before.isalpha()):
        return None
    return None if text[at : at + len(name)] in own else Varied(at, at + len(name), name, sure=head > _TAIL)


def _other(said: str, meant: str, *, long: bool = False) -> bool:
    """Whether words are other ones than those meant, of about their length, and not particles."""
    longest = max(len(said), len(meant))
    if not said or not meant or longest == 1 or abs(len(said) - len(meant)) > 1 + (longest > _LONGEST_WORD):
        return False
    if longest > _LONGEST_WORD and not long:
        return False
    parted = "" if _PARTED_NAME & set(meant) else _PARTED
    plain = (char for char in said if not "\u4e00" <= char <= "\u9fff" or char in parted)
    if any(plain) or any(not "\u4e00" <= char <= "\u9fff" for char in meant):
        return False
    return not (set(said) & set(meant)) - set(_PARTED) and not set(said) <= FUNCTION


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return at


@lru_cache(maxsize=16)
def _last(names: frozenset[str]) -> tuple[str, ...]:
    """The names that begin with a member of a series."""
    return tuple(sorted(n for n in names if len(n) >= _SHORTEST and any(n[0] in level for level in _LEVELS)))


def _renumbered(names: Iterable[str], text: str, own: str) -> Iterator[Varied]:
    """A quoted name that begins with another member of a series: “三级指标名称” for “二级指标名称”."""
    for name in names:
        at = text.find(name[1:])
        while at > 1:
            series = any(text[at - 1] in level and name[0] in level for level in _LEVELS)
            end = at + len(name) - 1
            quoted = text[at - 2] in _OPEN and text[end : end + 1] in _CLOSED
            if series and quoted and text[at - 1] != name[0] and text[at - 1 : end] not in own:
                yield Varied(at - 1, end, name, sure=True)
            at = text.find(name[1:], end)


@lru_cache(maxsize=16)
def _placed(names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The names that begin with a place, with what stands behind it."""
    found = ((name, _PLACE.match(name)) for name in sorted(names))
    placed = ((name, name[match.end() :]) for name, match in found if match)
    return tuple((name, rest) for name, rest in placed if len(rest) >= _REST)


def _relocated(names: Iterable[tuple[str, str]], text: str, own: str) -> Iterator[Varied]:
    """A name behind another place: 广州市政府采购网 for 广东省政府采购网."""
    for name, rest in names:
        at = text.find(rest)
        while at >= 0:
            own_place = text.endswith(name[: -len(rest)], 0, at)
            before = (text[at - size : at] for size in (3, 2) if at >= size and not own_place)
            place = next(filter(_PLACE.fullmatch, before), "")
            if place and place + rest != name and place + rest not in own:
                yield Varied(at - len(place), at + len(rest), name, sure=True)
            at = text.find(rest, at + 1)
