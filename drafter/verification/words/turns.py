"""What a word means in the place of another, all around them being the same (`turns.toml`)."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from itertools import chain

from drafter.text.alternation import longest_of
from drafter.verification.words.kinds import kinds
from drafter.verification.words.lists import Lists, groups, lists_of
from drafter.verification.words.places import Change
from drafter.verification.words.stock import FUNCTION, ordinary, stock

_REACH = 4
"""So many characters beside a change may belong to the words that are exchanged."""

_WORD = re.compile("[\u4e00-\u9fff]{2,8}")
_LEAST = 5
"""So many Chinese characters must be the same beside a word of which nothing is known."""

_COMPARING = frozenset("比较与同跟和")
_WHEN = frozenset("前后时中")
_NARROW = 4
"""So many characters at most say of which part a source speaks."""

_PLAIN = frozenset("的了着没未不无非均都也只仅就才到有被把给让由对从与和及或并比较跟同怎么何否谁哪这那里")
"""What holds one of these is no word by which a thing is called."""

_FIRMLY = re.compile("^(?:予以|及时|按规定|一律|应当|应|可以|可|按时|尽快|逐步|依法)+")

_CAUSE = ("因", "由于")
"""Behind these stands why something is so; it is not told in other words by another cause."""

_PARTICLES = re.compile("[的了着之]")
_HAN = re.compile("[\u4e00-\u9fff]")


class Turn(StrEnum):
    """What a change does to the sentence."""

    EXCHANGED = "exchanged"
    AFFIRMED = "affirmed"
    DENIED = "denied"
    ADDED = "added"
    DROPPED = "dropped"
    WIDENED = "widened"
    UNBOUND = "unbound"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Turned:
    """A change that is none of wording.

    Attributes:
        turn: what it does.
        said: the word.
        meant: what the source has for it.
        sure: it is beyond doubt.
    """

    turn: Turn
    said: str
    meant: str
    sure: bool = True


@dataclass(frozen=True)
class _Tables:
    """The tables, as they are asked.

    Attributes:
        lists: of words each of which excludes the others.
        denies: matches a denial.
        grants: matches its contrary.
        adverse: finds words that tell a fault.
        light: finds what may be added or left out.
        added: finds words that claim what nobody said.
        planned: matches words without which what was meant is told as done.
        bound: matches words without which of a part all is told.
        condition: finds words without which something is told of every case.
        relieves: matches what undoes a measure that stands behind it.
        twice: matches what denies a denial.
        shaded: words of a different shade, by their lists and sides.
        whole: matches words for a whole.
        loose: words of measures, and of what undoes them, likewise.
        better: words of faults, and of there being none, likewise.
    """

    lists: Lists
    denies: re.Pattern[str]
    grants: re.Pattern[str]
    adverse: re.Pattern[str]
    light: re.Pattern[str]
    added: re.Pattern[str]
    planned: re.Pattern[str]
    bound: re.Pattern[str]
    condition: re.Pattern[str]
    relieves: re.Pattern[str]
    twice: re.Pattern[str]
    shaded: Mapping[str, frozenset[tuple[int, bool]]]
    whole: re.Pattern[str]
    loose: Mapping[str, frozenset[tuple[int, bool]]]
    better: Mapping[str, frozenset[tuple[int, bool]]]

    def loosens(self, one: str, other: str) -> bool:
        """Whether one word undoes what the other asks for."""
        return _across(self.loose, one, other)

    def contrary(self, one: str, other: str) -> bool:
        """Whether the other word tells a fault, and the one says that there is none."""
        return _across(self.better, one, other)


def turned(change: Change) -> Turned | None:
    """What a change does that is none of wording; `None` where it may be one."""
    tables = _tables()
    said, meant = _PARTICLES.sub("", change.said), _PARTICLES.sub("", change.meant)
    pairs = [(said, meant), *chain.from_iterable(map(_compared, change.widened(_REACH)))]
    if any(one != other and other in tables.lists.alike.get(one, ()) for one, other in pairs):
        return None
    for one, other in pairs:
        if tables.lists.exclude(one, other):
            return Turned(Turn.EXCHANGED, one, other)
    if tables.light.fullmatch(change.said) and tables.light.fullmatch(change.meant):
        return None
    return _of_denials(change, said, meant) or _of_one(change.left, said, meant) or _of_words(change, said, meant)


def _compared(pair: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Two words, and without what leads in a comparison, 比上年 and 较去年, or says when: 签约前 and 到货后."""
    yield pair
    one, other = pair
    if one[-1:] != other[-1:] and {one[-1:], other[-1:]} <= _WHEN:
        yield one[-1], other[-1]
    if one[:1] != other[:1] and {one[:1], other[:1]} <= _COMPARING:
        yield one[1:], other[1:]


def contrary(change: Change) -> Turned | None:
    """Whether a change says that there is nothing amiss where something is."""
    found = turned(change)
    if found is None or found.turn in (Turn.AFFIRMED, Turn.DENIED):
        return found
    if found.turn is not Turn.EXCHANGED:
        return None
    better = _tables().contrary(found.said, found.meant)
    return replace(found, turn=Turn.AFFIRMED) if better else replace(found, sure=False)


