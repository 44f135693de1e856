"""Tables of contents: their lines, which are left out, and the titles they list."""

import re
from collections.abc import Iterator, Mapping, Sequence

from drafter.outline.layout import Line
from drafter.outline.numbers import number_of

_LEADER = re.compile(r"(?:[.．·…。•‥_\-—]\s?){4,}\s*[（(\-—]*\s*[0-9IVXivx]{1,4}\s*[）)\-—]*$|(?:…|\.{3,})\s*$")
_PAGED = re.compile(r"\S.*?[\s\u3000\t]+[（(]?\d{1,3}[)）]?$")
_CONTENTS = re.compile(r"[*_#\s]*(?:目\s*录|目\s*次|contents)[*_\s]*$", re.IGNORECASE)
_LONGEST_ENTRY, _MOST_ENTRIES = 60, 200
_SHORTEST_TITLE, _MUCH_LONGER = 4, 5
_ANYBODY = re.compile(r"本?(?:部门|单位|项目)的?")
"""What a table of contents calls whoever the title in the text then names: 部门主要职能."""

_TWO = 2
_BEFORE_ENTRIES = 3


def contents(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of tables of contents: titles, and entries with leaders, pages, or headings that come again."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if _CONTENTS.match(line.text):
            found |= {index, *_entries(lines, index + 1)}
        elif index not in found and _LEADER.search(line.text) and _led(lines, index):
            found.add(index)
    return frozenset(found)


def titled(lines: Sequence[Line], listed: frozenset[int]) -> dict[int, int | None]:
    """The lines without a number that are, or end with, a title of the table of contents.

    Returns:
        For each its index and the rank of the number that the table of contents gives it; `None` for none. Where
        the text leaves out the highest numbers, these titles stand above every number of their kind in the text.
    """
    titles = _titles(lines, listed)
    if not titles:
        return {}
    highest = min((rank for rank in titles.values() if rank is not None), default=None)
    if not any(_numbered_as(line, titles, highest) for index, line in enumerate(lines) if index not in listed):
        titles = {
            title: rank - 1 if rank is not None and rank == highest else rank for title, rank in titles.items()
        }
    found = ((index, _listed_as(line, titles)) for index, line in enumerate(lines) if index not in listed)
    return {index: titles[title] for index, title in found if title}


def _titles(lines: Sequence[Line], listed: frozenset[int]) -> dict[str, int | None]:
    """The titles of a table of contents without numbers, leaders, pages and signs, each with its rank."""
    titles: dict[str, int | None] = {}
    for index in sorted(listed):
        number = number_of(lines[index].text)
        title = signless(_bare(lines[index].text[number.end if number else 0 :]))
        for said in (title, _ANYBODY.sub("", title, count=1) if _ANYBODY.match(title) else title):
            if len(said) >= _SHORTEST_TITLE:
                titles.setdefault(said, number.rank if number else None)
    return titles


def _listed_as(line: Line, titles: Mapping[str, int | None]) -> str:
    """Under which title a table of contents lists a line; empty where it does not."""
    if len(line.text) > _LONGEST_ENTRY or line.stopped or line.cells or number_of(line.text):
        return ""
    said = signless(line.text)
    ends = (
        said[at:] for at in range(len(said) - _SHORTEST_TITLE + 1) if len(said) < _MUCH_LONGER * (len(said) - at)
    )
    return next((end for end in ends if end in titles), "")


def _numbered_as(line: Line, titles: Mapping[str, int | None], rank: int | None) -> bool:
    """Whether a line of the text has a title of the table of contents with a number of this rank."""
    number = number_of(line.text) if len(line.text) <= _LONGEST_ENTRY else None
    return number is not None and number.rank == rank and signless(line.text[number.end :]) in titles


def signless(text: str) -> str:
    """A text without blanks, brackets and stops, for comparing titles."""
    return re.sub(r"[\W_]+", "", text)


def _led(lines: Sequence[Line], index: int) -> bool:
    """Whether a line with a leader stands among others of its kind."""
    near = [*lines[max(index - _TWO, 0) : index], *lines[index + 1 : index + 1 + _TWO]]
    return any(_LEADER.search(line.text) for line in near)


def _entries(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The entries, up to where the first comes again, else to the first line that is none."""
    for start in range(first, min(first + _BEFORE_ENTRIES, len(lines))):
        if start > first and number_of(lines[start - 1].text):
            break
        if again := _again(lines, start):
            yield from range(first, again)
            return
    titles: set[str] = set()
    later = {
        _bare(line.text)
        for line in lines[first + 1 : first + 50 * _MOST_ENTRIES]
        if len(line.text) <= _LONGEST_ENTRY
    }
    for index in range(first, min(first + _MOST_ENTRIES, len(lines))):
        text, bare = lines[index].text, _bare(lines[index].text)
        listed = _LEADER.search(text) or _PAGED.match(text) or number_of(text) or _comes_again(lines, index)
        if (
            not listed
            or bare in titles
            or len(text) > 2 * _LONGEST_ENTRY
            or (text.endswith("。") and bare not in later)
        ):
            return
        titles.add(bare)
        yield index


def _again(lines: Sequence[Line], first: int) -> int:
    """Where the first entry of a table of contents comes again, if nothing but entries stands between; else 0."""
    if first >= len(lines):
        return 0
    opening = _bare(lines[first].text)
    for index in range(first + 1, min(first + 2 * _MOST_ENTRIES, len(lines))):
        if "。" in lines[index].text or lines[index].cells:
            return 0
        if _bare(lines[index].text) == opening:
            return index
    return 0


def _comes_again(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    following = lines[index + 1 : index + 50 * _MOST_ENTRIES]
    return len(text) <= _LONGEST_ENTRY and any(line.text == text for line in following)


def _bare(text: str) -> str:
    return re.sub(r"[\s.．·…•‥_—\-]+\d{0,4}$|\s", "", text)
