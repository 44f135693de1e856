"""Numbering: 一、 （一） 1. （1） and 一是 / 二是, with the value each stands for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.text.numerals import parse_numeral
from drafter.text.width import narrow

_CHINESE = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    ("chapter", re.compile(rf"(?P<n>{_CHINESE})、")),
    ("item", re.compile(rf"[（(](?P<n>{_CHINESE})[)）]、?")),
    ("number", re.compile(r"(?P<n>\d{1,2})(?:[、．]|\.(?!\d))")),
    ("sub", re.compile(r"[（(](?P<n>\d{1,2})[)）]")),
)
_DIGITS = (_LEVELS[2],)
_LEVELS_OF = {
    **dict.fromkeys("一二三四五六七八九十", _LEVELS[:1]),
    **dict.fromkeys("（(", (_LEVELS[1], _LEVELS[3])),
}
"""The levels whose numbers begin with a character; any other one begins with a digit."""

_HEAD = (
    r"(?>[ \t\u3000]*(?:#{1,6}[ \t]+)?(?:[-*+>][ \t]+)?(?:\*\*|__)?[ \t\u3000]*)"
    r"(?=[一二三四五六七八九十（(\d])"
)
"""What may stand on a line before a number, which begins with one of these or a digit."""

_FIRST_HEAD = re.compile(_HEAD)
_LATER_HEAD = re.compile(rf"\n(?P<head>{_HEAD})")
_ENUMERATION = re.compile(rf"(?P<n>{_CHINESE})\s{{0,4}}(?P<verb>是|要)(?!是|否)")
_STOPS = "。；：，！？;:,\n）)*"
_LONGEST = 8
"""Characters that are enough to read a number, with what stands behind it: （二十一）、.
"""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a heading or an entry.

    Attributes:
        level: `chapter` 一、, `item` （一）, `number` 1., `sub` （1）, `clause` 一是.
        value: 1 for the first.
        text: as written.
        start: offset of its first character.
        end: offset behind its last.
        line: offset at which its line begins, marks of markdown included.
    """

    level: str
    value: int
    text: str
    start: int
    end: int
    line: int


def heading_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """Numbers that stand at the beginning of a line, marks of markdown (#, -, **) allowed before them."""
    return tuple(each_heading_number(text, start, end))


def each_heading_number(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The same one by one, for those who need only the first of a kind."""
    last = len(text) if end is None else end
    first = _FIRST_HEAD.match(text, start, last)
    if first and (number := _number(text, first.end(), last, first.start())):
        yield number
    for match in _LATER_HEAD.finditer(text, start, last):
        line, begin = match.span("head")
        if number := _number(text, begin, last, line):
            yield number


def clause_labels(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """The labels 一是, 二是 … of a part of a text: at its beginning, behind a stop, or on a new line.

    一要, 二要 count where a list of them begins with 一要.
    """
    found = _labels(text[start:end])
    return (
        tuple(Number("clause", one.value, one.text, one.start + start, one.end + start, 0) for one in found)
        if start
        else found
    )


@lru_cache(maxsize=1024)
def _labels(part: str) -> tuple[Number, ...]:
    """Those of a part by itself; several ask for those of one item, and a corrected draft has most of it again."""
    found = [
        Number("clause", _value(match.group("n")), _label(match), match.start(), match.end(), 0)
        for match in _ENUMERATION.finditer(part)
        if _opens(part, match.start())
    ]
    return tuple(number for number in found if number.value)


def _label(match: re.Match[str]) -> str:
    return match.group("n") + match.group("verb")


@lru_cache(maxsize=256)
def _value(numeral: str) -> int:
    return int(parse_numeral(numeral) or 0)


def _opens(text: str, index: int) -> bool:
    before = text[max(index - 40, 0) : index]
    bare = before.rstrip(" \t\u3000*")
    return not bare.strip() or bare[-1] in _STOPS or before.endswith("\n")


def _number(text: str, begin: int, end: int, line: int) -> Number | None:
    found = _read(text[begin : min(begin + _LONGEST, end)])
    if found is None:
        return None
    level, value, said = found
    return Number(level, value, said, begin, begin + len(said), line)


@lru_cache(maxsize=1024)
def _read(words: str) -> tuple[str, int, str] | None:
    """The level, the value and the text of the number with which words begin; `None` if they begin with none."""
    for level, pattern in _LEVELS_OF.get(words[:1], _DIGITS):
        match = pattern.match(words)
        if match:
            digits = narrow(match.group("n"))
            value = int(digits) if digits.isdigit() and digits.isascii() else _value(digits)
            return level, value, match.group()
    return None
