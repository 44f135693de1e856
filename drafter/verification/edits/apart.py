"""What tells one thing from another (`apart.toml`): an exchange of such words makes a sentence tell of another."""

import re
import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.text.alternation import longest_of
from drafter.verification.edits.change import Change

_WINDOW = 12
"""So many characters beside a change may belong to the word that it is made in."""


@dataclass(frozen=True)
class Apart:
    """The tables.

    Attributes:
        undone: for every word of what is done, those that undo it.
        deed: finds such words, the longest first.
        bought: finds what money is for, with the money.
        act: what a measure is done by.
        paper: what a rule stands in.
        unending: what cannot end a sentence.
        whole: what ends with such a character and can.
        bound: what makes a bound of the figure that follows, and nothing else.
        behind: the same of the figure before.
        part: what tells a figure as a part.
        addition: what tells it as something beside.
        outsider: who is nobody of the department, nor above it, at the end of a text.
        complainant: who only tells the department what is wrong.
        charged: for those whom every department has, the duty that they answer for.
    """

    undone: Mapping[str, Set[str]]
    deed: re.Pattern[str]
    bought: re.Pattern[str]
    act: re.Pattern[str]
    paper: re.Pattern[str]
    unending: frozenset[str]
    whole: frozenset[str]
    bound: re.Pattern[str]
    behind: re.Pattern[str]
    part: re.Pattern[str]
    addition: re.Pattern[str]
    outsider: re.Pattern[str]
    complainant: re.Pattern[str]
    charged: Mapping[str, str]


@cache
def tables() -> Apart:
    """The tables, read once."""
    source = resources.files(__package__).joinpath("apart.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    lists = {name: tuple(text.split()) for name, text in table.items() if isinstance(text, str)}
    undone = _others(table["opposed"])
    purpose, head = longest_of(lists["purposes"]), longest_of(lists["heads"])
    return Apart(
        undone=undone,
        deed=re.compile(longest_of(undone)),
        act=re.compile(longest_of(lists["acts"])),
        paper=re.compile(longest_of(lists["papers"])),
        bought=re.compile(f"(?P<purpose>{purpose})(?P<head>{head})"),
        unending=frozenset(lists["unending"]),
        whole=frozenset(lists["whole"]),
        bound=re.compile(longest_of(lists["bounds"])),
        behind=re.compile(longest_of(lists["behind"])),
        part=re.compile(longest_of(lists["parts"])),
        addition=re.compile(longest_of(lists["additions"])),
        complainant=re.compile(longest_of(lists["complainants"])),
        charged={body: duty for duty, bodies in table["charged"].items() for body in bodies.split()},
        outsider=re.compile(f"(?:{longest_of(lists['outsiders'])})$"),
    )


def _others(rows: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        sides = [frozenset(side.split()) for side in row.split("|")]
        for side in sides:
            rest = frozenset().union(*sides) - side
            found |= {word: found.get(word, frozenset()) | rest for word in side}
    return found


def touched(pattern: re.Pattern[str], made: Change, piece: str) -> list[tuple[re.Match[str], str]]:
    """What a pattern finds where a change was made, each with what stands behind it.

    Args:
        pattern: of words.
        made: the change.
        piece: what stands there, before the change or after it.
    """
    before = made.before[-_WINDOW:]
    text = f"{before}{piece}{made.after}"
    start, end = len(before), len(before) + len(piece)
    found = pattern.finditer(text, 0, min(len(text), end + _WINDOW))
    return [(one, text[one.end() :]) for one in found if one.start() < end and one.end() > start]
