"""From a document to blocks: headings, prose, rows of tables, captions, each with the text as it reads."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from drafter.audit.lines import Line, is_row, lines_of, numerics, wrap_width
from drafter.ingest.model import Document, Paragraph
from drafter.ingest.numbering import begins_block, numbered
from drafter.text.width import View, fold

_PAGE_NUMBER = re.compile(r"(?:[-—–－]\s*)?\d{1,4}(?:\s*[-—–－])?|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?")
_NUMBER = r"-?[\d,，]*\d(?:\.\d+)?[%％]?"
_DASH = r"[-—–/]{1,2}"
CAPTION = re.compile(
    r"\s*[（(]?(?P<word>附表|续表|表|图)\s*"
    r"(?P<number>\d{1,3}(?:[-－—–.．]\d{1,3}){0,2}|[一二三四五六七八九十百]{1,4}(?![一二三四五六七八九十百]))"
    r"(?![\d.]*[%％万元])(?:[\s\u3000:：、.．]+|(?=[\u4e00-\u9fff《“])|$)(?P<title>[^\n。；]*)"
)
_NOT_TITLE = re.compile(r"[可所看得显如与和及中为的，,]|列示|反映|说明|显示")
_UNIT_LINE = re.compile(r"[（(]?\s*(?:金额)?单位[:：]\s*[万亿千百]?元|[（(]单位[:：]")
_TABLE_NOTE = re.compile(r"(?:数据|资料)?来源[:：]|注[:：]|备注[:：]")
_CLAUSE = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要)(?!否)")
_HALF_WIDTH = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()!?]")
_FULL_WIDTH = dict(zip(",:;()!?", "，：；（）！？", strict=True))
_STOPS = "。！？；：!?;:"
_ENDS = "。！？!?"
_FULL = 0.85
_NUMBERED_SLACK = 6
_WIDEST_PAGE = 160
_ROW_NUMBERS = 2
_LONGEST_CELL = 60
_SHORTEST_SENTENCE = 16
_LONG_LINE = 40
_DEEPEST_CHAPTER = 2
_LINE_HEADING = 40


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PROSE = "prose"
    CAPTION = "caption"
    CELL = "cell"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A heading, a paragraph, a caption, a line of a table, or the sentences in one of its cells.

    Attributes:
        kind: which of these.
        start: offset of its first character in the document.
        end: offset behind its last.
        source: those characters; a page number among them reads as blank.
        view: the text without line wraps and blanks; offsets relative to `start`.
        depth: of its number, 1 for 一、 to 4 for （1）; 0 without one.
        cells: of a row that came with them.
    """

    kind: BlockKind
    start: int
    end: int
    source: str
    view: View
    depth: int = 0
    cells: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text as it reads."""
        return self.view.text

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """The span in the document of a non-empty span of `text`."""
        start, end = self.view.span(first, behind)
        return self.start + start, self.start + end


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document, in its order. Linear in its length."""
    if document.source.lower().endswith(".txt"):
        return tuple(_from_lines(document.text, lines_of(document.text)))
    if document.source.lower().endswith(".pdf"):
        return tuple(_from_pages(document))
    return tuple(_from_paragraph(document, paragraph) for paragraph in document.paragraphs)


def _from_pages(document: Document) -> Iterator[Block]:
    """The blocks of a PDF file: the rows of tables that its reader found, and what the lines between them are.

    Lines of no paragraph are page numbers and running heads.
    """
    lines: list[Line] = []
    rows: dict[int, Paragraph] = {}
    for paragraph in document.paragraphs:
        if paragraph.cells:
            rows[len(lines)] = paragraph
            lines.append(Line(paragraph.text, paragraph.start))
        else:
            lines.extend(_lines_within(paragraph))
    yield from _from_lines(document.text, lines, rows)


def _lines_within(paragraph: Paragraph) -> Iterator[Line]:
    """The lines of a paragraph without running heads; a number alone between two is that of a page."""
    found = [
        Line(line.text, paragraph.start + line.start)
        for line in lines_of(paragraph.text)
        if not any(start <= paragraph.start + line.start < end for start, end in paragraph.gaps)
    ]
    last = len(found) - 1
    yield from (line for i, line in enumerate(found) if i in (0, last) or not _PAGE_NUMBER.fullmatch(line.text))


def _from_paragraph(document: Document, paragraph: Paragraph) -> Block:
    kind = BlockKind.PROSE
    if paragraph.cells or is_row(paragraph.text):
        kind = BlockKind.CELL
    elif is_caption(paragraph.flowed) or (
        _UNIT_LINE.search(paragraph.flowed) and len(paragraph.flowed) <= _LONGEST_CELL
    ):
        kind = BlockKind.CAPTION
    elif paragraph.level is not None:
        kind = BlockKind.HEADING
    return block_of(document.text, kind, (paragraph.start, paragraph.end), paragraph.cells)


def block_of(
    text: str,
    kind: BlockKind,
    span: tuple[int, int],
    cells: tuple[str, ...] = (),
    skipped: Sequence[tuple[int, int]] = (),
    moved: int = 0,
) -> Block:
    """A block of a piece of a text that itself stands `moved` characters into the document."""
    source = text[slice(*span)]
    for start, end in skipped:
        first, behind = start - span[0], end - span[0]
        source = source[:first] + "\n" * (behind - first) + source[behind:]
    number = numbered(source) if kind in (BlockKind.HEADING, BlockKind.PROSE) else None
    span = span[0] + moved, span[1] + moved
    return Block(kind, *span, source, _read(source), number[0] if number else 0, cells)


