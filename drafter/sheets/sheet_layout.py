"""How an exported sheet looks: fonts, borders, widths, the page, and what a reviewer may change in it."""

import math
import unicodedata
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.properties import PageSetupProperties

from drafter.messages import catalogue

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_say = catalogue("drafter.sheets")

WIDTHS = (9.0, 6.0, 9.0, 6.0, 14.0, 6.0, 44.0, 8.0, 46.0)
"""Widths of the columns, in characters of the body's font; together one A4 page on its side."""

_BODY, _HEADING, _TITLE = "宋体", "黑体", "黑体"
_LINE = Side(style="thin", color="808080")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_INPUT = PatternFill("solid", fgColor="FFF9E5")
_GREY = PatternFill("solid", fgColor="E7EBF0")
_LINE_HEIGHT = 13.5
_MOST_HEIGHT = 409.0
_A4 = 9


def title(cell: "Cell") -> None:
    """The title of the sheet."""
    cell.font = Font(name=_TITLE, size=16, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def caption(cell: "Cell", *, open_: bool = False) -> None:
    """A label or value above the table; an open one is for the reviewer to fill in."""
    cell.font = Font(name=_BODY, size=10)
    cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
    if open_:
        cell.fill = _INPUT
        cell.protection = Protection(locked=False)


def heading(cell: "Cell") -> None:
    """A head of a column."""
    cell.font = Font(name=_HEADING, size=10, bold=True)
    cell.fill = _GREY
    cell.border = _BORDER
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def plain(cell: "Cell", *, left: bool = False) -> None:
    """A cell of the table that is not to be changed."""
    cell.font = Font(name=_BODY, size=9)
    cell.border = _BORDER
    cell.alignment = Alignment(horizontal="left" if left else "center", vertical="center", wrap_text=True)


def entry(cell: "Cell", *, left: bool = False) -> None:
    """A cell of the table that the reviewer fills in."""
    plain(cell, left=left)
    cell.fill = _INPUT
    cell.protection = Protection(locked=False)


def total(cell: "Cell") -> None:
    """A cell of a row of sums."""
    plain(cell)
    cell.font = Font(name=_HEADING, size=10, bold=True)
    cell.fill = _GREY


def page(sheet: "Worksheet", head_row: int, last_row: int) -> None:
    """A4 on its side, as wide as the page, the head on every page, numbered; frozen below the head; locked."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.75, 0.4
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{head_row}:{head_row}"
    sheet.print_area = f"A1:{chr(ord('A') + len(WIDTHS) - 1)}{last_row}"
    if sheet.oddFooter is not None and sheet.oddFooter.center is not None:
        sheet.oddFooter.center.text = _say("export_footer")
    sheet.freeze_panes = f"F{head_row + 1}"
    for index, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False
    sheet.protection.formatCells = False


def height(texts: dict[int, str]) -> float:
    """The height of a row in points that shows some texts in full, by their columns."""
    lines = max((_lines(text, WIDTHS[column]) for column, text in texts.items()), default=1)
    return min(max(lines, 2) * _LINE_HEIGHT + 4, _MOST_HEIGHT)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(_wide(line) * 0.95 / (width - 1))) for line in text.split("\n"))


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