def loosened(change: Change) -> Turned | None:
    """Whether a change undoes what a measure asks for."""
    said, meant = _PARTICLES.sub("", change.said), _PARTICLES.sub("", change.meant)
    tables = _tables()
    if not meant and tables.relieves.fullmatch(said):
        return Turned(Turn.ADDED, said, meant)
    pairs = ((said, meant), (_firm(said), _firm(meant)), *change.widened(_REACH))
    found = next((pair for pair in pairs if tables.loosens(*pair)), None)
    return Turned(Turn.EXCHANGED, *found) if found else None


def _firm(word: str) -> str:
    """What is asked for, without how firmly: 催收 of 及时催收, 核销 of 予以核销."""
    return _FIRMLY.sub("", word)


def same(one: str, other: str) -> bool:
    """Whether two words say the same."""
    return other in _tables().lists.alike.get(one, ())


def _of_denials(change: Change, said: str, meant: str) -> Turned | None:
    """A denial in the place of its contrary, or where nothing is denied."""
    tables = _tables()
    if tables.twice.fullmatch(said) and (tables.denies.fullmatch(meant) or tables.denies.match(change.right)):
        return Turned(Turn.AFFIRMED, said, meant)
    if tables.denies.fullmatch(meant) and (not said or tables.grants.fullmatch(said)):
        return Turned(Turn.AFFIRMED, said, meant)
    if tables.denies.fullmatch(meant) and tables.added.fullmatch(said):
        return Turned(Turn.ADDED, said, meant)
    if tables.denies.fullmatch(said) and (not meant or tables.grants.fullmatch(meant)):
        plain = tables.adverse.match(change.right) or meant
        return Turned(Turn.DENIED, said, meant, sure=bool(plain))
    return None


def _of_one(left: str, said: str, meant: str) -> Turned | None:
    """A word that claims more where the source has none, or that the source has and the text does not."""
    tables = _tables()
    if not left and len(meant) <= _NARROW and tables.whole.fullmatch(said) and not tables.whole.match(meant):
        return Turned(Turn.WIDENED, said, meant) if meant else None
    if not meant and tables.added.search(said):
        return Turned(Turn.ADDED, said, meant)
    if not said and tables.condition.search(meant):
        return Turned(Turn.UNBOUND, said, meant, sure=False)
    if not said and (tables.planned.fullmatch(meant) or tables.bound.fullmatch(meant)):
        return Turned(Turn.DROPPED, said, meant, sure=False)
    return None


def _of_words(change: Change, said: str, meant: str) -> Turned | None:
    """Another word, of which nothing is known: shown where neither may be the other in other words."""
    tables = _tables()
    if _across(tables.shaded, said, meant) or _across(tables.shaded, meant, said):
        return Turned(Turn.OTHER, said, meant, sure=False)
    if said and meant and change.left.endswith(_CAUSE):
        return Turned(Turn.OTHER, said, meant, sure=False)
    if not _WORD.fullmatch(said) or not _WORD.fullmatch(meant) or set(said) & set(meant):
        return None
    if len(_HAN.findall(change.left + change.right)) < _LEAST:
        return None
    return None if _common(said) or _PLAIN & {*said, *meant} else Turned(Turn.OTHER, said, meant, sure=False)


@lru_cache(maxsize=1024)
def _common(word: str) -> bool:
    """Whether anybody uses a word to tell in other words what was found."""
    return all(ordinary().marks(word)) or (word in stock().words and word[0] in FUNCTION)


@cache
def _tables() -> _Tables:
    source = resources.files(__package__).joinpath("turns.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    dropped = table["dropped"]
    return _Tables(
        lists_of((*kinds(), *map(groups, (*table["exclusive"], *table["faults"])))),
        re.compile(table["denies"]),
        re.compile(table["grants"]),
        re.compile(table["adverse"]),
        re.compile(f"(?:{table['light']})*"),
        _any(word for words in table["added"].values() for word in words),
        _any(dropped["planned"]),
        re.compile(dropped["bound"]),
        re.compile(dropped["condition"]),
        re.compile(table["relieves"]),
        re.compile(table["twice"]),
        _sides(table["shaded"]),
        re.compile(table["whole"]),
        _sides(table["loosens"]),
        _sides(table["faults"]),
    )


def _sides(lists: Iterable[str]) -> dict[str, frozenset[tuple[int, bool]]]:
    """For every word, in which lists it stands, and whether on the second side."""
    found: dict[str, frozenset[tuple[int, bool]]] = {}
    for number, words in enumerate(lists):
        for side, same in enumerate(groups(words)):
            for word in same:
                found[word] = found.get(word, frozenset()) | {(number, bool(side))}
    return found


def _across(sides: Mapping[str, frozenset[tuple[int, bool]]], one: str, other: str) -> bool:
    """Whether the one stands on the second side of a list on whose first the other stands."""
    return any(second and (number, False) in sides.get(other, ()) for number, second in sides.get(one, ()))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(longest_of(words))
