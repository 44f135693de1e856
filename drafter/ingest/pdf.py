"""PDF files: the text layer page by page, ruled tables, and pages without text through optical recognition."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

from drafter.ingest import ocr
from drafter.ingest.assembly import Content, with_remarks
from drafter.ingest.page_order import placed
from drafter.ingest.pages import content
from drafter.ingest.pdf_page import Character, Sheet, read_sheet, runs_of
from drafter.ingest.pdf_tables import Rules
from drafter.ingest.printed import Page, PrintedTable
from drafter.messages import catalogue

_say = catalogue("drafter.ingest")
_MOST_PAGES = 20_000
_BATCH = 100
_SCANNED = 0.35
_FEWEST = 12
_UNREADABLE = 0.3
_POINTS = 72
_RESOLUTION = 200
_MOST_NAMED = 10


class EncryptedError(ValueError):
    """The file asks for a password."""


def read(data: bytes) -> Content:
    """The content of a PDF file; it is read page by page, and pictures of pages are held one at a time.

    Raises:
        EncryptedError: it asks for a password.
        ocr.MissingError: it holds pictures of text only, and no recognition is installed.
        ValueError: the bytes are not a PDF file, or it is damaged; the message is the reader's.
    """
    import pypdfium2  # costs 0.2 s that plain text need not pay

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        kind = (
            EncryptedError if "password" in str(error).lower() or "security" in str(error).lower() else ValueError
        )
        raise kind(str(error)) from error
    with closing(document):
        if len(document) > _MOST_PAGES:
            raise ValueError(_say("too_many_pages", pages=len(document), most=_MOST_PAGES))
        pages: list[Page] = []
        unread: list[int] = []
        for first in range(0, len(document), _BATCH):
            numbers = range(first, min(first + _BATCH, len(document)))
            pages += _batch(data, document, numbers, unread)
    if unread and not any(page.items for page in pages):
        raise ocr.MissingError
    found = content(pages)
    return with_remarks(found, [_remark(unread)] if unread else [])


def _remark(unread: Sequence[int]) -> str:
    named = "、".join(map(str, unread[:_MOST_NAMED])) + ("…" if len(unread) > _MOST_NAMED else "")
    return _say("unread_pages", pages=named, count=len(unread))


def _batch(data: bytes, document: Any, numbers: Sequence[int], unread: list[int]) -> Iterator[Page]:  # noqa: ANN401
    """Some pages: their rules are looked for together, as opening a file for each would cost the square."""
    sheets = [_sheet(document, number, read_sheet) for number in numbers]
    looked_at = [
        number + 1
        for number, sheet in zip(numbers, sheets, strict=True)
        if not _is_scanned(sheet) and (sheet.lossy or (sheet.ruled and sheet.characters))
    ]
    rules = Rules(data, looked_at, {number + 1: sheet.turn for number, sheet in zip(numbers, sheets, strict=True)})
    with closing(rules):
        for number, sheet in zip(numbers, sheets, strict=True):
            if _is_scanned(sheet):
                yield _recognised(document, number, sheet, unread)
            else:
                yield _page(number + 1, sheet, *rules.look(number + 1, sheet))


def _sheet(document: Any, number: int, read_page: Callable[[Any], Any]) -> Any:  # noqa: ANN401  # a vendor's class
    try:
        page = document[number]
    except Exception as error:  # a page that is referred to but missing
        raise ValueError(str(error)) from error
    with closing(page):
        return read_page(page)


def _is_scanned(sheet: Sheet) -> bool:
    """Whether a page is a picture: it has hardly any text, or signs of which nobody knows the characters."""
    shown = [one.text for one in sheet.characters if not one.blank]
    if sheet.pictured >= _SCANNED and len(shown) < _FEWEST:
        return True
    private = sum("\ue000" <= text <= "\uf8ff" or text == "\ufffd" for text in shown)
    return len(shown) >= _FEWEST and private > _UNREADABLE * len(shown)


def _recognised(document: Any, number: int, sheet: Sheet, unread: list[int]) -> Page:  # noqa: ANN401  # see above
    page = Page(number + 1, sheet.width, sheet.height)
    if not ocr.is_installed():
        unread.append(number + 1)
        return page
    picture = _sheet(document, number, lambda shown: shown.render(scale=_RESOLUTION / _POINTS).to_pil())
    page.items, page.stray = ocr.items(picture, sheet.width, sheet.height)
    return page


def _page(number: int, sheet: Sheet, upright: Sequence[Character], tables: Sequence[PrintedTable]) -> Page:
    free = [one for one in upright if one.blank or not any(_holds(table, one) for table in tables)]
    stray = "".join(one.text for one in sheet.characters if one.slant)
    items = placed(runs_of(free), tables)
    return Page(number, sheet.width, sheet.height, items, [stray] if stray.strip() else [])


def _holds(table: PrintedTable, character: Character) -> bool:
    x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
    return table.edges[0] <= x <= table.edges[-1] and table.top <= y <= table.bottom
