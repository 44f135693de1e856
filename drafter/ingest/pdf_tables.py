"""The ruled tables of PDF pages: the rules as pdfplumber finds them, the text in each cell from pdfium."""

import logging
from bisect import bisect, bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

from drafter.ingest.assembly import Grid
from drafter.ingest.open_rules import open_edges, visible_edges
from drafter.ingest.pdf_page import Character, Sheet
from drafter.ingest.pdf_runs import runs_of
from drafter.ingest.pdf_standing import OnLine, Standing
from drafter.ingest.printed import PrintedLine, PrintedTable, cell_text, rows_of
from drafter.ingest.stacked_rows import parted

if TYPE_CHECKING:
    from pdfplumber.page import Page

Box = tuple[float, float, float, float]
_SAME = 2.5
_LETTER_GAP, _WORD_GAP = 0.25, 1.3
"""Of the height of a line: between these two gaps the letters of a line stand that was spread."""
_SNAP = 3
_FEWEST_EDGES = 3
_MOST_CELLS = 20_000
_MOST_DRAWINGS = 20_000
_LEAST_FILLED = 0.12


class Rules:
    """The drawings of some pages of a file as pdfplumber sees them, one page at a time and in order.

    Of pages on which pdfium loses text the characters are read too.
    """

    def __init__(
        self,
        data: bytes,
        numbers: Sequence[int],
        turns: Mapping[int, int] | None = None,
        lossy: Collection[int] = (),
    ) -> None:
        import pdfplumber  # costs 0.3 s that a file without rules need not pay

        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every oddity of a font
        self._wanted = frozenset(numbers)
        self._turns = turns or {}
        self._lossy = frozenset(lossy)
        try:
            self._opened = pdfplumber.open(BytesIO(data)) if numbers else None
        except Exception:  # pdfminer asks more of a file than pdfium, which gave the text
            self._opened = None
        self._pages = self._each()

    def _each(self) -> Iterator["Page"]:
        """The wanted pages: those before them are passed over, those behind them never looked for."""
        from pdfminer.pdfpage import PDFPage
        from pdfplumber.page import Page

        from drafter.ingest.pdf_drawings import DrawnPage

        if self._opened is None:
            return
        left = len(self._wanted)
        for number, page in enumerate(PDFPage.create_pages(self._opened.doc), 1):
            if number in self._wanted:
                page.rotate = page.attrs["Rotate"] = self._turns.get(number, page.rotate)
                kind = Page if number in self._lossy else DrawnPage
                yield kind(self._opened, page, page_number=number)
                left -= 1
            if not left:
                return

    def look(self, number: int, sheet: Sheet) -> tuple[list[Character], tuple[PrintedTable, ...]]:
        """The upright characters of a page by its number from 1, also those that pdfium lost, and its tables.

        Drawings that are no rules, and those that cannot be read, give no tables.
        """
        characters = [one for one in sheet.characters if not one.slant]
        if number not in self._wanted or self._opened is None:
            return characters, ()
        try:
            page = next(self._pages)
            try:
                if sheet.lossy:
                    characters += _lost(page, characters)
                few = len(page.objects.get("curve", ())) + len(page.objects.get("rect", ())) <= _MOST_DRAWINGS
                return characters, tuple(_tables(page, characters)) if few and sheet.ruled else ()
            finally:
                page.close()
        except Exception:  # pdfminer raises nearly anything on odd drawings; the text is whole without
            logging.getLogger(__name__).info("no rules could be read on page %d", number)
            return characters, ()

    def close(self) -> None:
        """Give the file back."""
        if self._opened:
            with suppress(Exception):  # pdfplumber looks for every page once more to close it, damaged or not
                self._opened.close()


