"""Word documents: paragraphs and tables in reading order, as they read once every revision is accepted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from drafter.ingest.assembly import Assembly, Content
from drafter.ingest.plain import heading_level
from drafter.ingest.word_numbers import Numbering
from drafter.ingest.word_parts import without_missing
from drafter.ingest.word_tables import grid_of
from drafter.messages import catalogue

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_say = catalogue("drafter.ingest")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}rPr", f"{_W}pPr"})
"""What does not read: deleted text, and the copy of a drawing for older programs."""
_REVISED = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")
_PAGE_NUMBER = re.compile(r"[\s\d—–\-－/·.第页共，,]*")
"""All that a header or footer holds on most papers; it changes from page to page and is no text."""

_WHITE = re.compile(r"(?:f[c-f]){3}", re.IGNORECASE)
_SMALLEST = 4
"""Half points of a font that nobody can read."""


def read(data: bytes) -> Content:
    """The content of a .docx file.

    Headers and footers stand at the beginning of the text, each once and page numbers left out, and are no
    paragraphs; foot- and endnotes stand at the end. Numbers that Word itself writes before paragraphs are part
    of the text.

    Raises:
        ValueError: the bytes are not a .docx file; the message is the reader's.
    """
    document = _open(data)
    reader = _Reader(document)
    for text in dict.fromkeys(reader.margins()):
        if not _PAGE_NUMBER.fullmatch(text):
            reader.assembly.aside(text)
    reader.read(document.element.body)
    if next(document.element.body.iter(*_REVISED), None) is not None:
        reader.assembly.remarks.append(_say("revised"))
    for root in _related(document, _NOTES):
        reader.read(root)
    return reader.assembly.content()


def _open(data: bytes) -> "WordDocument":
    import docx  # costs 0.2 s that plain text need not pay

    try:
        return docx.Document(BytesIO(data))
    except KeyError:  # a part that another one names is not there
        with_those_that_are = without_missing(data)
    except Exception as error:
        raise ValueError(str(error)) from error
    try:
        return docx.Document(BytesIO(with_those_that_are))
    except Exception as error:
        raise ValueError(str(error)) from error


def _related(document: "WordDocument", kinds: tuple[str, ...]) -> Iterator["BaseOxmlElement"]:
    """What belongs to the document and stands in parts of its own; a broken one is passed over."""
    from docx.oxml import parse_xml  # see above

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in kinds:
            try:
                yield parse_xml(relation.target_part.blob)
            except SyntaxError as error:  # what lxml raises is one
                raise ValueError(str(error)) from error


@dataclass
class _Line:
    """A line of a paragraph that grows, and which spans of it do not show."""

    text: str = ""
    hidden: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, *, hidden: bool) -> None:
        if hidden and text.strip():
            self.hidden.append((len(self.text), len(self.text) + len(text)))
        self.text += text


class _Reader:
    def __init__(self, document: "WordDocument") -> None:
        self.assembly = Assembly()
        self._document = document
        self._levels = {
            style.style_id: int(match[1]) for style in document.styles if (match := _STYLE.match(style.name or ""))
        }
        numbering = next(_related(document, ("numbering",)), None)
        self._numbering = Numbering(numbering, document.styles.element)
        self._lead = ""

    def margins(self) -> Iterator[str]:
        """What stands above and below the pages, line by line."""
        for root in _related(self._document, _MARGINS):
            for paragraph in root.iter(f"{_W}p"):
                for line in _lines(paragraph):
                    if text := line.text.strip():
                        yield text

    def read(self, root: "BaseOxmlElement") -> None:
        """Take in everything of a part."""
        self._read(root)
        if self._lead:
            self._line(_Line(self._lead), None, "")
            self._lead = ""

    def _read(self, root: "BaseOxmlElement") -> None:
        for element in root.iterchildren():
            if element.tag == f"{_W}p":
                self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                self.assembly.table(grid_of(element, self._cell_text))
            elif element.tag not in _GONE:
                self._read(element)

    def _cell_text(self, paragraph: "BaseOxmlElement") -> str:
        number = self._numbering.number(paragraph)
        return number + " ".join(line.text for line in _lines(paragraph)).strip()

    def _paragraph(self, element: "BaseOxmlElement") -> None:
        """A paragraph, or several where lines were broken by hand; those of its text boxes follow it."""
        style = element.find(f"{_W}pPr/{_W}pStyle")
        level = self._levels.get(style.get(f"{_W}val", "")) if style is not None else None
        lines = list(_lines(element))
        if _goes_on(element):
            self._lead += "".join(line.text for line in lines)
            return
        lead, self._lead = self._lead, ""
        number = self._numbering.number(element)
        if lead or any(line.text.strip() for line in lines):
            lead = number + lead
        for place, line in enumerate(lines):
            self._line(line, level, lead if not place else "")
        for box in _boxes(element):
            self._read(box)

    def _line(self, line: _Line, level: int | None, lead: str) -> None:
        whole = lead + line.text
        text = whole.strip()
        if text:
            shift = len(lead) - (len(whole) - len(whole.lstrip()))
            spans = [(max(a + shift, 0), min(b + shift, len(text))) for a, b in line.hidden]
            self.assembly.paragraph(text, level or heading_level(text), hidden=[(a, b) for a, b in spans if a < b])


def _goes_on(paragraph: "BaseOxmlElement") -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    mark = paragraph.find(f"{_W}pPr/{_W}rPr")
    return mark is not None and any(mark.find(f"{_W}{kind}") is not None for kind in ("del", "moveFrom"))


def _lines(paragraph: "BaseOxmlElement") -> Iterator[_Line]:
    line = _Line()
    for text, hidden in _characters(paragraph, hidden=False):
        first, *others = text.split("\n")
        line.add(first, hidden=hidden)
        for other in others:
            yield line
            line = _Line()
            line.add(other, hidden=hidden)
    yield line


def _characters(element: "BaseOxmlElement", *, hidden: bool) -> Iterator[tuple[str, bool]]:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or "", hidden
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag], hidden
        elif child.tag == f"{_W}sym":
            yield _symbol(child), hidden
        elif child.tag == f"{_W}r":
            yield from _characters(child, hidden=hidden or _is_hidden(child))
        elif child.tag not in _GONE and child.tag != f"{_W}txbxContent":
            yield from _characters(child, hidden=hidden)


def _symbol(element: "BaseOxmlElement") -> str:
    """A sign of a symbol font: a box that is ticked or not, else nothing that could be told."""
    code = element.get(f"{_W}char", "").upper()
    return {"F0FE": "☑", "F052": "☑", "F0A8": "□", "F0A3": "□", "F06F": "□", "F0FC": "✓"}.get(code, "")


def _is_hidden(run: "BaseOxmlElement") -> bool:
    """Whether a run does not show on paper: hidden, white on white, or too small to read."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    if _is_on(properties.find(f"{_W}vanish")) or _is_on(properties.find(f"{_W}webHidden")):
        return True
    size = _value(properties.find(f"{_W}sz"))
    if size.isdigit() and int(size) <= _SMALLEST:
        return True
    white = _WHITE.fullmatch(_value(properties.find(f"{_W}color")))
    return bool(white) and not _is_shaded(run)


def _is_on(element: "BaseOxmlElement | None") -> bool:
    return element is not None and _value(element) not in ("0", "false", "off")


def _value(element: "BaseOxmlElement | None") -> str:
    return str(element.get(f"{_W}val", "")) if element is not None else ""


def _is_shaded(run: "BaseOxmlElement") -> bool:
    """Whether anything around a run may be dark: its shade, that of its paragraph or cell, a table's style."""
    for around in (run, *run.iterancestors(f"{_W}p", f"{_W}tc", f"{_W}tbl")):
        kind = around.tag.rpartition("}")[2]
        properties = around.find(f"{_W}{kind}Pr")
        if properties is None:
            continue
        shade = properties.find(f"{_W}shd")
        fill = shade.get(f"{_W}fill", "auto") if shade is not None else "auto"
        if properties.find(f"{_W}highlight") is not None or not (fill == "auto" or _WHITE.fullmatch(fill)):
            return True
        if kind == "tbl" and properties.find(f"{_W}tblStyle") is not None:
            return True
    return False


def _boxes(element: "BaseOxmlElement") -> Iterator["BaseOxmlElement"]:
    for child in element.iterchildren():
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _GONE:
            yield from _boxes(child)
