"""Word documents: every table as a grid, merged cells in both directions resolved."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.messages import catalogue
from drafter.sheets.grid import Book, Cell, Grid, TextLine
from drafter.sheets.guard import refusal

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_say = catalogue("drafter.sheets")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}tbl"})
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})
_MOST_COLUMNS = 120
_LINES_BEFORE = 12


def read_word(path: Path, data: bytes) -> Book:
    """Every table of a document, with the lines of text before it; a document without tables as its lines.

    Raises:
        InputError: the document is damaged.
    """
    import docx  # 0.2 s that other formats need not pay

    try:
        body = docx.Document(BytesIO(data)).element.body
    except Exception as error:  # python-docx raises nearly anything on a damaged package
        raise refusal(path, "damaged") from error
    grids: list[Grid] = []
    lines: list[str] = []
    for element in body.iter(f"{_W}p", f"{_W}tbl"):
        if _within_table(element):
            continue
        if element.tag == f"{_W}tbl":
            grids.append(_grid(element, len(grids) + 1, tuple(lines[-_LINES_BEFORE:])))
        elif text := _text(element).strip():
            lines.append(text)
    numbered = tuple(TextLine(text, _say("place_line", line=n)) for n, text in enumerate(lines, 1))
    return Book(str(path), tuple(grid for grid in grids if grid.rows), numbered)


def _within_table(element: "BaseOxmlElement") -> bool:
    return next(element.iterancestors(f"{_W}tbl"), None) is not None


def _grid(table: "BaseOxmlElement", number: int, before: tuple[str, ...]) -> Grid:
    rows: list[list[Cell | None]] = []
    for index, element in enumerate(_own(table, f"{_W}tr", f"{_W}tbl")):
        rows.append(list(_row(element, index, number, rows[-1] if rows else [])))
    width = max(map(len, rows), default=0)
    padded = tuple(tuple(row + [None] * (width - len(row))) for row in rows)
    return Grid(_say("place_table", table=number), padded, before=before)


def _row(element: "BaseOxmlElement", index: int, number: int, above: list[Cell | None]) -> Iterator[Cell | None]:
    column = 0
    for _ in range(_number(element.find(f"{_W}trPr/{_W}gridBefore"), 0)):
        yield None
        column += 1
    for item in _own(element, f"{_W}tc", f"{_W}tr"):
        span = _number(item.find(f"{_W}tcPr/{_W}gridSpan"), 1)
        merge = item.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        upper = above[column] if goes_on and column < len(above) else None
        place = _say("place_cell", table=number, row=index + 1, column=column + 1)
        cell = upper or Cell(_joined(item), place, index, column)
        for _ in range(span):
            yield cell
            column += 1


def _own(parent: "BaseOxmlElement", tag: str, kind: str) -> Iterator["BaseOxmlElement"]:
    """The descendants of a kind that belong to this parent and not to a table inside it."""
    return (item for item in parent.iter(tag) if next(item.iterancestors(kind)) is parent)


def _number(element: "BaseOxmlElement | None", default: int) -> int:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(value), _MOST_COLUMNS) if value.isdigit() else default


def _joined(cell: "BaseOxmlElement") -> str:
    return "\n".join(_text(paragraph) for paragraph in _own(cell, f"{_W}p", f"{_W}tc")).strip()


def _text(element: "BaseOxmlElement") -> str:
    pieces = []
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _BREAKS:
            pieces.append("\n")
        elif child.tag == f"{_W}tab":
            pieces.append(" ")
        elif child.tag not in _GONE:
            pieces.append(_text(child))
    return "".join(pieces)
