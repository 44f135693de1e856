"""PDF files: the text layer page by page, ruled tables, and pages without text through optical recognition."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from drafter.ingest import ocr
from drafter.ingest.assembly import Content, with_remarks
from drafter.ingest.page_order import placed
from drafter.ingest.pages import content
from drafter.ingest.pdf_legible import is_legible
from drafter.ingest.pdf_page import Character, Sheet, read_sheet
from drafter.ingest.pdf_runs import runs_of
from drafter.ingest.pdf_tables import Rules
from drafter.ingest.printed import Page, PrintedTable
from drafter.messages import catalogue

_say = catalogue("drafter.ingest")
_MOST_PAGES = 5_000
_BATCH = 100
_SCANNED = 0.35
_FEWEST = 12
_UNMAPPED = 0.25
_POINTS = 72
_RESOLUTION = 200
_MOST_NAMED = 10


class EncryptedError(ValueError):
    """The file asks for a password."""


class GarbledError(ValueError):
    """The text layer gives other characters than the pages show, and no recognition is installed."""


@dataclass
class _Unread:
    """The numbers of the pages, from 1, whose text layer is of no use.

    Attributes:
        scanned: pictures that could not be read, as no recognition is installed.
        garbled: their text layer is no text, and they could not be read likewise.
        recognised: their text layer is no text, and what they show was recognised.
    """

    scanned: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)

    def remarks(self) -> Iterator[str]:
        """What a reader has to be told."""
        kinds = (
            ("unread_pages", self.scanned),
            ("garbled_pages", self.garbled),
            ("recognised_pages", self.recognised),
        )
        for key, numbers in kinds:
            if numbers:
                named = "、".join(map(str, numbers[:_MOST_NAMED])) + ("…" if len(numbers) > _MOST_NAMED else "")
                yield _say(key, pages=named, count=len(numbers))


def read(data: bytes) -> Content:
    """The content of a PDF file; it is read page by page, and pictures of pages are held one at a time.

    Raises:
        EncryptedError: it asks for a password.
        ocr.MissingError: it holds pictures of text only, and no recognition is installed.
        GarbledError: what it holds as text is none, and no recognition is installed.
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
        unread = _Unread()
        for first in range(0, len(document), _BATCH):
            numbers = range(first, min(first + _BATCH, len(document)))
            pages += _batch(data, document, numbers, unread)
    if (unread.scanned or unread.garbled) and not any(page.items for page in pages):
        raise GarbledError if unread.garbled else ocr.MissingError
    return with_remarks(content(pages), unread.remarks())


def _batch(data: bytes, document: Any, numbers: Sequence[int], unread: _Unread) -> Iterator[Page]:  # noqa: ANN401
    """Some pages: their rules are looked for together, as opening a file for each would cost the square."""
    sheets = [_sheet(document, number, read_sheet) for number in numbers]
    of_use = [not _is_scanned(sheet) and (sheet.lossy or _is_text(sheet, sheet.characters)) for sheet in sheets]
    looked_at = [
        number + 1
        for number, sheet, useful in zip(numbers, sheets, of_use, strict=True)
        if useful and (sheet.lossy or (sheet.ruled and sheet.characters))
    ]
    turns = {number + 1: sheet.turn for number, sheet in zip(numbers, sheets, strict=True)}
    lossy = [number + 1 for number, sheet in zip(numbers, sheets, strict=True) if sheet.lossy]
    rules = Rules(data, looked_at, turns, lossy)
    with closing(rules):
        for number, sheet, useful in zip(numbers, sheets, of_use, strict=True):
            upright, tables = rules.look(number + 1, sheet) if useful else ((), ())
            if useful and (not sheet.lossy or _is_text(sheet, upright)):
                yield _page(number + 1, sheet, upright, tables)
            else:
                yield _recognised(document, number, sheet, unread)


def _sheet(document: Any, number: int, read_page: Callable[[Any], Any]) -> Any:  # noqa: ANN401  # a vendor's class
    try:
        page = document[number]
    except Exception as error:  # a page that is referred to but missing
        raise ValueError(str(error)) from error
    with closing(page):
        return read_page(page)


def _is_scanned(sheet: Sheet) -> bool:
    """Whether a page is a picture: it has hardly any text."""
    return sheet.pictured >= _SCANNED and sum(not one.blank for one in sheet.characters) < _FEWEST


def _is_text(sheet: Sheet, characters: Sequence[Character]) -> bool:
    """Whether the characters of a page are known: most of its signs have one, and they read as a language does."""
    shown = sum(not one.blank for one in characters)
    unmapped = sheet.unmapped >= _FEWEST and sheet.unmapped > _UNMAPPED * (shown + sheet.unmapped)
    return not unmapped and is_legible("".join(one.text for one in characters))


def _recognised(document: Any, number: int, sheet: Sheet, unread: _Unread) -> Page:  # noqa: ANN401  # see above
    page = Page(number + 1, sheet.width, sheet.height)
    scanned = _is_scanned(sheet)
    if not ocr.is_installed():
        (unread.scanned if scanned else unread.garbled).append(number + 1)
        return page
    picture = _sheet(document, number, lambda shown: shown.render(scale=_RESOLUTION / _POINTS).to_pil())
    page.items, page.stray = ocr.items(picture, sheet.width, sheet.height)
    if not scanned:
        unread.recognised.append(number + 1)
    return page


def _page(number: int, sheet: Sheet, upright: Sequence[Character], tables: Sequence[PrintedTable]) -> Page:
    free = [one for one in upright if one.blank or not any(_holds(table, one) for table in tables)]
    stray = "".join(one.text for one in sheet.characters if one.slant)
    items = placed(runs_of(free), tables)
    return Page(number, sheet.width, sheet.height, items, [stray] if stray.strip() else [])


def _holds(table: PrintedTable, character: Character) -> bool:
    x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
    return table.edges[0] <= x <= table.edges[-1] and table.top <= y <= table.bottom
