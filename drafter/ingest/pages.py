"""Printed pages to one text: page numbers and running heads aside, footnotes behind what they interrupt."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.ingest.assembly import Content
from drafter.ingest.flow import Flow, Habits, remargined
from drafter.ingest.furniture import furniture
from drafter.ingest.printed import Item, Page, PrintedLine, PrintedTable, pitch_of

_NOTE = re.compile(r"(?:\d{1,2}|[①-⑳]|\[\d{1,2}\]|[*※†])\s*[\u4e00-\u9fffA-Za-z《“（]|注\s*\d{0,2}[:：]")
_SMALL = 0.88
_BIN = 4
_STOPS = "。！？!?；;"


def content(pages: Sequence[Page]) -> Content:
    """The content of pages in their order. Linear in their number but for the search for running heads."""
    apart = furniture(pages)
    habits, (left, right) = _habits(pages), _margins(pages)
    flow = Flow(habits)
    for place, page in enumerate(pages):
        for text in page.stray:
            flow.aside(text)
        notes = _notes(page, [i for i in range(len(page.items)) if (place, i) not in apart], habits)
        pitch = pitch_of(page.items)
        for index, item in enumerate(page.items):
            if isinstance(item, PrintedTable):
                flow.table(item, page.number)
            elif (place, index) in apart:
                flow.aside(item.text)
            elif index not in notes:
                flow.line(remargined(item, left, right), page.number, pitch)
        for lines in _each_note(page, sorted(notes)):
            flow.note(lines, page.number)
    flow.close()
    return flow.assembly.content()


def _lines(pages: Sequence[Page]) -> Iterator[PrintedLine]:
    return (item for page in pages for item in page.items if isinstance(item, PrintedLine))


def _habits(pages: Sequence[Page]) -> Habits:
    sizes: Counter[float] = Counter()
    for line in _lines(pages):
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    return Habits(body, indents=_indents(pages))


def _indents(pages: Sequence[Page]) -> bool:
    """Whether lines behind the end of a paragraph are indented."""
    openers = [
        line.x0 - line.left > line.em
        for page in pages
        for before, line in pairwise(item for item in page.items if isinstance(item, PrintedLine))
        if before.text[-1] in _STOPS and before.x1 < before.right - 2 * before.size and line.top > before.top
    ]
    return 2 * sum(openers) > len(openers)


def _margins(pages: Sequence[Page]) -> tuple[float, float]:
    """Where most lines of a document begin and end."""
    counted = Counter((round(line.left / _BIN), round(line.right / _BIN)) for line in _lines(pages))
    if not counted:
        return 0.0, 0.0
    (left, right), _ = counted.most_common(1)[0]
    return float(left * _BIN), float(right * _BIN)


def _notes(page: Page, kept: Sequence[int], habits: Habits) -> frozenset[int]:
    """The last lines of a page by index, if they are small and begin with a mark: its footnotes."""
    found: list[int] = []
    for index in reversed(kept):
        item = page.items[index]
        if isinstance(item, PrintedTable) or item.size > _SMALL * habits.size:
            break
        found.append(index)
    while found and not _NOTE.match(_text(page.items[found[-1]])):
        found.pop()
    return frozenset(found) if len(found) < len(kept) else frozenset()


def _text(item: Item) -> str:
    return item.text if isinstance(item, PrintedLine) else ""


def _each_note(page: Page, indices: Sequence[int]) -> Iterator[list[PrintedLine]]:
    lines: list[PrintedLine] = []
    for index in indices:
        item = page.items[index]
        if isinstance(item, PrintedLine):
            if lines and _NOTE.match(item.text):
                yield lines
                lines = []
            lines.append(replace(item))
    if lines:
        yield lines
