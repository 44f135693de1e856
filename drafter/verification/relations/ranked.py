"""In which order several like things are told to stand: 由高到低依次为甲、乙、丙."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.verification.relations.measures import DAY, Measured
from drafter.verification.relations.utmost import SPAN, Utmost

_ORDER = re.compile(
    "(?:[由从按自])(?P<first>[高低多少长短久快慢早晚大小先后])(?:到|至|往)[高低多少长短久快慢早晚大小先后]"
    "(?:的?(?:顺序|次序|排[列序名]?))?[^，。；：]{0,4}，?(?:依次|分别|顺次|顺序)(?:[是为有]|排列)?[:：]?"
    "(?P<names>[^。；：，（）]{4,120})"
)
_PARTS = re.compile("、|以及|[和与及]")
_DOWN = frozenset("高多大长久晚后")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Misranked:
    """A thing that stands in another's place in an order.

    Attributes:
        start: offset of its name in the line.
        end: offset behind it.
        said: the words that tell the order.
        call: how the thing may be called that should stand there.
    """

    start: int
    end: int
    said: str
    call: str


@dataclass(frozen=True)
class Ranked:
    """Judges orders against one case.

    Attributes:
        utmost: knows which facts are the same of several things.
    """

    utmost: Utmost

    def wrong(self, line: str) -> Iterator[Misranked]:
        """The first thing of every order of a sentence that is not in its place."""
        if "依次" not in line and "顺" not in line and "分别" not in line:
            return
        for match in _ORDER.finditer(line):
            names = [name for name in _PARTS.split(match["names"]) if name]
            rows = [own for row in self.utmost.groups if (own := _own(row, names))]
            misplaced = [_first(own, match["first"]) for own in rows]
            if rows and all(place is not None for place in misplaced):
                yield from _told(match, names, rows[0], misplaced[0] or 0)


def _told(match: re.Match[str], names: Sequence[str], row: Sequence[Measured], place: int) -> Iterator[Misranked]:
    right = sorted(row, key=lambda one: one.value, reverse=_falls(row[0], match["first"]))[place]
    start = match.start("names") + match["names"].index(names[place])
    said = match.group()[: match.start("names") - match.start()]
    call = next((call for name in names for call in right.calls if call in name), right.calls[0])
    yield Misranked(start, start + len(names[place]), said, call)


def _own(row: Sequence[Measured], names: Sequence[str]) -> list[Measured]:
    """The facts of a row that are of some names, in their order; none unless each has one."""
    found = [[one for one in row if one.calls and one.called(name)] for name in names]
    return [own[0] for own in found] if len(names) >= _LEAST and all(len(own) == 1 for own in found) else []


def _falls(one: Measured, first: str) -> bool:
    """Whether an order that begins so goes down: 由快到慢 of days goes up."""
    if first in "快慢":
        return (first == "快") is not (one.dimension in SPAN or one.dimension == DAY)
    return first in _DOWN


def _first(row: Sequence[Measured], first: str) -> int | None:
    """The first place of an order in which something else should stand; `None` if it is right."""
    values = [one.value for one in row]
    right = sorted(values, reverse=_falls(row[0], first))
    return next((place for place, pair in enumerate(zip(values, right, strict=True)) if pair[0] != pair[1]), None)
