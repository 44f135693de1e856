"""Persons named in a text: behind a title or a role, before a polite word or a deed, or as 王某."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from drafter.text.alternation import longest_of
from drafter.verification.words.stock import FUNCTION, stock

_GIVEN = frozenset("大小新强好长远明高一二三四五六七八九若如之可以自中全有为能得向依")
"""Characters without content of their own that given names hold all the same."""

_BESIDE = re.compile(r"[：:（(“\s、]{0,2}(?:为|是|系|叫)?")
_AFTER = re.compile(
    r"[^\u4e00-\u9fff]|[的了和与及或并且由向对经在于从为被将把按报送给让使因其未已没不同均都也曾仅只负]|$"
)
_JOINTS = ("、", "和", "与", "及")
_LONGEST = 4
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Tables:
    """The words of `persons.toml` as patterns; each finds a place beside which a name may stand."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    surname: re.Pattern[str]
    hidden: re.Pattern[str]
    plain: frozenset[str]


@cache
def _tables() -> _Tables:
    source = resources.files(__package__).joinpath("persons.toml").read_text(encoding="utf-8")
    words = {name: text.split() for name, text in tomllib.loads(source).items()}
    single = "".join(words["surnames"])
    surname = f"(?:{'|'.join(words['compound'])}|[{single}])"
    return _Tables(
        ahead=re.compile(longest_of(words["titles"])),
        behind=re.compile(
            rf"(?:(?<=[由经向给让被与和及、，。；：])|^)(?P<name>{surname}[\u4e00-\u9fff]{{1,2}}?)"
            rf"{longest_of((*words['behind'], *words['deeds']))}"
        ),
        surname=re.compile(surname),
        hidden=re.compile(
            rf"(?:{'|'.join(words['compound'])}|[{single}])某{{1,2}}(?![一二三些个种项类处地年月日时])"
        ),
        plain=frozenset(words["plain"]),
    )


class Person(NamedTuple):
    """The span of a name, and whether the title before it makes it certain that it is one."""

    start: int
    end: int
    sure: bool


def persons(text: str, own: str) -> Iterator[Person]:
    """The names of persons that `own` does not hold.

    Args:
        text: half width and without blanks; the spans are offsets into it.
        own: all that the case says.
    """
    tables = _tables()
    found: dict[int, Person] = {}
    for match in tables.hidden.finditer(text):
        found[match.start()] = Person(match.start(), match.end(), sure=True)
    for match in tables.ahead.finditer(text):
        start = _BESIDE.match(text, match.end())
        end = _name(text, start.end()) if start else 0
        if start and end:
            found.setdefault(start.end(), Person(start.end(), end, sure=True))
            for other in _listed(text, end):
                found.setdefault(other[0], Person(*other, sure=True))
    for match in tables.behind.finditer(text):
        if _strange(text, match.start("name"), match.end("name")):
            found.setdefault(match.start("name"), Person(*match.span("name"), sure=False))
    yield from (found[start] for start in sorted(found) if text[start : found[start].end] not in own)


def _listed(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The names that are listed behind one: 王磊、赵敏."""
    while text[end : end + 1] in _JOINTS and (last := _name(text, end + 1)):
        yield end + 1, last
        end = last


def _name(text: str, start: int) -> int:
    """Where a name that begins here ends; zero if none does: two to four characters, and no common word."""
    surname = _tables().surname.match(text, start)
    if not surname:
        return 0
    for length in (2, 1):
        end = surname.end() + length
        if end <= min(len(text), start + _LONGEST) and _AFTER.match(text, end) and _strange(text, start, end):
            return end
    for length in (1, 2):
        end = surname.end() + length
        if text[end : end + 2] in stock().words and _strange(text, start, end):
            return end
    return 0


def _strange(text: str, start: int, end: int) -> bool:
    """Whether characters are those of a name: no pair of them belongs to a common word, and none is a particle."""
    name = text[start:end]
    title = _tables().ahead.match(text, start + 1) or _tables().ahead.match(text, start)
    if title or name[:_PAIR] in _tables().plain:
        return False
    if not all("\u4e00" <= char <= "\u9fff" for char in name) or any(c in FUNCTION - _GIVEN for c in name[1:]):
        return False
    pairs = stock().pairs
    return not any(text[at : at + 2] in pairs for at in range(start, end - 1)) and not _runs_on(text, start, end)


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether a common word begins or ends inside the name, and so parts it."""
    return text[max(start - 1, 0) : start + 1] in stock().words or text[end - 1 : end + 1] in stock().words
