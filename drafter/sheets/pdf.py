"""PDF files: ruled tables by their lines, the text in each cell by pypdfium2, and the lines where there are none.

pdfplumber finds the rules well and now and then scrambles digits; pypdfium2 reads the digits and knows no rules.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.messages import catalogue
from drafter.sheets.grid import Book, Cell, Grid, TextLine
from drafter.sheets.guard import refusal
from drafter.sheets.words import is_score_page

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_say = catalogue("drafter.sheets")
_MOST_PAGES = 2000
_MOST_TABLE_PAGES = 60
_LINES_BEFORE = 12
_LONGEST_TITLE = 60
_TITLE = re.compile(r"年.*(?:评分|自评|评价|考核)[^，。]{0,6}表$")
_LINE_END = re.compile(r"\r\n?")
_HYPHEN = re.compile("[\ufffe\x02]")
"""What the text layer holds for a hyphen at the end of a line."""

_UNSEEN = re.compile("[\uffff\x00]")
_Box = tuple[float, float, float, float]
_Character = tuple[str, float, float]
"""A character and its middle, from the left and from the bottom of the page, in points."""

_SAME_LINE = 3.0
"""Points by which the middles of the characters of one line may differ."""


def read_pdf(path: Path, data: bytes) -> Book:
    """The tables of the pages that speak of scores and of those right after them, and all lines of text.

    Raises:
        InputError: the file is damaged, encrypted, of too many pages, or holds images only.
    """
    import pypdfium2 as pdfium  # heavy, as is pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every oddity of a font
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            return _read(path, data, document)
    except InputError:
        raise
    except Exception as error:  # on a damaged file the two readers raise nearly anything
        raise refusal(path, "encrypted" if "password" in str(error).lower() else "damaged") from error


def _read(path: Path, data: bytes, document: "pdfium.PdfDocument") -> Book:
    if len(document) > _MOST_PAGES:
        raise refusal(path, "too_many_pages", pages=len(document), most=_MOST_PAGES)
    texts = [_page_text(document, number) for number in range(len(document))]
    if not any(text.strip() for text in texts):
        raise refusal(path, "images_only")
    return Book(str(path), tuple(_grids(data, document, texts)), tuple(_lines(texts)))


def _page_text(document: "pdfium.PdfDocument", number: int) -> str:
    page = document[number]
    return _plain(str(page.get_textpage().get_text_bounded()))


def _lines(texts: list[str]) -> Iterator[TextLine]:
    pages = [_filled(text) for text in texts]
    numbered = _numbered(pages)
    for page, lines in enumerate(pages, 1):
        kept = lines[:-1] if numbered else lines
        for number, line in enumerate(kept, 1):
            yield TextLine(line, _say("place_page_line", page=page, line=number), number == 1)


def _numbered(pages: list[list[str]]) -> bool:
    """Whether every page ends with its number, so that it is no part of a table."""
    last = [lines[-1].strip("-—– ") if lines else "" for lines in pages]
    shifts = {int(text) - page if text.isdecimal() else None for page, text in enumerate(last)}
    return len(pages) > 1 and len(shifts) == 1 and None not in shifts


def _grids(data: bytes, document: "pdfium.PdfDocument", texts: list[str]) -> Iterator[Grid]:
    import pdfplumber

    wanted = _pages(texts)
    if not wanted:
        return
    with pdfplumber.open(BytesIO(data), pages=[number + 1 for number in wanted]) as opened:
        for number, page in zip(wanted, opened.pages, strict=True):
            before = (*_title_before(texts, number), *_above(texts[number]))
            characters = _characters(document, number)
            for table in page.find_tables():
                if grid := _grid(table, page, characters, number, before):
                    yield grid


def _title_before(texts: list[str], number: int) -> Iterator[str]:
    """What a page ends with whose table begins on the next one, and its title."""
    lines = _filled(texts[number - 1]) if number else []
    yield from _titles(lines[:-_LINES_BEFORE])
    yield from lines[-_LINES_BEFORE:]


def _above(text: str) -> Iterator[str]:
    """The first lines of a page, and its title, which may come last in the order of drawing."""
    lines = _filled(text)
    yield from lines[:_LINES_BEFORE]
    yield from _titles(lines[_LINES_BEFORE:])


def _filled(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _titles(lines: list[str]) -> Iterator[str]:
    return filter(is_title, lines)


def is_title(line: str) -> bool:
    """Whether a line is the title of a score table, which may come last in the order of drawing."""
    return bool(_TITLE.search(line)) and len(line) < _LONGEST_TITLE


def _pages(texts: list[str]) -> list[int]:
    """Pages with the words of a score table, and every page that may continue one."""
    chosen: list[int] = []
    for number, text in enumerate(texts):
        if is_score_page(text) or (chosen and chosen[-1] == number - 1):
            chosen.append(number)
    return chosen[:_MOST_TABLE_PAGES]


def _grid(
    table: "Table", page: "Page", characters: list[_Character], number: int, before: tuple[str, ...]
) -> Grid | None:
    boxes: list[_Box] = [box for box in table.cells if box]
    lefts = sorted({round(box[0]) for box in boxes})
    tops = sorted({round(box[1]) for box in boxes})
    if len(lefts) < 3 or len(tops) < 1:  # noqa: PLR2004  # a name, a score and something else
        return None
    rows: list[list[Cell | None]] = [[None] * len(lefts) for _ in tops]
    for box in boxes:
        row, column = tops.index(round(box[1])), lefts.index(round(box[0]))
        place = _say("place_page_cell", page=number + 1, row=row + 1, column=column + 1)
        cell = Cell(_bounded(box, page, characters), place, row, column)
        for r, top in enumerate(tops):
            for c, left in enumerate(lefts):
                if round(box[1]) <= top < round(box[3]) and round(box[0]) <= left < round(box[2]):
                    rows[r][c] = cell
    name = _say("place_page", page=number + 1)
    return Grid(name, tuple(tuple(row) for row in rows), page=number + 1, before=before)


def _bounded(box: _Box, page: "Page", characters: list[_Character]) -> str:
    """The text in a cell, its lines joined: they were broken by the width of the column.

    Where one reader sees fewer characters than the other, it has lost some, and the other is taken.
    """
    left, top, right, bottom = box
    height = float(page.height)
    inside = [c for c in characters if left <= c[1] <= right and height - bottom <= c[2] <= height - top]
    lines = ["".join(text for text, *_ in line) for line in _by_line(inside)]
    other = _within(box, page).split("\n")
    return joined(other if _count(other) > _count(lines) else lines)


def _by_line(characters: list[_Character]) -> list[list[_Character]]:
    """The lines of a cell from the top, each from the left: signs of another font are often drawn last."""
    lines: list[list[_Character]] = []
    for character in sorted(characters, key=lambda found: -found[2]):
        if not lines or lines[-1][0][2] - character[2] > _SAME_LINE:
            lines.append([])
        lines[-1].append(character)
    return [sorted(line, key=lambda found: found[1]) for line in lines]


def _within(box: _Box, page: "Page") -> str:
    """What the other reader sees in a cell: characters whose middles stand in it, as high fonts reach beyond."""
    from pdfplumber.utils.text import extract_text

    left, top, right, bottom = box
    inside = [
        char
        for char in page.chars
        if left <= (char["x0"] + char["x1"]) / 2 <= right and top <= (char["top"] + char["bottom"]) / 2 <= bottom
    ]
    return str(extract_text(inside))


def _count(lines: list[str]) -> int:
    return sum(not char.isspace() for line in lines for char in line)


def _characters(document: "pdfium.PdfDocument", number: int) -> list[_Character]:
    """The characters of a page with their middles, in reading order; what has no box is left out."""
    textpage = document[number].get_textpage()
    found: list[_Character] = []
    for index in range(textpage.count_chars()):
        text = _plain(str(textpage.get_text_range(index, 1)))
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        if text.strip() and right > left and top > bottom:
            found.append((text, (left + right) / 2, (bottom + top) / 2))
        elif text == " " and found:
            found.append((" ", *found[-1][1:]))
    return found


def _plain(text: str) -> str:
    return _UNSEEN.sub("", _HYPHEN.sub("-", _LINE_END.sub("\n", text)))


def joined(lines: list[str]) -> str:
    """Lines that only the width of a column broke, as one: a number that fills its line goes on in the next."""
    kept = [line.strip() for line in lines if line.strip()]
    full = max(map(len, kept), default=0) - 2
    text = ""
    for line in kept:
        apart = text[-1:].isascii() and text[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum()
        cut = len(text.rpartition("\n")[2]) >= full and text[-1:].isdigit() and line[:1].isdigit()
        text += ("" if cut or not apart else " ") + line
    return text
