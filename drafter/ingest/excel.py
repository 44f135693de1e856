"""Workbooks: every sheet that shows, as tables between its blank rows; values are read as they show."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from drafter.ingest.assembly import Assembly, Content, Grid
from drafter.ingest.cell_values import shown
from drafter.ingest.excel_scan import Area, SheetScan, scan_sheet
from drafter.messages import catalogue

_say = catalogue("drafter.ingest")
_MOST_ROWS = 20_000
_MOST_COLUMNS = 200
_GAP = 1000
"""Empty rows behind which nothing is looked for."""

_CHINESE = re.compile("[\u4e00-\u9fff]")
_Row = list[str]


def read(data: bytes) -> Content:
    """The content of a .xlsx file: the name of each sheet as a heading, its titles as paragraphs, its tables.

    Hidden sheets, hidden codes of programs and what goes beyond 20,000 rows are left out with a remark.

    Raises:
        ValueError: the bytes are no workbook; the message is the reader's.
    """
    from openpyxl import load_workbook  # costs 0.2 s that plain text need not pay

    assembly = Assembly()
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        with zipfile.ZipFile(BytesIO(data)) as package:
            for sheet in workbook.worksheets:
                _sheet(assembly, sheet, package)
    except Exception as error:  # on a damaged part openpyxl and lxml raise nearly anything
        raise ValueError(str(error)) from error
    return assembly.content()


def _sheet(assembly: Assembly, sheet: Any, package: zipfile.ZipFile) -> None:  # noqa: ANN401  # a vendor's class
    if sheet.sheet_state != "visible":
        assembly.remarks.append(_say("hidden_sheet", sheet=sheet.title))
        return
    scan = scan_sheet(package, str(getattr(sheet, "_worksheet_path", "")), _MOST_ROWS)
    rows = list(_rows(sheet))
    if _forget_machine_cells(rows, scan):
        assembly.remarks.append(_say("machine_cells", sheet=sheet.title))
    if scan.filled > _MOST_ROWS:
        assembly.remarks.append(_say("long_sheet", sheet=sheet.title, most=_MOST_ROWS))
    if not any(any(row) for row in rows):
        return
    assembly.paragraph(sheet.title.strip() or _say("sheet"), level=1)
    for first, behind in _blocks(rows):
        known = len(assembly.paragraphs)  # every row of a block becomes one
        _block(assembly, rows, scan.merged, first, behind)
        folded = sorted(scan.hidden_rows.intersection(range(first, behind)))
        unseen = [assembly.paragraphs[known + row - first] for row in folded]
        assembly.hidden += [(paragraph.start, paragraph.end) for paragraph in unseen]


def _rows(sheet: Any) -> Iterator[_Row]:  # noqa: ANN401  # see above
    """The rows of a sheet up to the last that is filled; columns may end early."""
    sheet.reset_dimensions()
    empty: list[_Row] = []
    taken = 0
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS):
        values = [re.sub(r"\s+", " ", shown(cell, cut=True)) for cell in row]
        while values and not values[-1]:
            values.pop()
        if values:
            yield from empty
            yield values
            taken += 1
            empty = []
        else:
            empty.append(values)
        if taken >= _MOST_ROWS or len(empty) > _GAP:
            return


def _forget_machine_cells(rows: list[_Row], scan: SheetScan) -> bool:
    """Empty what only a program reads, and say whether there was any.

    That is hidden rows above all that shows, and hidden columns without a word of Chinese. Other hidden cells are
    data that somebody folded away, and totals count them.
    """
    first = next((index for index, row in enumerate(rows) if row and index not in scan.hidden_rows), len(rows))
    shows = [row for index, row in enumerate(rows) if index not in scan.hidden_rows]
    worded = {place for row in shows for place, cell in enumerate(row) if _CHINESE.search(cell)}
    columns = scan.hidden_columns - worded
    emptied = [
        [] if index < first else ["" if place in columns else cell for place, cell in enumerate(row)]
        for index, row in enumerate(rows)
    ]
    changed = emptied != rows
    rows[:] = [row if any(row) else [] for row in emptied]
    return changed


def _blocks(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Rows that follow each other without a blank one."""
    first = None
    for index, row in enumerate([*rows, []]):
        if row and first is None:
            first = index
        elif not row and first is not None:
            yield first, index
            first = None


def _block(assembly: Assembly, rows: Sequence[_Row], merged: Sequence[Area], first: int, behind: int) -> None:
    """Rows of one cell before and behind a table are its titles and notes."""
    lone = [sum(bool(cell) for cell in row) <= 1 for row in rows[first:behind]]
    start = next((index for index, alone in enumerate(lone) if not alone), len(lone))
    end = next((len(lone) - index for index, alone in enumerate(reversed(lone)) if not alone), start)
    for row in rows[first : first + start]:
        assembly.paragraph(next(cell for cell in row if cell))
    if start < end:
        assembly.table(_grid(rows, merged, first + start, first + end))
    for row in rows[first + max(end, start) : behind]:
        assembly.paragraph(next(cell for cell in row if cell))


def _grid(rows: Sequence[_Row], merged: Sequence[Area], first: int, behind: int) -> Grid:
    width = max(len(row) for row in rows[first:behind])
    printed = [[*row, *[""] * (width - len(row))] for row in rows[first:behind]]
    filled = [list(row) for row in printed]
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in merged:
        if not (first <= top < behind and left < width):
            continue
        for row in range(top, min(bottom + 1, behind)):
            for column in range(left, min(right + 1, width)):
                if (row, column) != (top, left):
                    filled[row - first][column] = printed[top - first][left]
                    covered.add((row - first, column))
    used = [c for c in range(width) if any(row[c] for row in filled)]
    places = {column: place for place, column in enumerate(used)}
    return Grid(
        [[row[c] for c in used] for row in printed],
        [[row[c] for c in used] for row in filled],
        frozenset((row, places[column]) for row, column in covered if column in places),
    )