def _lost(page: "Page", characters: Sequence[Character]) -> Iterator[Character]:
    """What pdfplumber sees where pdfium sees nothing; only there, as it sometimes scrambles digits."""
    left, top = _origin(page)
    upright = [
        Character(text, char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
        for char in page.chars
        if (text := str(char["text"])).strip() and char.get("upright", True) and not text.startswith("(cid:")
    ]
    seen, plumbed = Standing(characters), Standing(upright)
    before: Character | None = None
    for found in upright:
        beside = seen.beside(found)
        if not _is_seen(found, beside, plumbed.beside(found)):
            between = " " if before and _goes_on(before, found, beside) else "\n"
            yield Character(between, found.x0, found.top, found.x0, found.bottom)
            yield found
            before = found


def _goes_on(before: Character, found: Character, seen: OnLine) -> bool:
    """Whether a character stands behind one on its line, with a gap and nothing that pdfium sees between them."""
    height = found.bottom - found.top
    gap = found.x0 - before.x1
    if abs(found.top - before.top) > _SAME or not _LETTER_GAP * height < gap < _WORD_GAP * height:
        return False
    return bisect_left(seen.middles, before.x1) == bisect_left(seen.middles, found.x0)


def _is_seen(found: Character, seen: OnLine, plumbed: OnLine) -> bool:
    """Whether pdfium sees a character there, or as many on the line, or the like behind it: an indent."""
    like = seen.lefts.get(found.text, ())
    if like and len(like) >= len(plumbed.lefts[found.text]):
        return True
    if any(found.x0 <= left <= found.x1 + _SAME for left in like):
        return True
    near = bisect_left(seen.middles, (found.x0 + found.x1) / 2 - 2 * _SAME)
    return near < len(seen.middles) and seen.middles[near] <= (found.x0 + found.x1) / 2 + 2 * _SAME


def _origin(page: "Page") -> tuple[float, float]:
    """Where pdfium's page begins: at the box that is shown, and not at that of the paper."""
    return max(page.mediabox[0], page.cropbox[0]), max(page.mediabox[1], page.cropbox[1])


def _tables(page: "Page", characters: Sequence[Character]) -> Iterator[PrintedTable]:
    taken: list[Box] = []
    found: list[tuple[Box, list[Box]]] = []
    x0, y0 = _origin(page)
    for cells in _found(page):
        boxes = [(left - x0, top - y0, right - x0, bottom - y0) for left, top, right, bottom in cells]
        found.append((_frame(boxes), boxes))
    for frame, boxes in sorted(found, key=lambda one: -_area(one[0])):
        if any(_within(frame, other) for other in taken):
            continue
        if table := _printed(boxes, characters):
            taken.append(frame)
            yield table


def _frame(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _found(page: "Page") -> list[list[Box]]:
    """The cells of the tables that rules enclose, those also that are open at a side or at the end of a page."""
    from pdfplumber import table as tables
    from pdfplumber.utils.geometry import filter_edges

    drawn = tables.merge_edges(
        visible_edges(page),
        snap_x_tolerance=_SNAP,
        snap_y_tolerance=_SNAP,
        join_x_tolerance=_SNAP,
        join_y_tolerance=_SNAP,
    )
    edges = filter_edges(drawn, min_length=_SNAP)
    crossings = tables.edges_to_intersections([*edges, *open_edges(edges)], _SNAP, _SNAP)
    return tables.cells_to_tables(tables.intersections_to_cells(crossings))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _within(inner: Box, outer: Box) -> bool:
    low = outer[0] <= inner[0] + 1 and outer[1] <= inner[1] + 1
    return low and outer[2] >= inner[2] - 1 and outer[3] >= inner[3] - 1


def _edges(values: Sequence[float]) -> list[float]:
    """Edges that differ by no more than the width of a rule are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME:
            found.append(value)
    return found


def _printed(boxes: Sequence[Box], characters: Sequence[Character]) -> PrintedTable | None:
    if len(boxes) > _MOST_CELLS:
        return None
    whole = [*boxes, *_holes(boxes, characters)]
    cells = parted(whole, _lines(whole, characters))
    return cells and printed_table(cells[0], [[line.text for line in lines] for lines in cells[1]])


def _holes(boxes: Sequence[Box], characters: Sequence[Character]) -> Iterator[Box]:
    """Places of the grid with text and without a box, as a rule is missing there: what they hold is kept."""
    lefts = _edges([edge for box in boxes for edge in (box[0], box[2])])
    tops = _edges([edge for box in boxes for edge in (box[1], box[3])])
    covered = {
        place
        for box in boxes
        for place in product(
            range(_place(tops, box[1]), _place(tops, box[3])), range(_place(lefts, box[0]), _place(lefts, box[2]))
        )
    }
    written = {
        (bisect(tops, (one.top + one.bottom) / 2) - 1, bisect(lefts, (one.x0 + one.x1) / 2) - 1)
        for one in characters
        if not one.blank
    }
    for row, column in sorted(written - covered):
        if 0 <= row < len(tops) - 1 and 0 <= column < len(lefts) - 1:
            yield lefts[column], tops[row], lefts[column + 1], tops[row + 1]


def printed_table(boxes: Sequence[Box], lines: Sequence[Sequence[str]]) -> PrintedTable | None:
    """A table from the boxes of its cells and the lines of text in each; `None` for a frame around a text."""
    lefts = _edges([edge for box in boxes for edge in (box[0], box[2])])
    tops = _edges([edge for box in boxes for edge in (box[1], box[3])])
    if len(lefts) < _FEWEST_EDGES or len(tops) < _FEWEST_EDGES - 1:
        return None
    texts = [cell_text(each) for each in lines]
    if sum(bool(text) for text in texts) < max(_LEAST_FILLED * len(texts), 2):
        return None
    return PrintedTable(_grid(boxes, texts, lefts, tops), tuple(lefts), tops[0], tops[-1])


def _grid(boxes: Sequence[Box], texts: Sequence[str], lefts: Sequence[float], tops: Sequence[float]) -> Grid:
    """The cells by row and column; one that spans several stands at the first and is repeated in `filled`."""
    width, height = len(lefts) - 1, len(tops) - 1
    printed = [[""] * width for _ in range(height)]
    filled = [[""] * width for _ in range(height)]
    covered: set[tuple[int, int]] = set()
    for box, text in zip(boxes, texts, strict=True):
        row, column = min(_place(tops, box[1]), height - 1), min(_place(lefts, box[0]), width - 1)
        printed[row][column] = text
        below, beside = max(_place(tops, box[3]), row + 1), max(_place(lefts, box[2]), column + 1)
        for place in product(range(row, below), range(column, beside)):
            filled[place[0]][place[1]] = text
            if place != (row, column):
                covered.add(place)
    return Grid(printed, filled, frozenset(covered))


def _place(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _lines(boxes: Sequence[Box], characters: Sequence[Character]) -> list[list[PrintedLine]]:
    """The lines of text in every cell: characters whose middles stand in it."""
    inside: list[list[Character]] = [[] for _ in boxes]
    by_top = sorted(range(len(boxes)), key=lambda index: boxes[index][1])
    last = -1
    for character in characters:
        if character.blank:
            if last >= 0:
                inside[last].append(character)
            continue
        x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
        last = last if last >= 0 and _holds(boxes[last], x, y) else _holder(boxes, by_top, x, y)
        if last >= 0:
            inside[last].append(character)
    return [rows_of(runs_of(found)) for found in inside]


def _holder(boxes: Sequence[Box], by_top: Sequence[int], x: float, y: float) -> int:
    return next((index for index in by_top if _holds(boxes[index], x, y)), -1)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
