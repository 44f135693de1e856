"""The notice as Markdown, and where its items and clauses stand in that very text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafter.rendering.blocks import Annex, Block, ClauseBlock, Heading, Imprint, Notice, Paragraph, Style, Table
from drafter.verification.model import ClauseSpan, ItemSpan, Manuscript

_ACTIVE = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~])     # a backslash that would escape
    | [`*]                        # code, emphasis
    | <(?=[A-Za-z/!?])            # tags and comments; 得分<60 is none
    | &(?=\#?\w+;)                # entities
    | \[(?=[^\]]*\]\s*[(\[:])     # links; 〔2024〕 and [12] are none
    | (?<![^\W_])_ | _(?![^\W_])  # emphasis; A_1 is none
    """,
    re.VERBOSE,
)
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+$|-+$|~{3}|\d{1,9}[.)](?=\s|$))")


def to_markdown(notice: Notice) -> tuple[str, Manuscript]:
    """Write a notice as Markdown.

    Returns:
        The text, which ends with a line break, and a manuscript of it whose items and clauses carry their exact
        offsets, labels, points and norms. Characters that Markdown would take for markup are escaped.
    """
    writer = _Writer()
    for block in notice.blocks:
        writer.write(block)
    manuscript = writer.manuscript()
    return manuscript.text, manuscript


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, in the middle of a line."""
    return _ACTIVE.sub(lambda match: "\\" + match.group(), text)


def _line(text: str) -> str:
    return _LINE_START.sub(lambda m: f"{m[1]}{_disarmed(m[2])}", escaped(text.lstrip(" ")))


def _disarmed(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else "\\" + mark


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escaped(cell).replace("|", "\\|") for cell in cells) + " |"


@dataclass
class _OpenItem:
    heading: Heading
    start: int
    heading_end: int
    end: int
    clauses: list[ClauseSpan] = field(default_factory=list)

    def span(self) -> ItemSpan:
        assert self.heading.item is not None  # noqa: S101  (only items are opened)
        return ItemSpan(
            section=self.heading.item,
            number=self.heading.number,
            start=self.start,
            heading_end=self.heading_end,
            end=self.end,
            clauses=tuple(self.clauses),
        )


@dataclass
class _Writer:
    """Appends blocks, and notes where items and clauses begin and end."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    items: list[_OpenItem] = field(default_factory=list)
    current: _OpenItem | None = None

    def manuscript(self) -> Manuscript:
        return Manuscript(text="".join(self.pieces), items=tuple(item.span() for item in self.items))

    def write(self, block: Block) -> None:
        if not isinstance(block, ClauseBlock | Table):
            self.current = None  # an item goes on as long as clauses and tables follow
        match block:
            case Heading():
                self._heading(block)
            case ClauseBlock():
                self._clause(block)
            case Table():
                self._table(block)
            case _:
                self._lines(block)

    def _lines(self, block: Paragraph | Imprint | Annex) -> None:
        match block:
            case Imprint():
                lines = [block.disclosure, block.copies, f"{block.printer}　{block.printed}"]
                for line in lines:
                    self._paragraph(_line(line))
            case Annex():
                self._paragraph(_line(block.mark))
                self._paragraph("## " + escaped(block.title))
            case Paragraph(style=Style.TITLE):
                self._paragraph("# " + escaped(block.text))
            case Paragraph():
                self._paragraph(_line(block.text))

    def _heading(self, heading: Heading) -> None:
        mark = "#" * (heading.level + 1) + " "
        start, end = self._paragraph(mark + heading.number + escaped(heading.text))
        if heading.item is not None:
            self.current = _OpenItem(heading, start + len(mark), end, end)
            self.items.append(self.current)

    def _clause(self, clause: ClauseBlock) -> None:
        start, end = self._paragraph(_line(clause.text))
        span = ClauseSpan(label=clause.label, start=start, end=end, points=clause.points, norms=clause.norms)
        if self.current is not None:
            self.current.clauses.append(span)

    def _table(self, table: Table) -> None:
        if table.caption:
            self._paragraph(_line(table.caption))
        if table.unit:
            self._paragraph(_line(table.unit))
        self._paragraph("\n".join(_table_lines(table)))
        if table.note:
            self._paragraph(_line(table.note))

    def _paragraph(self, text: str) -> tuple[int, int]:
        """Append a paragraph; returns its offsets."""
        self._append("\n" if self.pieces else "")
        start = self.length
        self._append(text)
        end = self.length
        self._append("\n")
        if self.current is not None:
            self.current.end = end
        return start, end

    def _append(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _table_lines(table: Table) -> Sequence[str]:
    width = len(table.header)
    lines = [_row(table.header), "|" + " --- |" * width, *map(_row, table.rows)]
    if table.footer:
        lines.append(_row((table.footer[0], *[""] * (width - len(table.footer)), *table.footer[1:])))
    return lines
