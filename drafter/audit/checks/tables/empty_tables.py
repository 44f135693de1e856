"""Remarks that a table is empty, right below rows with amounts: 无此项预算，故本表为空表."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading

KIND = "denial"

_EMPTY = re.compile(
    r"^(?:备注|说明|附注|注)[:：]?[^。；]{0,60}?(?:故|因此|所以)(?:本|此|该)表(?:为空表?|无数据|没有数据|无内容)[。；]?$"
)
_AMOUNT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2})(?![\d.,])")
_MOST_ROWS = 60


def check(reading: Reading) -> Iterator[Issue]:
    """Remarks of emptiness right below a table whose rows hold amounts."""
    for index, block in enumerate(reading.blocks):
        if _EMPTY.match(block.text) and not block.cells:
            amounts = list(_amounts(_above(reading.blocks, index)))
            if amounts:
                yield reading.issue(
                    KIND,
                    "not_empty",
                    [block.span(0, len(block.text)), *amounts[:3]],
                    claim=block.text,
                    amounts="、".join(reading.text[slice(*span)] for span in amounts[:3]),
                )


def _above(blocks: Sequence[Block], index: int) -> list[Block]:
    """The rows of one table right above a remark: those with as many cells as the last."""
    rows: list[Block] = []
    for block in reversed(blocks[max(0, index - _MOST_ROWS) : index]):
        if block.kind is not BlockKind.CELL or not block.cells:
            break
        if rows and len(block.cells) != len(rows[0].cells):
            break
        rows.append(block)
    return rows


def _amounts(rows: Sequence[Block]) -> Iterator[tuple[int, int]]:
    for row in rows:
        for match in _AMOUNT.finditer(row.source):
            if set(match[0]) & set("123456789"):
                yield row.start + match.start(), row.start + match.end()
