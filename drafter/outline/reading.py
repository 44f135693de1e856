"""One way in: a document becomes its outline. Linear in the length of its text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drafter.ingest.model import Document
from drafter.outline.blocks import blocks
from drafter.outline.columns import rebuilt
from drafter.outline.contents import contents, titled
from drafter.outline.flat_rubric import flat_rows
from drafter.outline.form_sections import with_form_sections
from drafter.outline.header import FrontPage
from drafter.outline.layout import Line, lines_of, wrap_width
from drafter.outline.model import Outline, OutlineNode, OutlineTable, RubricRow
from drafter.outline.pairing import pairs
from drafter.outline.regions import Region, Regions, is_caption
from drafter.outline.rubric import rubric_rows
from drafter.outline.scores import scores
from drafter.outline.tree import TreeBuilder

_MARKUP = (".md", ".markdown")
_CAPTION_ABOVE = 3


def outline(document: Document) -> Outline:
    """All of the structure of a document: headings, clauses, tables, scores, rubric rows, pairs, its header."""
    lines = lines_of(document)
    read = _Read(document, lines)
    builder = read.builder()
    tables = tuple(sorted(read.tables(), key=lambda table: table.start))
    tree = with_form_sections(builder.build(), document.text, tables)
    return Outline(
        tree=tree,
        header=FrontPage(document, builder.front(), [line.text for line in lines], tree).header(),
        scores=scores(document.text, tree, tables),
        tables=tables,
        rubric_rows=tuple(sorted(read.rows(tables), key=lambda row: row.start)),
        pairs=pairs(tree),
    )


def heading_tree(document: Document) -> OutlineNode:
    """The headings of a document alone, with their clauses; the root has neither number nor title."""
    read = _Read(document, lines_of(document))
    return with_form_sections(read.builder().build(), document.text, tuple(read.tables()))


class _Read:
    """The lines of a document, and which of them are tables."""

    def __init__(self, document: Document, lines: Sequence[Line]) -> None:
        self._document = document
        self._lines = lines
        self._starts = [line.start for line in lines]
        self._width = wrap_width(lines)
        self._listed = contents(lines)
        self._given = frozenset(_inside(document, lines))
        self._regions: list[Region] = Regions(lines, self._width, self._listed | self._given).find()

    def builder(self) -> TreeBuilder:
        apart = set(self._listed | self._given)
        for region in self._regions:
            apart.update(range(region.first, region.behind))
        markup = self._document.source.lower().endswith(_MARKUP)
        alone = titled(self._lines, self._listed)
        found = list(blocks(self._lines, apart, self._width, alone))
        return TreeBuilder(
            found, markup=markup, listed={self._lines[index].start: rank for index, rank in alone.items()}
        )

    def tables(self) -> Iterator[OutlineTable]:
        """The tables that came with the document, and those that were flattened."""
        if self._document.tables:
            for table in self._document.tables:
                title = self._title(table.start)
                yield OutlineTable(title=title, rows=table.rows, start=table.start, end=table.end)
        else:
            yield from self._of_cells()
        for region in self._regions:
            rows = rebuilt(self._lines[region.rows : region.behind])
            yield OutlineTable(
                title=region.title,
                rows=rows or (),
                flattened=rows is None,
                rebuilt=rows is not None,
                start=self._lines[region.first].start,
                end=self._lines[region.behind - 1].end,
            )

    def _of_cells(self) -> Iterator[OutlineTable]:
        """Tables of lines that hold cells, where the reader tells no tables."""
        run: list[Line] = []
        for line in [*self._lines, None]:
            if line is not None and line.cells:
                run.append(line)
            elif run:
                rows = tuple(one.cells for one in run)
                yield OutlineTable(title=self._title(run[0].start), rows=rows, start=run[0].start, end=run[-1].end)
                run = []

    def _title(self, start: int) -> str:
        """The caption above a table."""
        at = bisect_right(self._starts, start - 1)
        above = self._lines[max(at - _CAPTION_ABOVE, 0) : at]
        return next((line.text for line in reversed(above) if is_caption(line.text)), "")

    def rows(self, tables: Sequence[OutlineTable]) -> Iterator[RubricRow]:
        """The indicators of all rubrics."""
        yield from rubric_rows(self._document.text, tables)
        for region in self._regions:
            yield from flat_rows(self._lines[region.rows : region.behind])


def _inside(document: Document, lines: Sequence[Line]) -> Iterator[int]:
    """The lines that stand in tables which the reader found, or hold cells."""
    starts = [table.start for table in document.tables]
    for index, line in enumerate(lines):
        at = bisect_right(starts, line.start) - 1
        if line.cells or (at >= 0 and line.start < document.tables[at].end):
            yield index