def _read(source: str) -> View:
    """The view of a piece of text, its half-width stops and brackets in full width but for those of numbers."""
    view = fold(source)
    return View(_HALF_WIDTH.sub(lambda mark: _FULL_WIDTH[mark[0]], view.text), view.offsets, view.line_starts)


def is_caption(text: str) -> bool:
    """Whether a line is the title of a table or figure, and no sentence that begins with its number."""
    match = CAPTION.match(text)
    if match is None or text.rstrip().endswith(tuple(_STOPS)):
        return False
    title = match["title"].strip()
    return not title or (not _NOT_TITLE.match(title) and len(title) <= _LONGEST_CELL)


_NO_ROWS: Mapping[int, Paragraph] = MappingProxyType({})


def _from_lines(text: str, lines: Sequence[Line], rows: Mapping[int, Paragraph] = _NO_ROWS) -> Iterator[Block]:
    """The blocks of lines; those of `rows` came as the cells of a table."""
    width = wrap_width([line for index, line in enumerate(lines) if index not in rows])
    kinds = _kinds(lines, width, rows)
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not {index, index - 1} & rows.keys() and _joined(lines, kinds, index, width):
            continue
        yield _piece(text, lines[first:index], kinds[first], rows[first].cells if first in rows else ())
        first = index


def _piece(text: str, lines: Sequence[Line], kind: BlockKind, cells: tuple[str, ...]) -> Block:
    span = (lines[0].start, lines[-1].end)
    if kind is BlockKind.PROSE and _reads_as_heading(text[slice(*span)]):
        kind = BlockKind.HEADING
    return block_of(text, kind, span, cells, _between(text, lines))


def _between(text: str, lines: Sequence[Line]) -> Sequence[tuple[int, int]]:
    """What stands between lines that go on with each other and is more than a line wrap: a page number."""
    gaps = ((before.end, line.start) for before, line in pairwise(lines))
    return [gap for gap in gaps if text[slice(*gap)].strip()]


def _reads_as_heading(source: str) -> bool:
    number = numbered(source)
    title = source[number[2] :].strip() if number else ""
    return bool(title) and len(title) <= _LINE_HEADING and not set(_ENDS + "；;") & set(title[:-1])


def _kinds(lines: Sequence[Line], width: int, rows: Mapping[int, Paragraph]) -> list[BlockKind]:
    """What every line is: prose, a caption, or part of a table."""
    kinds: list[BlockKind] = []
    inside = False
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if index in rows:
            inside = False
            kinds.append(BlockKind.CELL)
        elif is_caption(line.text):
            inside = not line.text.startswith("图")
            kinds.append(BlockKind.CAPTION)
        elif _UNIT_LINE.search(line.text) and len(line.text) <= _LONGEST_CELL:
            inside = True
            kinds.append(BlockKind.CAPTION)
        elif is_row(line.text):
            inside = True
            kinds.append(BlockKind.CELL)
        elif (inside and (_numbered_rows(lines, index) or not _leaves_table(line, width))) or _heads_rows(
            line, following
        ):
            kinds.append(BlockKind.CELL)
        else:
            inside = False
            kinds.append(BlockKind.PROSE)
    return kinds


def _heads_rows(line: Line, following: str) -> bool:
    """Whether a line of several words stands right above a row: the header of a table without a title."""
    words = len(line.text.split()) > _ROW_NUMBERS and not set(_STOPS + "，") & set(line.text)
    return words and is_row(following)


def _numbered_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether a line with a chapter's number is a row of the table that it stands in.

    Headings are followed by prose; rows are followed by rows, or by the next number of the same form.
    """
    number = numbered(lines[index].text)
    if number is None or number[0] > _DEEPEST_CHAPTER:
        return False
    following = [line.text for line in lines[index + 1 : index + 3]]
    return any(numerics(text) or (numbered(text) or (9,))[0] == number[0] for text in following)


def _leaves_table(line: Line, width: int) -> bool:
    if " | " in line.text:
        return False
    number = numbered(line.text)
    if number and number[0] <= _DEEPEST_CHAPTER:
        return not numerics(line.text)
    if _CLAUSE.match(line.text) or _TABLE_NOTE.match(line.text) or re.match(r"附件\s*\d*\s*[:：]?$", line.text):
        return True
    full = width or _WIDEST_PAGE / 2
    if not width and line.text.endswith("。") and len(line.text) >= _SHORTEST_SENTENCE:
        return True
    if number:
        return line.width >= _FULL * full or line.text.endswith("。")
    return line.width >= _FULL * full and not numerics(line.text)


def _joined(lines: Sequence[Line], kinds: Sequence[BlockKind], index: int, width: int) -> bool:
    """Whether a line goes on with the one before it."""
    before, line = lines[index - 1], lines[index]
    if kinds[index - 1] is BlockKind.CAPTION and kinds[index] is BlockKind.CELL:
        return _title_goes_on(before, line)
    if kinds[index - 1] is not BlockKind.PROSE or kinds[index] is not BlockKind.PROSE:
        return False
    if before.text[-1] in _ENDS or _begins(line.text) or _PAGE_NUMBER.fullmatch(before.text):
        return False
    if before.text[-1] in "，、；：,":
        return True
    if width:
        title = numbered(before.text) and not set(_ENDS) & set(before.text)
        return before.width >= (width - _NUMBERED_SLACK if title else _FULL * width)
    return before.width >= 2 * _LONG_LINE and not _reads_as_heading(before.text)


def _title_goes_on(caption: Line, line: Line) -> bool:
    """Whether the title of a table was wrapped: its second line ends with the word for a table."""
    return line.text.endswith("表") and " " not in line.text and len(caption.text) > _LONG_LINE // 2


def _begins(text: str) -> bool:
    return begins_block(text) and not re.match(r"\d{1,2}\.\d", text)
