"""What stands in the cells of tables as texts of their own: sentences, and the words of flattened tables."""

from collections.abc import Iterator, Sequence

from drafter.audit.layout import Block, BlockKind, block_of
from drafter.audit.lines import is_row
from drafter.ingest.model import Document

_SHORTEST_ENTRY = 20
_ENTRY_STOPS = "。；，"


def entries(found: Sequence[Block]) -> Iterator[Block]:
    """The cells of tables that hold sentences, each as a text of its own."""
    for block in found:
        position = 0
        for cell in block.cells:
            at = max(block.source.find(cell, position), position)
            position = at + len(cell)
            if len(cell) >= _SHORTEST_ENTRY and set(_ENTRY_STOPS) & set(cell):
                yield block_of(block.source, BlockKind.ENTRY, (at, position), moved=block.start)


def cell_runs(document: Document, found: Sequence[Block]) -> tuple[Block, ...]:
    """The words of flattened tables as they follow each other: runs of cells between their rows of figures."""
    runs: list[list[Block]] = [[]]
    for block in found:
        if block.kind is BlockKind.CELL and not block.cells and not is_row(block.source):
            runs[-1].append(block)
        elif runs[-1]:
            runs.append([])
    spans = [(run[0].start, run[-1].end) for run in runs if len(run) > 1]
    return tuple(block_of(document.text, BlockKind.CELL, span) for span in spans)
