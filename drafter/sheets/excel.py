"""Workbooks: .xlsx and .xlsm. Values are read as stored; no formula is computed, no macro is looked at."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import Problem
from drafter.ingest.cell_values import shown
from drafter.ingest.excel_scan import Area, SheetScan, position, scan_sheet
from drafter.messages import catalogue
from drafter.sheets.grid import Book, Cell, Grid, State
from drafter.sheets.guard import macros, refusal

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_say = catalogue("drafter.sheets")

DETAIL_SHEET = "drafter"
"""The hidden sheet in which an export keeps what its visible sheet does not show."""

_MOST_ROWS = 5000
_MOST_COLUMNS = 120
_OUTSIDE = re.compile(
    r"\||\b(?:WEBSERVICE|HYPERLINK|DDE|CALL|REGISTER|EXEC|IMPORT\w+)\s*\(|\[[^\]]*\]|https?:|\\\\", re.I
)


def read_excel(path: Path, data: bytes) -> Book:
    """Every sheet of a workbook as a grid.

    Sheets of more than 5000 filled rows are passed over with a remark: no score sheet is that long.

    Raises:
        InputError: the workbook is damaged.
    """
    try:
        return _Reader(path, data).book()
    except Exception as error:  # on a damaged part openpyxl and lxml raise nearly anything
        raise refusal(path, "damaged") from error


class _Reader:
    def __init__(self, path: Path, data: bytes) -> None:
        self._path, self._data = path, data
        self._remarks: list[Problem] = []

    def book(self) -> Book:
        from openpyxl import load_workbook  # 0.2 s that other formats need not pay

        workbook = load_workbook(BytesIO(self._data), read_only=True, data_only=True, keep_links=False)
        if macros(self._data):
            self._remark(str(self._path), "macros")
        with zipfile.ZipFile(BytesIO(self._data)) as package:
            grids = tuple(self._grids(workbook, package))
            detail = self._detail(workbook)
        return Book(str(self._path), grids, detail=detail, remarks=tuple(self._remarks))

    def _grids(self, workbook: "Workbook", package: zipfile.ZipFile) -> Iterator[Grid]:
        for sheet in workbook.worksheets:
            part = str(getattr(sheet, "_worksheet_path", ""))
            if sheet.title == DETAIL_SHEET and sheet.sheet_state != "visible":
                continue
            scan = scan_sheet(package, part, _MOST_ROWS)
            if scan.filled > _MOST_ROWS:
                self._remark(sheet.title, "long_sheet", most=_MOST_ROWS)
            elif scan.filled:
                if scan.far:
                    self._remark(f"{sheet.title}!{scan.far}", "far_rows")
                yield self._grid(sheet, scan)

    def _grid(self, sheet: Any, scan: SheetScan) -> Grid:  # noqa: ANN401  # a vendor's class for reading only
        if scan.hidden_rows and sheet.sheet_state == "visible":
            rows = "、".join(str(row + 1) for row in sorted(scan.hidden_rows)[:20])
            self._remark(sheet.title, "hidden_rows", rows=rows)
        sheet.reset_dimensions()
        found: dict[tuple[int, int], Cell] = {}
        for row in sheet.iter_rows(max_row=scan.last_row + 1, max_col=_MOST_COLUMNS):
            for cell in row:
                if cell.value is not None or (cell.data_type == "f"):
                    read = self._cell(sheet.title, cell, scan)
                    found[read.row, read.column] = read
        for reference in scan.formulas:
            self._formula(sheet.title, reference, scan, found)
        return Grid(
            sheet.title,
            _filled(found, scan.merged),
            hidden_columns=frozenset(scan.hidden_columns),
            hidden=sheet.sheet_state != "visible",
        )

    def _cell(self, title: str, cell: Any, scan: SheetScan) -> Cell:  # noqa: ANN401  # see above
        reference = cell.coordinate
        _, stored = scan.formulas.get(reference, ("", True))
        state = State.ERROR if cell.data_type == "e" else State.READ if stored else State.NO_RESULT
        return Cell(shown(cell), f"{title}!{reference}", cell.row - 1, cell.column - 1, state)

    def _formula(self, title: str, reference: str, scan: SheetScan, found: dict[tuple[int, int], Cell]) -> None:
        where = position(reference)
        if where is None or where[0] > scan.last_row or where[1] >= _MOST_COLUMNS:
            return
        formula, stored = scan.formulas[reference]
        unsafe = bool(_OUTSIDE.search(formula))
        if unsafe:
            self._remark(f"{title}!{reference}", "unsafe_formula", formula=formula[:60])
        if unsafe or not stored:
            state = State.UNSAFE if unsafe else State.NO_RESULT
            found[where] = Cell("", f"{title}!{reference}", *where, state)

    def _detail(self, workbook: "Workbook") -> tuple[tuple[str, ...], ...]:
        if DETAIL_SHEET not in workbook.sheetnames:
            return ()
        sheet = workbook[DETAIL_SHEET]
        rows = sheet.iter_rows(max_row=_MOST_ROWS * 4, values_only=True)
        return tuple(tuple(str(value) for value in row if value is not None) for row in rows)

    def _remark(self, where: str, key: str, **values: object) -> None:
        self._remarks.append(Problem(where, _say(key, **values)))


def _filled(found: dict[tuple[int, int], Cell], merged: list[Area]) -> tuple[tuple[Cell | None, ...], ...]:
    """The cells by position, every merged cell at all of its positions that lie within what is filled."""
    height = max((row for row, _ in found), default=-1) + 1
    width = max((column for _, column in found), default=-1) + 1
    grid: list[list[Cell | None]] = [[found.get((r, c)) for c in range(width)] for r in range(height)]
    for top, left, bottom, right in merged:
        cell = found.get((top, left))
        for row in range(top, min(bottom + 1, height)):
            for column in range(left, min(right + 1, width)):
                grid[row][column] = cell
    return tuple(tuple(row) for row in grid)
