"""Tables of Word documents: merged cells in both directions, deleted rows and cells left out."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from drafter.ingest.assembly import Grid, padded

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_COLUMNS = 200
Text = Callable[["BaseOxmlElement"], str]


def grid_of(table: "BaseOxmlElement", text: Text) -> Grid:
    """A table as it reads once every revision is accepted; tables inside its cells become their text.

    Args:
        table: `w:tbl`.
        text: gives the text of a `w:p`.
    """
    printed: list[list[str]] = []
    filled: list[list[str]] = []
    covered: set[tuple[int, int]] = set()
    for element in _own(table, f"{_W}tr", f"{_W}tbl"):
        if element.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = [(item, _cell(item, text)) for item in _cells(element)]
        lead = [""] * _number(element.find(f"{_W}trPr/{_W}gridBefore"), 0)
        row, places = _row(lead, cells, filled[-1] if filled else [])
        covered |= {(len(filled), column) for column in places}
        printed.append([value for _, value in cells])
        filled.append(row)
    return Grid(printed, padded(filled), frozenset(covered))


def _row(
    row: list[str], cells: list[tuple["BaseOxmlElement", str]], above: list[str]
) -> tuple[list[str], set[int]]:
    """The cells of a row by column, and the columns whose cell was begun elsewhere."""
    covered: set[int] = set()
    for item, text in cells:
        merge = item.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue" and len(row) < len(above)
        value = above[len(row)] if goes_on else text
        for place in range(max(_number(item.find(f"{_W}tcPr/{_W}gridSpan"), 1), 1)):
            if goes_on or place:
                covered.add(len(row))
            row.append(value)
    return row, covered


def _cells(row: "BaseOxmlElement") -> Iterator["BaseOxmlElement"]:
    for item in _own(row, f"{_W}tc", f"{_W}tr"):
        if item.find(f"{_W}tcPr/{_W}cellDel") is None:
            yield item


def _own(parent: "BaseOxmlElement", tag: str, kind: str) -> Iterator["BaseOxmlElement"]:
    """The descendants of a kind that belong to this parent and not to a table inside it."""
    return (item for item in parent.iter(tag) if next(item.iterancestors(kind)) is parent)


def _number(element: "BaseOxmlElement | None", default: int) -> int:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(value), _MOST_COLUMNS) if value.isdigit() else default


def _cell(element: "BaseOxmlElement", text: Text) -> str:
    lines = (text(paragraph) for paragraph in element.iter(f"{_W}p"))
    return re.sub(r"\s+", " ", " ".join(lines)).strip()
