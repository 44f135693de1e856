"""The heading under which a person finds a place: the nearest numbered or set as one, or a table's title."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drafter.audit.layout import CAPTION, Block, BlockKind
from drafter.ingest.numbering import numbered

_TABLE = (BlockKind.CELL, BlockKind.CAPTION, BlockKind.ENTRY)
_TITLE_ENDS = re.compile(r"[，。：；:;]|(?<!\d),|,(?!\d)|[.…·]{2,}")
_UNNUMBERED = re.compile(
    r"[^，。；：、,;:!?！？]{4,40}(?:说明|情况|概况|报告|目录|总结|方案|解释|职能|职责|机构|设置|建议|意见)"
)
_LONGEST = 24
_LONGEST_TITLE = 60


class Headings:
    """The headings of a document by the offsets from which on they hold."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        found = list(_headings(blocks))
        self._starts = [start for start, _ in found]
        self._names = [name for _, name in found]

    def at(self, offset: int) -> str:
        """The heading of a place; empty where none is sure."""
        index = bisect_right(self._starts, offset) - 1
        return self._names[index] if index >= 0 else ""


def _headings(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    heading = table = ""
    before: Block | None = None
    for block in blocks:
        if block.kind in _TABLE:
            table = _title(block, before) or table
            yield block.start, table
        else:
            found = _heading(block)
            heading = found or heading
            table = "" if found or block.text.endswith("。") else table  # the head of a table may read as prose
            yield block.start, heading
        before = block


def _title(block: Block, before: Block | None) -> str:
    """The title that a line of a table is or follows."""
    match = CAPTION.match(block.text) if block.kind is BlockKind.CAPTION else None
    if match:
        return block.text[:_LONGEST]
    named = before is not None and before.kind not in _TABLE and before.text.endswith("表")
    return before.text[:_LONGEST] if before and named and len(before.text) <= _LONGEST_TITLE else ""


def _heading(block: Block) -> str:
    number = numbered(block.text) if block.depth else None
    if number is None and block.kind is not BlockKind.HEADING:
        return block.text[:_LONGEST] if _UNNUMBERED.fullmatch(block.text) else ""
    first, behind = (number[1], number[2]) if number else (0, 0)
    return (block.text[first:behind] + _TITLE_ENDS.split(block.text[behind:], maxsplit=1)[0])[:_LONGEST]
