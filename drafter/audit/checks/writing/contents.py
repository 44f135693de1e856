"""The table of contents against the headings: one number of one part, two titles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.ingest.numbering import numbered

KIND = "cross_reference"

_HEAD = re.compile(r"目录$|目次$")
_LEADERS = re.compile(r"[.…·．_\-—\s]*\d*$")
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章|编|篇)")
_NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十]+(?:部分|章|编|篇)|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)[:：]?"
)
_STOPS = frozenset("。；，：")
_LONGEST = 45
_FEWEST = 3
_MOST_WRONG = 0.34
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents, or a heading: its part and number, and its title without both."""

    key: tuple[str, str]
    title: str
    block: Block
    behind: int


def check(reading: Reading) -> Iterator[Issue]:
    """Headings whose title is another than the contents give for their number."""
    start = next((i for i, block in enumerate(reading.blocks) if _HEAD.fullmatch(block.text)), None)
    if start is None:
        return
    blocks = reading.blocks[start + 1 :]
    listed, behind = _listed(blocks)
    headed: dict[tuple[str, str], list[_Entry]] = {}
    for entry in _entries(blocks[behind:]):
        headed.setdefault(entry.key, []).append(entry)
    met = [(entry, headed[entry.key][0]) for entry in listed if len(headed.get(entry.key, ())) == 1]
    wrong = [(a, b) for a, b in met if a.title != b.title and _of_one(a.title, b.title)]
    if len(met) < _FEWEST or len(wrong) > _MOST_WRONG * len(met):
        return
    for entry, heading in wrong:
        yield reading.issue(
            KIND,
            "contents_title",
            [heading.block.span(0, heading.behind), entry.block.span(0, entry.behind)],
            severity=Severity.WARNING,
            listed=entry.title,
            headed=heading.title,
        )


def _listed(blocks: tuple[Block, ...]) -> tuple[list[_Entry], int]:
    """The entries of the contents, and how many blocks they take: they end where the first one comes again."""
    found: list[_Entry] = []
    keys: set[tuple[str, str]] = set()
    part = ""
    for index, block in enumerate(blocks):
        entry = _entry(block, part)
        if entry is None:
            return (
                (found, index) if len(block.text) > _LONGEST or set(block.text) & _STOPS or found else ([], index)
            )
        if entry.key in keys:
            return found, index
        part = entry.key[0]
        keys.add(entry.key)
        found.append(entry)
    return found, len(blocks)


def _entries(blocks: tuple[Block, ...]) -> Iterator[_Entry]:
    part = ""
    for block in blocks:
        entry = _entry(block, part)
        if entry:
            part = entry.key[0]
            yield entry


def _entry(block: Block, part: str) -> _Entry | None:
    """The number and title of a line that is nothing else; inner numbers belong to the part above them."""
    if block.kind not in (BlockKind.HEADING, BlockKind.PROSE):
        return None
    text = _LEADERS.sub("", block.text)
    number = _NUMBER.match(text)
    if number is None or not (numbered(block.text) or _PART.match(text)):
        return None
    title = text[number.end() :]
    if not title or len(title) > _LONGEST or set(title) & _STOPS:
        return None
    named = _PART.match(text)
    name = named[0] if named else number[0].rstrip("、.．:：")
    return _Entry((name, "") if named else (part, name), title, block, len(text))


def _of_one(first: str, second: str) -> bool:
    """Whether two titles are variants of one, and neither is the beginning or the end of the other.

    Contents leave out the year or the body, and a heading may be wrapped.
    """
    shared = len(set(first) & set(second)) / max(len(set(first)), len(set(second)))
    within = (
        first.startswith(second) or second.startswith(first) or first.endswith(second) or second.endswith(first)
    )
    return shared >= _SHARED and not within and "（" not in first + second
