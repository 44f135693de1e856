"""Numbers of headings that stand elsewhere than their order: columns and spreads of pages read in another one."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from drafter.audit.layout import Block
from drafter.audit.numbers import number_of
from drafter.ingest.numbering import numbered
from drafter.text.width import narrow

_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+")
_NEARBY = 4
_FARTHEST = 400


def value_of(number: str) -> int:
    """The value of a number as it is written before a heading; 0 for none."""
    digits = _DIGITS.search(narrow(number))
    return number_of(digits[0]) if digits else 0


def stands_elsewhere(blocks: Sequence[Block], block: Block, value: int) -> bool:
    """Whether a number that is missing before a heading stands elsewhere in its chapter, or nearby.

    The text of a PDF file, and of a Word file that was made of one, may give columns and pages out of order.
    """
    index = bisect_left(blocks, block.start, key=lambda other: other.start)
    near = blocks[max(0, index - _NEARBY) : index + _NEARBY]
    before = reversed(blocks[max(0, index - _FARTHEST) : index])
    behind = blocks[index + 1 : index + 1 + _FARTHEST]
    return any(
        value == own
        for other in (*near, *_of_chapter(before, block.depth), *_of_chapter(behind, block.depth))
        if other.depth == block.depth and (own := _own(other))
    )


def _of_chapter(blocks: Iterable[Block], depth: int) -> Iterator[Block]:
    """The blocks up to the next heading above a depth or to the first of it, which begins another list."""
    for block in blocks:
        own = _own(block) if block.depth else 0
        if own and (block.depth < depth or (block.depth == depth and own == 1)):
            return
        yield block


def _own(block: Block) -> int:
    """The value of the number that a block begins with; 0 without one."""
    number = numbered(block.text)
    return value_of(block.text[number[1] : number[2]]) if number else 0
