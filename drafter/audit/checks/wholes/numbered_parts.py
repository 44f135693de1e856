"""The items 1 to n below a total, each a paragraph that opens with its amount."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure
from drafter.ingest.numbering import numbered
from drafter.text.numerals import parse_numeral

KIND = "sum"

_AMOUNT = re.compile(r"(?P<aspect>预算|决算|支出|收入|资金|投资)[数额]?(?:合计|总计|共计)?(?:为|是|共)?$")
_DIGITS = re.compile(r"[0-9]+|[一二三四五六七八九十]+")
_FEWEST = 3
_SMALL = 10


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that their numbered items miss by less than any item could be: one of the figures is mistyped."""
    for total, items in _lists(reading):
        parts = [_opening(reading, item) for item in items]
        whole = _opening(reading, total)
        known = [part for part in parts if part is not None]
        if whole is None or len(known) < len(parts) or any(part.quantity.hedge for part in (whole, *known)):
            continue
        if {part.quantity.unit for part in known} == {whole.quantity.unit}:
            yield from _compared(reading, whole, known)


def _lists(reading: Reading) -> Iterator[tuple[Block, Sequence[Block]]]:
    """Paragraphs that are numbered 1 to n without a gap, and the one right above them."""
    blocks = reading.blocks
    for index, block in enumerate(blocks[:-_FEWEST]):
        if block.kind not in (BlockKind.PROSE, BlockKind.HEADING):
            continue
        items: list[Block] = []
        for following in blocks[index + 1 :]:
            if _value(following) != len(items) + 1 or (items and following.depth != items[0].depth):
                break
            items.append(following)
        if len(items) >= _FEWEST:
            yield block, items


def _value(block: Block) -> int:
    number = numbered(block.text) if block.depth else None
    digits = _DIGITS.search(block.text, number[1], number[2]) if number else None
    if digits is None:
        return 0
    return int(digits[0]) if digits[0].isascii() else int(parse_numeral(digits[0]) or 0)


def _opening(reading: Reading, block: Block) -> Figure | None:
    """The amount of money that a paragraph opens with; `None` where its first figure is another."""
    first = next((s for s in reading.by_block.get(block.start, ()) if s.figures), None)
    if first is None or first.figures[0].quantity.dimension != "元":
        return None
    return first.figures[0] if _AMOUNT.search(first.label(first.figures[0])) else None


def _compared(reading: Reading, total: Figure, parts: Sequence[Figure]) -> Iterator[Issue]:
    value = sum((part.value for part in parts), Decimal(0))
    slack = total.half + sum((part.half for part in parts), Decimal(0))
    gap = abs(value - total.value)
    if not slack < gap < min(part.value for part in parts) / _SMALL:
        return
    unit = total.quantity.unit
    yield reading.issue(
        KIND,
        "sum_prose",
        [total.span, *(part.span for part in parts)],
        label="合计",
        total=total.text,
        terms="+".join(plain(part.written) for part in parts),
        sum=f"{plain(value / total.factor)}{unit}",
        gap=f"{plain(gap / total.factor)}{unit}",
    )
