"""Word documents: paragraphs and table rows in reading order, as they read once every revision is accepted."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from drafter.ingest.model import Paragraph
from drafter.ingest.plain import heading_level

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}rPr", f"{_W}pPr"})
"""What does not read: deleted text, and the copy of a drawing for older programs."""
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")
_PAGE_NUMBER = re.compile(r"[\s\d—–\-－/·.第页共，,]*")
"""All that a header or footer holds on most papers; it changes from page to page and is no text."""
_Piece = tuple[str, int | None, tuple[str, ...]]


def read(data: bytes) -> tuple[str, tuple[Paragraph, ...]]:
    """The text of a .docx file and its paragraphs.

    Headers and footers stand at the beginning, each text once and page numbers left out; foot- and endnotes at
    the end.

    Raises:
        ValueError: the bytes are not a .docx file; the message is the reader's.
    """
    document = _open(data)
    levels = {
        style.style_id: int(match[1]) for style in document.styles if (match := _STYLE.match(style.name or ""))
    }
    roots = (document.element.body, *_related(document, _NOTES))
    pieces = [piece for root in roots for piece in _pieces(root, levels)]
    return _assembled([*_margins(document, levels), *pieces])


def _margins(document: "WordDocument", levels: dict[str, int]) -> Iterator[_Piece]:
    """What stands above and below the pages."""
    pieces = (piece for root in _related(document, _MARGINS) for piece in _pieces(root, levels))
    yield from {piece[0]: piece for piece in pieces if not _PAGE_NUMBER.fullmatch(piece[0])}.values()


def _open(data: bytes) -> "WordDocument":
    import docx  # costs 0.2 s that plain text need not pay

    try:
        return docx.Document(BytesIO(data))
    except Exception as error:
        raise ValueError(str(error)) from error


def _related(document: "WordDocument", kinds: tuple[str, ...]) -> Iterator["BaseOxmlElement"]:
    """What belongs to the document and stands in parts of its own."""
    from docx.oxml import parse_xml  # see above

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in kinds:
            yield parse_xml(relation.target_part.blob)


def _assembled(pieces: list[_Piece]) -> tuple[str, tuple[Paragraph, ...]]:
    found: list[Paragraph] = []
    offset = 0
    for text, level, cells in pieces:
        found.append(Paragraph(text=text, start=offset, end=offset + len(text), level=level, cells=cells))
        offset += len(text) + 1
    return "\n".join(text for text, _, _ in pieces), tuple(found)


def _pieces(root: "BaseOxmlElement", levels: dict[str, int]) -> Iterator[_Piece]:
    for element in root.iterchildren():
        if element.tag == f"{_W}p":
            yield from _paragraph(element, levels)
        elif element.tag == f"{_W}tbl":
            yield from _table(element)
        elif element.tag not in _GONE:
            yield from _pieces(element, levels)


def _paragraph(element: "BaseOxmlElement", levels: dict[str, int]) -> Iterator[_Piece]:
    """A paragraph, or several where lines were broken by hand; those of its text boxes follow it."""
    style = element.find(f"{_W}pPr/{_W}pStyle")
    level = levels.get(style.get(f"{_W}val", "")) if style is not None else None
    for line in "".join(_characters(element)).split("\n"):
        if text := line.strip():
            yield text, level or heading_level(text), ()
    for box in _boxes(element):
        yield from _pieces(box, levels)


def _table(element: "BaseOxmlElement") -> Iterator[_Piece]:
    for row in element.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is element:
            cells = tuple(
                _cell(cell) for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row
            )
            if any(cells):
                yield "\t".join(cells), None, cells


def _cell(element: "BaseOxmlElement") -> str:
    lines = ("".join(_characters(paragraph)) for paragraph in element.iter(f"{_W}p"))
    return re.sub(r"\s+", " ", " ".join(lines)).strip()


def _characters(element: "BaseOxmlElement") -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _GONE and child.tag != f"{_W}txbxContent":
            yield from _characters(child)


def _boxes(element: "BaseOxmlElement") -> Iterator["BaseOxmlElement"]:
    for child in element.iterchildren():
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _GONE:
            yield from _boxes(child)
