"""The items 1 to n below a total, each a paragraph that opens with its amount."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.order import value_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure
from drafter.audit.sums import added, slack, wrong_sum
from drafter.ingest.numbering import numbered

_AMOUNT = re.compile(r"(?P<aspect>预算|决算|支出|收入|资金|投资)[数额]?(?:合计|总计|共计)?(?:为|是|共)?$")
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
    return value_of(block.text[number[1] : number[2]]) if number else 0


def _opening(reading: Reading, block: Block) -> Figure | None:
    """The amount of money that a paragraph opens with; `None` where its first figure is another."""
    first = next((s for s in reading.by_block.get(block.start, ()) if s.figures), None)
    if first is None or first.figures[0].quantity.dimension != "元":
        return None
    return first.figures[0] if _AMOUNT.search(first.label(first.figures[0])) else None


def _compared(reading: Reading, total: Figure, parts: Sequence[Figure]) -> Iterator[Issue]:
    gap = abs(added(parts) - total.value)
    if slack(total, parts) < gap < min(part.value for part in parts) / _SMALL:
        yield wrong_sum(reading, total, parts, "合计")
