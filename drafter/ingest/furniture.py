"""What belongs to the pages and not to the text: page numbers, running heads and feet, watermarks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from rapidfuzz import fuzz

from drafter.ingest.lines import FRAME
from drafter.ingest.printed import Item, Page, PrintedLine, pitch_of

_ZONE = 0.14
_DEEPEST = 3
_FEWEST = 3
_TOLERANCE = 8.0
_ANYWHERE = 0.6
_ALIKE = 85
_MOST_COMPARED = 60
_NUMBER = re.compile(r"[-—–－―·.\s]*(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])[-—–－―·.\s]*")
_APART = 0.8
_HUGE = 1.8
_GAP = 1.35
_LEAST_GAP = 1.2
_MOST_GAP = 2.2
_SENTENCE = frozenset("，。；：、")
Place = tuple[int, int]
"""A page and an item of it, both by index."""


@dataclass
class _Group:
    """Lines of several pages that read alike at one height, and how many of them a gap parts from the text."""

    text: str
    top: float
    places: list[Place] = field(default_factory=list)
    apart: int = 0


def furniture(pages: Sequence[Page]) -> frozenset[Place]:
    """The lines that are no text: numbers at the edge of a page, and what many pages repeat at one height."""
    found = {(place, index) for place, page in enumerate(pages) for index in _numbers(page)}
    found |= set(_repeated(pages, found))
    found |= set(_watermarks(pages, found))
    return frozenset(found)


def _edges(page: Page) -> tuple[list[int], list[int]]:
    """The indices of the lines in the upper and the lower margin, the outermost first."""
    lines = [(index, item) for index, item in enumerate(page.items) if isinstance(item, PrintedLine)]
    tables = [item for item in page.items if not isinstance(item, PrintedLine)]
    above = min((table.top for table in tables), default=page.height)
    below = max((table.bottom for table in tables), default=0.0)
    upper = [(line.top, index) for index, line in lines if line.bottom < _ZONE * page.height and line.top < above]
    lower = [
        (-line.top, index) for index, line in lines if line.top > (1 - _ZONE) * page.height and line.bottom > below
    ]
    return [index for _, index in sorted(upper)[:_DEEPEST]], [index for _, index in sorted(lower)[:_DEEPEST]]


def _numbers(page: Page) -> Iterator[int]:
    """The lines that are nothing but the number of the page."""
    for edge in _edges(page):
        for place, index in enumerate(edge):
            item = page.items[index]
            text = item.text if isinstance(item, PrintedLine) else ""
            if FRAME.fullmatch(text) or (not place and _NUMBER.fullmatch(text) and _stands_apart(page, index)):
                yield index


def _stands_apart(page: Page, index: int) -> bool:
    line = page.items[index]
    others = [item for place, item in enumerate(page.items) if place != index]
    height = line.bottom - line.top
    return all(
        item.bottom <= line.top - _APART * height or item.top >= line.bottom + _APART * height for item in others
    )


def _unnumbered(text: str) -> str:
    return re.sub(r"[\d\s]+", "#", text)


def _apart(page: Page, edge: Sequence[int]) -> set[int]:
    """Those lines at an edge of the page that the widest gap parts from the text, as it does a running head."""
    step = _GAP * pitch_of(page.items)
    best, found = 0.0, 0
    for count in range(1, len(edge) + 1):
        block = [page.items[index] for index in edge[:count]]
        others = [item for index, item in enumerate(page.items) if index not in edge[:count]]
        first, last = min(item.top for item in block), max(item.top for item in block)
        height = block[0].bottom - block[0].top
        gap = min((max(item.top - last, first - _foot(item)) for item in others), default=page.height)
        if gap > best and gap >= max(min(step, _MOST_GAP * height), _LEAST_GAP * height):
            best, found = gap, count
    return set(edge[:found])


def _foot(item: Item) -> float:
    """Where the last line of an item begins."""
    return item.top if isinstance(item, PrintedLine) else item.bottom


def _repeated(pages: Sequence[Page], known: set[Place]) -> Iterator[Place]:
    """Lines at the edge of the page that stand there on others too; the reading of a scan may differ by a sign."""
    groups: list[_Group] = []
    exact: dict[tuple[str, int], int] = {}
    numbers: defaultdict[int, set[int]] = defaultdict(set)
    for place, index in known:
        numbers[place].add(index)
    for place, page in enumerate(pages):
        for index, text, top, apart in _marginal(page, numbers[place]):
            group = groups[_group(groups, exact, text, top)]
            group.places.append((place, index))
            group.apart += apart
    for group in groups:
        count = len({place for place, _ in group.places})
        usual = group.apart == len(group.places) and (count >= _FEWEST or count == len(pages) == _FEWEST - 1)
        if usual or count >= max(_FEWEST, _ANYWHERE * len(pages)):
            yield from group.places


def _marginal(page: Page, known: set[int]) -> Iterator[tuple[int, str, float, bool]]:
    """The lines that may be a running head or foot: index, how they read, height, and whether a gap parts them."""
    for edge in _edges(page):
        apart = _apart(page, edge)
        for index in edge:
            line = page.items[index]
            if not isinstance(line, PrintedLine) or index in known:
                continue
            if index in apart:
                yield index, _unnumbered(line.text), line.top, True
            elif not _SENTENCE & set(line.text):
                yield index, f"\n{line.text}", line.top, False


def _group(groups: list[_Group], exact: dict[tuple[str, int], int], text: str, top: float) -> int:
    height = round(top / _TOLERANCE)
    for near in (height, height - 1, height + 1):
        if (text, near) in exact:
            return exact[text, near]
    for place in range(len(groups) - 1, max(len(groups) - _MOST_COMPARED, 0) - 1, -1):
        group = groups[place]
        if "\n" in group.text + text:
            continue
        if abs(group.top - top) <= _TOLERANCE and fuzz.ratio(group.text, text) >= _ALIKE:
            return place
    exact[text, height] = len(groups)
    groups.append(_Group(text, top))
    return len(groups) - 1


def _lies_across(page: Page, index: int) -> bool:
    """Whether a line is printed over others, or is far larger: the text of a page leaves room for itself."""
    line = page.items[index]
    others = [item for place, item in enumerate(page.items) if place != index]
    sizes = [item.size for item in others if isinstance(item, PrintedLine)]
    if isinstance(line, PrintedLine) and sizes and line.size > _HUGE * median(sizes):
        return True
    return any(_overlap(line, other) for other in others)


def _overlap(line: Item, other: Item) -> bool:
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    if shared < (line.bottom - line.top) / 2 or not isinstance(line, PrintedLine):
        return False
    first, last = (other.x0, other.x1) if isinstance(other, PrintedLine) else (other.edges[0], other.edges[-1])
    return min(line.x1, last) - max(line.x0, first) > line.size


def _watermarks(pages: Sequence[Page], known: set[Place]) -> Iterator[Place]:
    """Lines across the text that most pages show at the very same place."""
    places: defaultdict[tuple[str, int, int], list[Place]] = defaultdict(list)
    for place, page in enumerate(pages):
        for index, item in enumerate(page.items):
            if isinstance(item, PrintedLine) and (place, index) not in known:
                places[item.text, round(item.x0 / 2), round(item.top / 2)].append((place, index))
    for found in places.values():
        if len(found) >= max(_FEWEST, _ANYWHERE * len(pages)):
            yield from (place for place in found if _lies_across(pages[place[0]], place[1]))
