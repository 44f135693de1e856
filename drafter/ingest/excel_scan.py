"""What a sheet of a workbook holds besides its values: merged cells, hidden rows and columns, formulas.

Read in one pass over the part's XML, so that a sheet of any length is measured before it is loaded.
"""

import re
import zipfile
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_MERGES = 20_000
_CHUNK = 1 << 16
_LETTERS = 26
_GAP = 1000
"""Empty rows behind which no score table goes on."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, all from 0 and inclusive."""


@dataclass(slots=True)
class SheetScan:
    """The outline of one sheet.

    Attributes:
        filled: number of rows in which any cell has a value.
        last_row: the last of them, from 0; -1 for none.
        far: the first cell of the first row behind so many empty ones that nothing from there on is counted.
        merged: merged areas.
        hidden_rows: rows that are not shown, from 0, of those that have values.
        hidden_columns: columns that are not shown, from 0.
        formulas: by cell (`B7`): the formula and whether its result is stored.
    """

    filled: int = 0
    last_row: int = -1
    far: str = ""
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: dict[str, tuple[str, bool]] = field(default_factory=dict)


def scan_sheet(package: zipfile.ZipFile, part: str, most_rows: int) -> SheetScan:
    """Outline one sheet of a workbook.

    Args:
        package: the workbook.
        part: the sheet's part in it.
        most_rows: the scan stops behind as many filled rows and one more: then the rest is not known.

    Raises:
        ValueError: the part is missing or is not well-formed XML.
    """
    watcher = _Watcher()
    try:
        with package.open(part) as stream:
            watcher.read(stream, most_rows)
    except (KeyError, expat.ExpatError, zipfile.BadZipFile, EOFError, OSError) as error:
        raise ValueError(str(error)) from error
    return watcher.found


def area(reference: str) -> Area | None:
    """`B2:C5` as positions, or `None` for what is no reference."""
    first, _, last = reference.replace("$", "").partition(":")
    start, end = position(first), position(last or first)
    return (*start, *end) if start and end else None


def position(reference: str) -> tuple[int, int] | None:
    """`B7` as row and column from 0."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1):
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(match.group(2)) - 1, column - 1


class _Watcher:
    """Hears the elements of a sheet and keeps what matters."""

    def __init__(self) -> None:
        self.found = SheetScan()
        self._row = -1
        self._row_hidden = self._row_filled = False
        self._cell = self._first = ""
        self._formula: list[str] | None = None
        self._in_formula = self._in_value = self._has_value = False

    def read(self, stream: IO[bytes], most_rows: int) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            if self.found.filled > most_rows:
                return
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        handler = _STARTS.get(name.rpartition(" ")[2])
        if handler:
            handler(self, attributes)

    def _text(self, text: str) -> None:
        if self._in_formula and self._formula is not None:
            self._formula.append(text)
        elif self._in_value and text:
            self._has_value = True

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "f":
            self._in_formula = False
        elif local in ("v", "is"):
            self._in_value = False
        elif local == "c":
            self._close_cell()
        elif local == "row" and self._row_filled:
            self._close_row()

    def _close_row(self) -> None:
        found = self.found
        if found.filled and self._row > found.last_row + _GAP:
            found.far = found.far or self._first
            return
        found.filled += 1
        found.last_row = max(found.last_row, self._row)
        if self._row_hidden:
            found.hidden_rows.add(self._row)

    def _on_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) - 1 if number.isdigit() else self._row + 1
        self._row_hidden = attributes.get("hidden") in ("1", "true")
        self._row_filled = False

    def _on_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes.get("r", "")
        self._formula, self._has_value = None, False

    def _on_formula(self, _: dict[str, str]) -> None:
        self._formula, self._in_formula = [], True

    def _on_value(self, _: dict[str, str]) -> None:
        self._in_value = True

    def _close_cell(self) -> None:
        if self._has_value or self._formula is not None:
            self._first = self._first if self._row_filled else self._cell
            self._row_filled = True
        if self._formula is not None:
            self.found.formulas[self._cell] = ("".join(self._formula), self._has_value)

    def _on_column(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in ("1", "true") and first.isdigit() and last.isdigit():
            self.found.hidden_columns.update(range(int(first) - 1, min(int(last), 512)))

    def _on_merge(self, attributes: dict[str, str]) -> None:
        found = area(attributes.get("ref", ""))
        if found and len(self.found.merged) < _MOST_MERGES:
            self.found.merged.append(found)


_STARTS = {
    "row": _Watcher._on_row,
    "c": _Watcher._on_cell,
    "f": _Watcher._on_formula,
    "v": _Watcher._on_value,
    "is": _Watcher._on_value,
    "col": _Watcher._on_column,
    "mergeCell": _Watcher._on_merge,
}
