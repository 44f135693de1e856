"""The rows of score tables that came into a document with their cells, each piece with its place in the text."""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby

from drafter.ingest.model import Document, Paragraph
from drafter.sheets.grid import Cell, Grid
from drafter.sheets.heads import NAMES, REASONS, Head, find_head
from drafter.sheets.numbers import read_points
from drafter.sheets.passages import EMPTY, Passage, SheetRow
from drafter.sheets.words import is_word

_Span = tuple[int, int]
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,4})?分?")


def celled_rows(document: Document) -> tuple[SheetRow, ...]:
    """The rows of the score tables of a document; none where it has no tables with cells. Linear in its length."""
    found: list[SheetRow] = []
    for celled, group in groupby(document.paragraphs, key=lambda paragraph: bool(paragraph.cells)):
        if celled:
            found += _table(document.text, tuple(group))
    return tuple(found)


def _table(text: str, rows: Sequence[Paragraph]) -> Iterator[SheetRow]:
    width = max(len(row.cells) for row in rows)
    head = find_head(Grid("", tuple(_cells(row, number, width) for number, row in enumerate(rows))))
    if head is None or not head.columns("full"):
        return
    for row in rows[head.row + head.depth :]:
        if len(row.cells) == width and (read := _row(text, row, head)):
            yield read


def _cells(row: Paragraph, number: int, width: int) -> tuple[Cell | None, ...]:
    own = [Cell(text.strip(), "", number, column) for column, text in enumerate(row.cells)]
    return (*own, *[None] * (width - len(own)))


def _row(text: str, row: Paragraph, head: Head) -> SheetRow | None:
    spans = _spans(row)
    leaf = next(columns[-1] for role in NAMES if (columns := head.columns(role)))
    full = min(head.columns("full"), key=lambda column: (column < leaf, abs(column - leaf)))
    awarded = head.columns("awarded")
    name = next((c for c in range(leaf, -1, -1) if c in _named(head) and row.cells[c].strip()), leaf)
    if not _NUMBER.fullmatch(row.cells[full].strip()) or _is_total(row, head):
        return None
    read = [column for column in awarded if read_points(row.cells[column]).value is not None]
    return SheetRow(
        name=_passage(text, spans, [name]),
        full=_passage(text, spans, [full]),
        awarded=_passage(text, spans, read if len(awarded) == 1 else []),
        rules=_passage(text, spans, head.columns("meaning", "standard")),
        reason=_passage(text, spans, head.columns(*REASONS)),
        target=_passage(text, spans, head.columns("target")),
        actual=_passage(text, spans, head.columns("actual")),
    )


def _named(head: Head) -> tuple[int, ...]:
    return head.columns(*NAMES)


def _is_total(row: Paragraph, head: Head) -> bool:
    words = [row.cells[column] for column in _named(head)]
    return any(is_word(word, "rows", kind) for word in words for kind in ("total", "subtotal"))


def _spans(row: Paragraph) -> list[_Span]:
    """The place of every cell in the document."""
    found: list[_Span] = []
    position = 0
    for cell in row.cells:
        bare = cell.strip()
        position = max(row.text.find(bare, position), position)
        found.append((row.start + position, row.start + position + len(bare)))
        position += len(bare)
    return found


def _passage(text: str, spans: Sequence[_Span], columns: Sequence[int]) -> Passage:
    pieces = [Passage.of(text, [spans[column]]) for column in columns if spans[column][0] < spans[column][1]]
    return reduce(lambda before, piece: piece.behind(before), pieces, EMPTY)
