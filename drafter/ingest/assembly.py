"""Pieces of a file, as they come, put together to one text that knows where each of them stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from drafter.ingest.model import Paragraph, Table

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader makes of a file's bytes; the attributes are those of `Document`."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a reader found it.

    Attributes:
        rows: the cells of every row as they are printed, merged ones once; of any length.
        filled: the same rows, all of one width, merged cells repeated.
        covered: row and column of the repetitions.
    """

    rows: Rows
    filled: Rows
    covered: frozenset[tuple[int, int]] = frozenset()


@dataclass
class Assembly:
    """Grows a text piece by piece, each on a line of its own."""

    pieces: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    offset: int = 0

    def aside(self, text: str) -> None:
        """Something a reader sees that belongs to the page and not to the text, such as its number."""
        self._placed(text)

    def paragraph(
        self,
        text: str,
        level: int | None = None,
        page: int | None = None,
        hidden: Iterable[tuple[int, int]] = (),
    ) -> None:
        """A paragraph or heading; `hidden` are spans in it."""
        start = self._placed(text)
        self.paragraphs.append(Paragraph(text=text, start=start, end=start + len(text), level=level, page=page))
        self.hidden += [(start + first, start + behind) for first, behind in hidden]

    def table(self, grid: Grid, pages: Sequence[int] = ()) -> None:
        """A table; rows without any text are left out. `pages` has one number for each row, or none."""
        kept = [index for index, row in enumerate(grid.rows) if any(cell.strip() for cell in row)]
        if not kept:
            return
        start = self.offset
        for index in kept:
            cells = tuple(grid.rows[index])
            text = "\t".join(cells)
            at = self._placed(text)
            page = pages[index] if pages else None
            self.paragraphs.append(Paragraph(text=text, start=at, end=at + len(text), cells=cells, page=page))
        places = {index: place for place, index in enumerate(kept)}
        covered = frozenset((places[row], column) for row, column in grid.covered if row in places)
        rows = tuple(tuple(grid.filled[index]) for index in kept)
        page = pages[kept[0]] if pages else None
        self.tables.append(Table(rows=rows, start=start, end=self.offset - 1, page=page, covered=covered))

    def content(self) -> Content:
        """All that came."""
        return Content(
            "\n".join(self.pieces),
            tuple(self.paragraphs),
            tuple(self.tables),
            tuple(self.hidden),
            tuple(self.remarks),
        )

    def _placed(self, text: str) -> int:
        start = self.offset
        self.pieces.append(text)
        self.offset += len(text) + 1
        return start


def padded(rows: Rows) -> list[list[str]]:
    """Rows as wide as the widest of them."""
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def tables_of(paragraphs: Sequence[Paragraph]) -> tuple[Table, ...]:
    """The tables of a text without layout: rows that follow each other."""
    found: list[Table] = []
    run: list[Paragraph] = []
    for paragraph in [*paragraphs, None]:
        if paragraph is not None and paragraph.cells:
            run.append(paragraph)
        elif run:
            rows = padded([row.cells for row in run])
            found.append(Table(rows=tuple(map(tuple, rows)), start=run[0].start, end=run[-1].end))
            run = []
    return tuple(found)


def with_remarks(content: Content, remarks: Iterable[str]) -> Content:
    """The same with further remarks."""
    return replace(content, remarks=(*content.remarks, *remarks))
