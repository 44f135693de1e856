"""What python-docx leaves to XML: tables that repeat their head, the imprint, indents, a landscape section."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from drafter.rendering.blocks import Imprint, Table
from drafter.rendering.widths import shares
from drafter.rendering.word_text import align, give_style, name

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as WordParagraph

PORTRAIT_WIDTH = 8844
"""The width of the text area, in twips: 156 mm."""
LANDSCAPE_WIDTH = 12756
"""The width of the text area of a landscape page, in twips: 225 mm."""

_HEAD, _CELL, _IMPRINT = "NoticeTableHead", "NoticeTableCell", "NoticeImprint"
_NUMBER = re.compile(r"[-+]?[\d,]+(\.\d+)?[%％]?")
_LANDSCAPE = {"top": 1588, "bottom": 1474, "left": 1984, "right": 2098}  # twips: the page turned by a quarter


class Writer(Protocol):
    """What the tables need of the writer of the document."""

    document: "Document"
    styles: dict[str, Any]
    width: int

    def runs(self, paragraph: object, text: str, *, strong: bool = False) -> None:
        """Append text to the element of a paragraph."""
        ...


def add_table(writer: Writer, table: Table) -> None:
    """Append a table: its head repeats on every page, no row is split, grouped cells are merged downwards."""
    columns = _columns(table)
    count = 1 + len(table.rows) + bool(table.footer)
    word = _new_table(writer, count, shares(columns, writer.width, table.grouped), "HouseTable")
    rows = list(word.rows)
    for cell, text in zip(_cells(rows[0]), table.header, strict=True):
        _put(writer, cell, text, _HEAD)
    places = _places(table, columns)
    for row, texts in zip(rows[1:], table.rows, strict=False):
        _fill_row(writer, row, texts, table, places)
    if table.footer:
        _add_footer(writer, rows[-1], table.footer)
    for row in rows:
        _flag_row(row, "cantSplit")
    _flag_row(rows[0], "tblHeader")


def add_imprint(writer: Writer, imprint: Imprint) -> None:
    """Append the record at the foot of the last page of the notice: what is said openly, then two ruled lines."""
    word = _new_table(writer, 3, [writer.width * 11 // 20, writer.width * 9 // 20], "HouseImprint")
    for row, text in zip(word.rows, (imprint.disclosure, imprint.copies), strict=False):
        _put(writer, row.cells[0].merge(row.cells[1])._tc, text, _IMPRINT)
    printer, printed = _cells(word.rows[2])
    _put(writer, printer, imprint.printer, _IMPRINT)
    align(_put(writer, printed, imprint.printed, _IMPRINT), "right")
    for row, eighths in zip(list(word.rows)[1:], ("8", "4"), strict=True):
        for cell in row.cells:
            _rule_above(cell, eighths)
    for row in word.rows:
        _flag_row(row, "cantSplit")
    _float_at_foot(word)


def add_landscape_section(document: "Document") -> None:
    """Begin a section on a new landscape page, without the character grid of the notice."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Twips

    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin, section.bottom_margin = Twips(_LANDSCAPE["top"]), Twips(_LANDSCAPE["bottom"])
    section.left_margin, section.right_margin = Twips(_LANDSCAPE["left"]), Twips(_LANDSCAPE["right"])
    section.footer_distance = Twips(_LANDSCAPE["bottom"] - 737)
    properties: Any = document.element.body.sectPr
    for grid in properties.findall(name("docGrid")):
        properties.remove(grid)


def indent(paragraph: "WordParagraph", left: int, right: int) -> None:
    """Indent a paragraph from both sides, in twips."""
    from docx.shared import Twips

    paragraph.paragraph_format.left_indent = Twips(left)
    paragraph.paragraph_format.right_indent = Twips(right)


def _columns(table: Table) -> list[list[str]]:
    return [list(column) for column in zip(table.header, *table.rows, strict=True)]


def _new_table(writer: Writer, rows: int, widths: list[int], style: str) -> "WordTable":
    from docx.shared import Twips

    word: WordTable = writer.document.add_table(rows, len(widths), style=writer.styles[style])
    word.autofit = False
    properties: Any = word._tbl.tblPr  # python-docx sets no width of a table
    width = properties.find(name("tblW"))
    width.set(name("w"), str(sum(widths)))
    width.set(name("type"), "dxa")
    for i, twips in enumerate(widths):
        word.columns[i].width = Twips(twips)
    for row in word.rows:  # by columns would be quadratic
        for cell, twips in zip(_cells(row), widths, strict=True):
            cell[0][0].set(name("w"), str(twips))
    return word


def _cells(row: "_Row") -> list[Any]:
    """The elements of the cells of a row of a new table."""
    cells: Any = row._tr
    return [cell for cell in cells if cell.tag == name("tc")]


def _add_footer(writer: Writer, row: "_Row", footer: tuple[str, ...]) -> None:
    cells = list(row.cells)
    spare = len(cells) - len(footer)
    first = cells[0].merge(cells[spare]) if spare else cells[0]
    for cell, text in zip((first, *cells[spare + 1 :]), footer, strict=True):
        _put(writer, cell._tc, text, _HEAD)


def _places(table: Table, columns: list[list[str]]) -> list[str]:
    """How the cells of each column are aligned; empty where as the style has it."""
    where = "center" if table.grouped else "right"
    return [where if any(map(_NUMBER.fullmatch, column)) else "" for column in columns]


def _fill_row(writer: Writer, row: "_Row", texts: Sequence[str], table: Table, places: Sequence[str]) -> None:
    for i, (cell, text, where) in enumerate(zip(_cells(row), texts, places, strict=True)):
        paragraph = _put(writer, cell, text, _CELL)
        if where:
            align(paragraph, where)
        if i < table.grouped:
            _merge_down(cell, restart=bool(text))


def _put(writer: Writer, cell: Any, text: str, style: str) -> object:  # noqa: ANN401 - the element of a cell
    paragraph = cell.find(name("p"))
    give_style(paragraph, style)
    writer.runs(paragraph, text)
    return paragraph


def _merge_down(cell: Any, *, restart: bool) -> None:  # noqa: ANN401 - the element of a cell
    properties = cell[0]  # merging cell by cell is quadratic
    properties.append(_element("vMerge", val="restart" if restart else "continue"))


def _flag_row(row: "_Row", flag: str) -> None:
    properties: Any = row._tr.get_or_add_trPr()  # python-docx has no name for it
    properties.append(_element(flag))


def _rule_above(cell: "_Cell", eighths: str) -> None:
    """Draw a line above a cell, so many eighths of a point thick."""
    borders = _element("tcBorders")
    borders.append(_element("top", val="single", sz=eighths, space="0", color="auto"))
    properties: Any = cell._tc.get_or_add_tcPr()
    for old in properties.findall(name("tcBorders")):  # both halves of a merged cell lead here
        properties.remove(old)
    properties.append(borders)


def _float_at_foot(word: "WordTable") -> None:
    """Anchor a table to the foot of the text area."""
    place = _element("tblpPr", horzAnchor="margin", tblpXSpec="left", vertAnchor="margin", tblpYSpec="bottom")
    properties: Any = word._tbl.tblPr
    properties.find(name("tblStyle")).addnext(place)


def _element(tag: str, **attributes: str) -> "BaseOxmlElement":
    from docx.oxml import OxmlElement

    element: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(name(key), value)
    return element
