"""What only a record may tell (`unsaid.toml`): that it was so before, how others fare, who says so, excuses."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from drafter.text.alternation import longest_of
from drafter.text.beginnings import sooner

_NEAR = "[^，。；：！？\n,;:?!]"


class Matter(StrEnum):
    """What is told."""

    AGAIN = "again"
    OTHERS = "others"
    SPEAKING = "speaking"
    OUTCOME = "outcome"
    DAMNING = "damning"
    PRAISE = "praise"
    EXCUSE = "excuse"


@dataclass(frozen=True, slots=True)
class Told:
    """Something that only a record may tell.

    Attributes:
        matter: of which sort it is.
        start: offset of its first character.
        end: offset behind the last.
        words: it.
        key: words, one of each of which a record has that says the same; empty where only the very words vouch.
        sure: where nothing is recorded, it is invented.
    """

    matter: Matter
    start: int
    end: int
    words: str
    key: tuple[frozenset[str], ...] = ()
    sure: bool = True


@dataclass(frozen=True)
class Unsaid:
    """The patterns of `unsaid.toml`.

    Attributes:
        patterns: of every matter those that find it; groups `who` and `what` are its key, `maybe` leaves it open.
        any: finds what all of them need.
        same: of those who may say something, the words for them.
        authority: matches those whose word is a fact of its own.
        feared: finds what makes an outcome no event.
    """

    patterns: tuple[tuple[Matter, re.Pattern[str]], ...]
    any: re.Pattern[str]
    same: Mapping[str, frozenset[str]]
    authority: re.Pattern[str]
    feared: re.Pattern[str]

    def told(self, text: str) -> Iterator[Told]:
        """What a text tells that only a record may tell.

        Args:
            text: half width and without blanks.
        """
        if self.any.search(text):
            found = [
                self._told(matter, one) for matter, pattern in self.patterns for one in pattern.finditer(text)
            ]
            yield from _apart(found)

    def _told(self, matter: Matter, match: re.Match[str]) -> Told:
        groups = match.groupdict()
        who, what = groups.get("who"), groups.get("what")
        said = [self.same.get(who, frozenset((who,)))] if who else []
        key = (*said, *([frozenset((what,))] if what else []))
        return Told(matter, *match.span(), match.group(), key, self._sure(matter, match, who or ""))

    def _sure(self, matter: Matter, match: re.Match[str], who: str) -> bool:
        if matter is Matter.SPEAKING:
            return bool(self.authority.match(who))
        if matter is Matter.OUTCOME:
            around = match.string[max(match.start() - 4, 0) : match.end() + 3]
            return not self.feared.search(around)
        return matter is not Matter.EXCUSE and not match.groupdict().get("maybe")


def _apart(found: Iterable[Told]) -> list[Told]:
    """Those that stand for themselves, in their order: of two in one place the surer, then the longer."""
    kept: list[Told] = []
    for one in sorted(found, key=lambda told: (not told.sure, told.start - told.end)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda told: told.start)


@cache
def unsaid() -> Unsaid:
    """The patterns, read once."""
    table = tomllib.loads(resources.files(__package__).joinpath("unsaid.toml").read_text(encoding="utf-8"))
    again, others, speaking, outcome = (table[name] for name in ("again", "others", "speaking", "outcome"))
    excuse = "|".join(table["excuse"].values())
    same = {word: frozenset(words.split()) for words in speaking["same"] for word in words.split()}
    patterns = (
        (Matter.AGAIN, _again(again)),
        (Matter.AGAIN, f"(?P<maybe>{again['years']})"),
        (
            Matter.OTHERS,
            f"(?P<who>{others['outside']}|{others['around']}){_NEAR}{{0,10}}?(?P<what>{others['rank']})",
        ),
        (Matter.OTHERS, f"{others['than']}{_NEAR}{{0,2}}?(?P<who>{others['outside']})"),
        (Matter.OTHERS, others["alone"]),
        (Matter.SPEAKING, f"(?P<who>{longest_of(same)}){_NEAR}{{0,6}}?{speaking['says']}"),
        (Matter.SPEAKING, speaking["grants"]),
        (Matter.OUTCOME, f"{outcome['brings']}{_NEAR}{{0,8}}?(?P<what>{outcome['what']})"),
        (Matter.DAMNING, f"(?P<what>{outcome['damning']})"),
        (Matter.PRAISE, outcome["praise"]),
        (Matter.EXCUSE, excuse),
    )
    needed = (
        *(again[name] for name in ("outright", "before", "often", "years")),
        *(others[name] for name in ("rank", "outside")),
        *(outcome[name] for name in ("what", "damning", "praise")),
        *(speaking[name].replace("?P<who>", "?:") for name in ("says", "grants")),
        excuse,
    )
    return Unsaid(
        patterns=tuple((matter, sooner(pattern)) for matter, pattern in patterns),
        any=sooner("|".join(needed)),
        same=same,
        authority=re.compile(speaking["authority"]),
        feared=re.compile(outcome["feared"]),
    )


def _again(table: Mapping[str, Any]) -> str:
    """That a matter was so in other years; group `maybe` where it may have been so again within one."""
    matter, verb = table["matter"], table["verb"]
    ways = [table["outright"]]
    for when in (table["before"], f"(?P<maybe>{table['often']})"):
        ways.append(f"{matter}{_NEAR}{{0,8}}{when}{_NEAR}{{0,10}}{verb}")
    ways.append(f"{table['before']}{_NEAR}{{0,10}}{verb}{_NEAR}{{0,6}}{matter}")
    return "|".join(ways)
