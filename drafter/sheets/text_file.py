"""Plain text as lines with their numbers; a form feed, or a line set in by one blank, opens a page."""

import re
from collections.abc import Iterator
from pathlib import Path

from drafter.findings.decoding import decode
from drafter.messages import catalogue
from drafter.sheets.csv_file import tabbed
from drafter.sheets.grid import Book, TextLine
from drafter.sheets.guard import refusal

_say = catalogue("drafter.sheets")
_PAGE_NUMBER = re.compile(r"\s*[-—–]?\s*\d{1,4}\s*[-—–]?\s*")
_GAP = 3
"""Blank lines that part the number of a page from its text."""


def read_text(path: Path, data: bytes) -> Book:
    """The lines of a text file, and its table where tabs part the cells.

    Raises:
        InputError: it cannot be decoded.
    """
    decoded = decode(data)
    if decoded is None:
        raise refusal(path, "not_text")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return Book(str(path), tabbed(path.name, text), tuple(_lines(text.split("\n"))))


def _lines(raw: list[str]) -> Iterator[TextLine]:
    """The lines that say something; a page's number is none of them and opens the next page."""
    opens, gap = True, 0
    for number, line in enumerate(raw, 1):
        if not line.strip():
            gap += 1
            continue
        if gap >= _GAP and _PAGE_NUMBER.fullmatch(line):
            opens = True
        else:
            opens = opens or line[0] in "\f \u3000"
            yield TextLine(line.strip(), _say("place_line", line=number), opens)
            opens = False
        gap = 0
