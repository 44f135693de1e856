"""The word tables of `lexicon.toml` that say how a sentence denies, compares, praises and accuses."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from drafter.text.alternation import longest_of
from drafter.text.beginnings import sooner


@dataclass(frozen=True)
class Opposites:
    """Words of two opposite directions.

    Attributes:
        either: finds both, those of the first direction as group `up`; what is in no group only looks like one.
        begins: the characters of which each of these words has one at its beginning; empty where patterns tell.
    """

    either: re.Pattern[str]
    begins: frozenset[str] = frozenset()

    def sides(self, flat: str, denial: re.Pattern[str]) -> frozenset[bool]:
        """The directions that a text takes: `True` for the first; a denial right before a word turns it round."""
        if not self.either.search(flat):
            return NEITHER
        found = (match for match in self.either.finditer(flat) if match.lastgroup)
        return frozenset(self._side(flat, match, denial) for match in found)

    def _side(self, flat: str, match: re.Match[str], denial: re.Pattern[str]) -> bool:
        before = flat[max(match.start() - _REACH, 0) : match.start()]
        denied = any(found.end() == len(before) for found in denial.finditer(before))
        return (match.lastgroup == "up") != denied


_REACH = 4
NEITHER: frozenset[bool] = frozenset()
"""The directions of a text that takes none."""


@dataclass(frozen=True)
class Meaning:
    """The tables, as patterns that find their longest words first.

    Attributes:
        denial: words that deny.
        weak: words that say something falls short, or deny it.
        plain: words that only look like a denial.
        doubled: two denials that affirm.
        duty: words of what ought to be.
        duty_plain: words that only look like one.
        opposites: words of opposite direction.
        levels: words of how much, from little to all.
        strong: those of them that claim most or all.
        high: praise that no problem may hold.
        mild: praise that no lead of a problem may hold without a denial.
        hollow: words that say nothing of what a matter is.
        grave: events that only a record may tell.
        told: words by which something is told as an event.
        since: what is said to have become of a matter since; group `deed` is what was done.
        authority: outsiders who may have acted on it.
    """

    denial: re.Pattern[str]
    weak: re.Pattern[str]
    plain: re.Pattern[str]
    doubled: re.Pattern[str]
    duty: re.Pattern[str]
    duty_plain: re.Pattern[str]
    opposites: tuple[Opposites, ...]
    levels: tuple[re.Pattern[str], ...]
    scope: re.Pattern[str]
    strong: re.Pattern[str]
    high: re.Pattern[str]
    mild: re.Pattern[str]
    hollow: re.Pattern[str]
    grave: re.Pattern[str]
    told: re.Pattern[str]
    since: re.Pattern[str]
    authority: re.Pattern[str]

    def turning(self, flat: str) -> frozenset[int]:
        """The places of the opposites of which a text may have a word: it has a character that begins one."""
        begun = (place for char in flat for place in self._beginning.get(char, ()))
        return self._always.union(begun)

    @cached_property
    def _beginning(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for place, group in enumerate(self.opposites):
            for char in group.begins:
                found.setdefault(char, []).append(place)
        return found

    @cached_property
    def _always(self) -> frozenset[int]:
        return frozenset(place for place, group in enumerate(self.opposites) if not group.begins)

    def denials(self, flat: str) -> tuple[re.Match[str], ...]:
        """Where a text denies something; two denials that affirm count for none."""
        bare = self.doubled.sub(_blank, self.plain.sub(_blank, flat))
        return tuple(self.denial.finditer(bare))

    def falls_short(self, flat: str) -> bool:
        """Whether a text denies anything, or says that something falls short."""
        bare = self.doubled.sub(_blank, self.plain.sub(_blank, flat))
        return bool(self.weak.search(bare))

    def shortfalls(self, flat: str, *, denials: bool = True) -> frozenset[str]:
        """The words by which a text says that something falls short; without `denials`, the rest of them."""
        bare = self.doubled.sub(_blank, self.plain.sub(_blank, flat))
        return frozenset(self.weak.findall(bare if denials else self.denial.sub(_blank, bare)))

    def of_duty(self, flat: str) -> bool:
        """Whether a text says what ought to be rather than what is."""
        return bool(self.duty.search(self.duty_plain.sub(_blank, flat)))

    def level(self, flat: str) -> int:
        """How much of a whole a text speaks of, 1 to 4; 0 if it does not say."""
        return max((n for n, words in enumerate(self.levels, 1) if words.search(flat)), default=0)


@cache
def meaning() -> Meaning:
    """The tables, read once."""
    source = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    no, praise = table["negation"], table["praise"]
    levels = tuple(map(_any, table["scope"]["levels"]))
    return Meaning(
        denial=_any(no["words"]),
        weak=_any([*no["words"], *no["weak"]]),
        plain=_any(no["plain"]),
        doubled=_any(no["doubled"]),
        duty=_any(no["duty"]),
        duty_plain=_any(no["duty_plain"]),
        opposites=tuple(_opposites(one) for one in table["opposites"]),
        levels=levels,
        scope=_any(word for words in table["scope"]["levels"] for word in words),
        strong=_any(table["scope"]["strong"]),
        high=_any(praise["high"]),
        mild=re.compile(f"(?:{_any(praise['mild']).pattern})(?![{praise['nouns']}])"),
        hollow=_any(table["hollow"]["words"]),
        grave=_any(table["grave"]["words"]),
        told=_any(table["grave"]["told"]),
        since=_since(table["grave"]),
        authority=_any(table["grave"]["authority"]),
    )


def _since(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    """已如数退回, 整改到位: what has become of a matter."""
    since, done, closed = (_any(table[name]).pattern for name in ("since", "done", "closed"))
    return sooner(f"(?P<closed>{closed})|(?:{since})[^，。；、]{{0,14}}?(?P<deed>{done})")


def _opposites(table: dict[str, list[str]]) -> Opposites:
    before_figure = r"(?=了?约?\d)" if table.get("figure") else ""
    parts = [f"(?P<{side}>{_side(table, side)})" for side in ("up", "down")]
    longest_first = sorted(parts, key=lambda part: "不" not in part)
    plain = f"(?:{_any(table['plain']).pattern})|" if table.get("plain") else ""
    patterned = any(table.get(f"{side}_patterns") for side in ("up", "down"))
    words = [word for name in ("up", "down", "plain") for word in table.get(name, ())]
    begins = frozenset() if patterned else frozenset(word[0] for word in words)
    return Opposites(sooner(f"{plain}(?:{'|'.join(longest_first)}){before_figure}"), begins)


def _side(table: dict[str, list[str]], side: str) -> str:
    """The words of one direction, and its patterns where a table has any."""
    words = [_any(table[side]).pattern] if table.get(side) else []
    return "|".join([*words, *table.get(f"{side}_patterns", ())])


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(longest_of(words))


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match.group())


def split_out(flat: str, *patterns: re.Pattern[str]) -> Iterator[str]:
    """The pieces of a text that no word of the patterns covers."""
    for pattern in patterns:
        flat = pattern.sub(_blank, flat)
    return (piece for piece in re.split(r"[^\u3400-\u9fff]+", flat) if piece)
