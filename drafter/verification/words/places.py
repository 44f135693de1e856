"""The places of a case: what stands between two commas of its texts, and what a text has in such a place instead.

All checks that ask "what does the source have here?" of a whole piece ask this table. It is made once for a case.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from drafter.text.sentences import segments
from drafter.text.width import flattened

_MARKS = "，。；：、！？,;:!?"
_LABEL = re.compile(
    "^(?:[一二三四五六七八九十]{1,3}是|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.、])(?=[\u4e00-\u9fff])"
)
_ACTOR = re.compile("由[\u4e00-\u9fff]{1,10}?(?:部门|办公室|领导班子|人员|[股科室处局部组站所办])")
_KEY = 2
"""So many characters at either end find a piece."""

_OFTEN = 80
_LONGEST = 12
"""So many characters at most stand in the place of others."""

_TOLD = re.compile("[\u4e00-\u9fff0-9]")


class Change(NamedTuple):
    """What a piece has in one place in which a piece of a source has something else, all around being the same.

    Attributes:
        said: what it has; empty where it leaves something out.
        meant: what the source has; empty where the piece has something more.
        left: what stands before it in both.
        right: what stands behind it in both.
    """

    said: str
    meant: str
    left: str
    right: str

    @property
    def source(self) -> str:
        """The piece of the source."""
        return f"{self.left}{self.meant}{self.right}"

    @property
    def alike(self) -> int:
        """How many characters are the same."""
        return len(self.left) + len(self.right)

    def widened(self, most: int) -> Iterator[tuple[str, str]]:
        """What both have there, with ever more of what stands beside it."""
        for size in range(2 * most + 1):
            for before in range(max(size - most, 0), min(size, most, len(self.left)) + 1):
                behind = size - before
                if behind <= len(self.right):
                    head, tail = self.left[len(self.left) - before :], self.right[:behind]
                    yield f"{head}{self.said}{tail}", f"{head}{self.meant}{tail}"


def bare(text: str) -> str:
    """A piece as it is compared: half width, without blanks, its label and the marks around it."""
    return _LABEL.sub("", flattened(text).strip(_MARKS)).replace("受到", "受")


@dataclass(frozen=True)
class Places:
    """The pieces of some texts, by how they begin and end.

    Attributes:
        texts: of the source, slots filled.
    """

    texts: tuple[str, ...]

    @cached_property
    def pieces(self) -> frozenset[str]:
        """The pieces themselves."""
        lines = (line for text in self.texts for line in text.split("\n") if line)
        return frozenset(filter(None, (bare(part.text) for line in lines for part in segments(line))))

    def changes(self, piece: str, least: int) -> list[Change]:
        """How a piece differs from those of the source that are most alike, if in one place alone.

        Args:
            piece: bare.
            least: so many characters must be the same, digits among them.
        """
        if piece in self.pieces or len(piece) <= least:
            return []
        near = (other for other in self._near(piece) if abs(len(piece) - len(other)) <= _LONGEST)
        found = (_change(piece, other) for other in near)
        return _most([one for one in found if _counts(one, least)])

    def changes_of_measure(self, piece: str, least: int) -> list[Change]:
        """How a measure differs from those of the source; who is to carry it out, 由办公室, a text says.

        Args:
            piece: bare.
            least: so many characters must be the same.
        """
        if piece in self.pieces or len(piece) <= least:
            return []
        found = (_change(_led(piece, other), other) for other in map(_unled, self._near(piece)))
        return _most([one for one in found if one.said != one.meant and _counts(one, least)])

    def _near(self, piece: str) -> Iterable[str]:
        head, tail = self._ends
        return dict.fromkeys((*head.get(piece[:_KEY], ()), *tail.get(piece[-_KEY:], ())))

    @cached_property
    def _ends(self) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
        head: dict[str, list[str]] = {}
        tail: dict[str, list[str]] = {}
        for piece in sorted(self.pieces):
            for table, key in ((head, piece[:_KEY]), (tail, piece[-_KEY:])):
                some = table.setdefault(key, [])
                if len(some) < _OFTEN:
                    some.append(piece)
        return head, tail


def _unled(piece: str) -> str:
    """A measure without 由, behind which approved wording leaves open who acts."""
    return piece.removeprefix("由")


def _led(piece: str, other: str) -> str:
    """A measure without who acts, or from where another one begins."""
    actor = _ACTOR.match(piece)
    if actor:
        return piece[actor.end() :]
    at = piece.find(other[:_KEY], 0, _LONGEST + len(other[:_KEY]))
    return piece[at:] if at > 0 else piece


def _most(changes: list[Change]) -> list[Change]:
    """Those with the most that is the same."""
    most = max((one.alike for one in changes), default=0)
    return [one for one in changes if one.alike == most]


def _change(piece: str, other: str) -> Change:
    head = _common(piece, other)
    tail = _common(piece[head:][::-1], other[head:][::-1])
    return Change(
        piece[head : len(piece) - tail], other[head : len(other) - tail], piece[:head], piece[len(piece) - tail :]
    )


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    for at, (char, beside) in enumerate(zip(one, other, strict=False)):
        if char != beside:
            return at
    return min(len(one), len(other))


def _counts(change: Change, least: int) -> bool:
    """Whether two pieces are the same but for one place."""
    if max(len(change.said), len(change.meant)) > _LONGEST:
        return False
    same = len(_TOLD.findall(change.left + change.right))
    return same >= least and same * 2 >= max(len(change.said), len(change.meant))


@lru_cache(maxsize=4)
def places_of(texts: tuple[str, ...]) -> Places:
    """The places of texts that are the same for every case."""
    return Places(texts)
