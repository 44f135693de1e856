"""The notice as a Word document in the house style of GB/T 9704-2012."""

import re
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from drafter.rendering import package, word_tables
from drafter.rendering.blocks import Annex, Block, ClauseBlock, Heading, Imprint, Notice, Paragraph, Style, Table
from drafter.rendering.widths import halves
from drafter.rendering.word_text import add_run, give_style

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_STYLES = {
    Style.NUMBER: "NoticeNumber",
    Style.TITLE: "Title",
    Style.ADDRESSEE: "NoticeAddressee",
    Style.BODY: "NoticeBody",
    Style.NOTE: "NoticeNote",
    Style.ANNEX_LIST: "NoticeAnnexList",
    Style.SIGNATURE: "NoticeSignature",
    Style.DATE: "NoticeDate",
}
_TURN = Lock()
"""One thread writes at a time. python-docx has one parser for all threads, and a thread that first uses lxml by it
takes over the parser's table of names (`_getThreadDict` in lxml's parser.pxi), which then belongs to several.
libxml2 does not guard that table: one thread parses without Python's lock while another makes elements, both enter
names, and a name is lost or the process dies. Two threads that do only this, with new names, die within seconds,
but not where each has first parsed something by a parser of its own. Whoever did not start the threads cannot be
sure of that. So there is a lock: a Word file takes a twentieth of a case's time, mostly under Python's own lock.
"""

_DATE_INDENT = 1280  # twips: four characters of 三号, as the style of the date has it
_HALF_CHARACTER = 160  # twips: half a character of 三号
_TITLE_HALF = 220  # twips: half a character of 二号
_TITLE_SLACK = 4  # halves of a character that a line may lose to a number or a bracket that must not be split


def to_word(notice: Notice) -> bytes:
    """Write a notice as docx.

    Blanks are marked in yellow, so that whoever fills them in finds them. The same notice gives the same bytes:
    the document is dated by the notice, or by a fixed day.
    """
    with _TURN:
        return _written(notice)


def _written(notice: Notice) -> bytes:
    document = package.open_house()
    package.describe(document, notice.title, notice.issuer, notice.issued)
    writer = _Writer(document, [blank.shown for blank in notice.blanks])
    dates = [b.text for b in notice.blocks if isinstance(b, Paragraph) and b.style is Style.DATE]
    for block in notice.blocks:
        writer.write(block)
        if isinstance(block, Paragraph) and block.style is Style.SIGNATURE and dates:
            writer.centre_over(block.text, dates[0])
    return package.saved(document)


class _Writer:
    """Appends blocks to a document."""

    def __init__(self, document: "Document", blanks: Sequence[str]) -> None:
        self.document = document
        self.styles: dict[str, Any] = {style.style_id: style for style in document.styles}
        longest_first = sorted(set(blanks), key=len, reverse=True)
        self.blanks = re.compile("(" + "|".join(map(re.escape, longest_first)) + ")" if blanks else "(?!)")
        self.width = word_tables.PORTRAIT_WIDTH

    def write(self, block: Block) -> None:
        match block:
            case Heading():
                self.paragraph(f"Heading{block.level}", block.number + block.text)
            case ClauseBlock():
                paragraph = self.paragraph("NoticeClause", block.label + block.lead, strong=bool(block.lead))
                self.runs(paragraph._p, block.rest)
            case Paragraph(style=Style.TITLE):
                word_tables.indent(self.paragraph("Title", block.text), *_balanced(block.text))
            case Paragraph():
                self.paragraph(_STYLES[block.style], block.text)
            case Table():
                self.table(block)
            case Imprint():
                word_tables.add_imprint(self, block)
            case Annex():
                self.annex(block)

    def paragraph(self, style: str, text: str, *, strong: bool = False) -> "WordParagraph":
        """Append a paragraph of a style, by the style's id."""
        paragraph = self.document.add_paragraph()
        give_style(paragraph._p, style)
        self.runs(paragraph._p, text, strong=strong)
        return paragraph

    def runs(self, paragraph: object, text: str, *, strong: bool = False) -> None:
        """Append text to the element of a paragraph, its blanks marked."""
        for piece, is_blank in self._pieces(text):
            add_run(paragraph, piece, style="Strong" if strong else "", marked=is_blank)

    def _pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        for i, piece in enumerate(self.blanks.split(text) if text else ()):
            if piece:
                yield piece, i % 2 == 1

    def centre_over(self, signature: str, date: str) -> None:
        """Indent the last paragraph so that the signature stands centred over the date."""
        right = _DATE_INDENT + (halves(date) - halves(signature)) * _HALF_CHARACTER // 2
        word_tables.indent(self.document.paragraphs[-1], 0, max(0, right))

    def table(self, table: Table) -> None:
        if table.caption:
            self.paragraph("NoticeTableCaption", table.caption)
        if table.unit:
            self.paragraph("NoticeTableUnit", table.unit)
        word_tables.add_table(self, table)
        self.paragraph("NoticeTableNote" if table.note else "NoticeTableGap", table.note)

    def annex(self, annex: Annex) -> None:
        """Begin the annex on a landscape page of its own."""
        word_tables.add_landscape_section(self.document)
        self.width = word_tables.LANDSCAPE_WIDTH
        self.paragraph("NoticeAnnexMark", annex.mark)
        self.paragraph("NoticeAnnexTitle", annex.title)


def _balanced(title: str) -> tuple[int, int]:
    """Indents, in twips, that keep the last line of a title from being a remnant of a few characters."""
    room, width = word_tables.PORTRAIT_WIDTH // _TITLE_HALF, halves(title)
    if not 0 < width % room < room // 3 or width < room:
        return 0, 0
    line = width // (width // room + 1) + _TITLE_SLACK
    spare = max(0, word_tables.PORTRAIT_WIDTH - line * _TITLE_HALF) // 2
    return spare, spare
