"""Names that differ from one of the case in a single character, or in two neighbours exchanged: 农技馆广站."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.verification.words.lexicon import lexicon
from drafter.verification.words.stock import FUNCTION, stock

_SHORTEST = 5
"""Shorter names have too many neighbours among common words, but for those of a place and its branch: 青林分站."""

_OF_PLACE = 2
"""So many characters of the name of a place stand before as many for the kind of body."""

_BRANCHES = frozenset("站校院所部局馆园场厂队社")
"""What there are branches of, with 分 before: 分站, 分校."""

_PARTS = 3
_LONGEST_KIND = 6
_SERIES = ("一二三四五六七八九十", "甲乙丙丁", "上下左右", "东西南北", "前后", "大小", "新老旧")
_MEMBER = frozenset("标期片区库组楼号段路线院馆队所校场厂栋座门侧岸部半街村站层级类方")
"""Characters that number the members of a series, and what the members are: 一标段 and 二标段 are two names, and
西溟 is none where there is 北溟."""

_NAMING = frozenset("大小高长新旧")
"""Characters without content of their own with which names begin all the same: 新城路 beside 环城路."""

_NOUN_ENDINGS = frozenset("子儿头")
"""Behind a character they make a noun of it: 盘子, 班子, 点儿."""


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch that is nearly a name.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        name: the name.
        sure: it is no run of common words, and no word beside it ends or begins with the other character.
    """

    start: int
    end: int
    name: str
    sure: bool


def near_names(names: frozenset[str], text: str, own: str) -> tuple[Near, ...]:
    """The stretches of a text that are nearly one of some names, in its order.

    Args:
        names: those of the case.
        text: half width and without blanks; the spans are offsets into it.
        own: all that the case says: what it holds is a name itself.
    """
    found: dict[int, Near] = {}
    for name, parts in _taken_apart(names):
        starts = {at - offset for offset, part in parts for at in _places(part, text)}
        for start in starts:
            said = text[max(start, 0) : start + len(name)]
            place = _fault(name, said) if said != name else None
            if place is not None and said not in own and not _plain(name, said, place):
                end = start + len(name)
                sure = not _common(text, start, end, start + place)
                found.setdefault(start, Near(start, end, name, sure))
    for one in _other_kinds(names, text, own):
        found.setdefault(one.start, one)
    return tuple(found[start] for start in sorted(found))


def _other_kinds(names: frozenset[str], text: str, own: str) -> Iterator[Near]:
    """Names that end as another kind of body does: 鲜达食品超市, where the case has 鲜达食品商行."""
    for name, stem, kind in _stems(names):
        for start in _places(stem, text):
            behind = text[start + len(stem) : start + len(stem) + _LONGEST_KIND]
            said = next((behind[:n] for n in range(len(behind), 1, -1) if behind[:n] in lexicon().endings), "")
            akin = said.endswith(kind) or kind.endswith(said)
            if said and not akin and stem + said not in own:
                yield Near(start, start + len(stem) + len(said), name, sure=True)


@lru_cache(maxsize=16)
def _stems(names: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
    """The longer names with a kind of body at their end: each, what stands before that, and the kind."""
    found = []
    for name in sorted(names):
        kinds = (name[-n:] for n in range(_LONGEST_KIND, 1, -1) if name[-n:] in lexicon().endings)
        kind = next(kinds, "")
        if kind and len(name) - len(kind) >= _SHORTEST:
            found.append((name, name.removesuffix(kind), kind))
    return tuple(found)


@lru_cache(maxsize=16)
def _taken_apart(names: frozenset[str]) -> tuple[tuple[str, tuple[tuple[int, str], ...]], ...]:
    """The longer ones of some names in three parts, with offsets: with one fault in it, one part is whole."""
    told = (name for name in sorted(names) if len(name) >= _SHORTEST or _is_local(name))
    return tuple((name, tuple(_parts(name))) for name in told)


def _is_local(name: str) -> bool:
    """Whether a name is of a place and a kind of body, of two characters each: 青林分站, and not 县图书馆."""
    place, kind = name[:_OF_PLACE], name[_OF_PLACE:]
    if len(kind) != _OF_PLACE or any(char in FUNCTION or char in lexicon().places for char in place):
        return False
    return kind in lexicon().endings or (kind[0] == "分" and kind[1] in _BRANCHES)


def _parts(name: str) -> Iterator[tuple[int, str]]:
    size = -(-len(name) // _PARTS)
    return ((at, name[at : at + size]) for at in range(0, len(name), size))


def _places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _fault(name: str, said: str) -> int | None:
    """Where the one fault is by which words miss a name; `None` if there is none, or more than one."""
    if len(said) != len(name):
        return None
    wrong = [at for at, (one, other) in enumerate(zip(name, said, strict=True)) if one != other]
    if len(wrong) == 1:
        return wrong[0]
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:  # noqa: PLR2004 - two neighbours
        return None
    first, second = wrong
    return first if (said[first], said[second]) == (name[second], name[first]) else None


def _plain(name: str, said: str, place: int) -> bool:
    """Whether the other character is a mark, a member of a series, or a particle at an end."""
    other = said[place]
    alike = any(other in one and name[place] in one for one in _SERIES)
    series = alike and (name[place + 1 : place + 2] in _MEMBER or place == len(name) - 1)
    particle = place in (0, len(name) - 1) and other in FUNCTION - _NAMING and name[place] not in FUNCTION
    if place and {other, name[place]} <= _BRANCHES:
        particle = False  # 采供血所 beside 采供血站 is another kind of body
    if particle and place == 0 and not stock().covers(name[1:]):
        particle = False  # 和 joins what stands behind it, and 塘工作站 is nothing of itself
    return series or particle or not "\u3400" <= other <= "\u9fff"


def _common(text: str, start: int, end: int, at: int) -> bool:
    """Whether the other character makes a common word: at an end with what stands beside, inside with the name."""
    pairs = {text[max(at - 1, 0) : at + 1], text[at : at + 2]}
    ends = (start, end - 1) if end - start >= _SHORTEST else range(start, end)
    if at in ends and (pairs & stock().words or (at == end - 1 and text[end : end + 1] in _NOUN_ENDINGS)):
        return True
    return stock().covers(text[start:end]) and bool(pairs & stock().pairs)
