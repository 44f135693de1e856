"""The items 1 to n below a total, each of which opens with its amount."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.checks.wholes.totals.parts import closed_by_nature
from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.order import value_of
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import added, slack, wrong_sum
from drafter.ingest.numbering import numbered
from drafter.text.numerals import parse_numeral

_AMOUNT = re.compile(r"(?P<aspect>预算|决算|支出|收入|资金|投资)[数额]?(?:合计|总计|共计)?(?:为|是|共)?$")
_INLINE = re.compile(
    r"[。；：:]\s*(?P<number>\d{1,2})\s*[.．、](?!\d)|（(?P<han>[一二三四五六七八九十]{1,2})）(?=[\u4e00-\u9fff])"
)
_SAYS_ALL = re.compile(r"(?:具体情况|构成情况|分类情况|明细|构成|分项)(?:如下|为)|分类统计")
"""What opens a list of all, though which of its paragraphs belong to it remains to be seen."""
_BARE_YEAR = re.compile(r"20\d{2}")
_FEWEST = 3
_SMALL = 10


@dataclass(frozen=True, slots=True)
class _Item:
    """A numbered item: the paragraph in which it stands, and where in it the item begins."""

    block: Block
    at: int = 0


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that their numbered items miss: by less than any item could be, or though they are all by nature."""
    for total, items in _lists(reading):
        parts = [_opening(reading, item) for item in items]
        whole = _opening(reading, _Item(total))
        known = [part for part in parts if part is not None]
        if whole:
            yield from _larger_units(reading, whole[0], [part for part, _ in known])
        if whole is None or len(known) < len(parts) or any(part[0].quantity.hedge for part in (whole, *known)):
            continue
        if {part.quantity.unit for part, _ in known} == {whole[0].quantity.unit}:
            ended = _ends(reading, total, items[-1].block)
            yield from _compared(reading, whole, known, ended=ended, says_all=bool(_SAYS_ALL.search(total.text)))


def _larger_units(reading: Reading, whole: Figure, parts: Sequence[Figure]) -> Iterator[Issue]:
    """Items in a larger unit than their total that are more than all of it, and would be parts in its own."""
    odd = [
        part
        for part in parts
        if part.factor > whole.factor and part.value > whole.value and part.written <= whole.written
    ]
    beside = [part for part in parts if part.factor == whole.factor]
    if odd and beside and not any(figure.quantity.hedge for figure in (whole, *odd)):
        yield reading.issue(
            "unit",
            "above_whole_unit",
            [*(part.span for part in odd), whole.span],
            text="、".join(part.text for part in odd),
            whole=whole.text,
            unit=whole.quantity.unit,
            right="、".join(f"{plain(part.written)}{whole.quantity.unit}" for part in odd),
        )


def _lists(reading: Reading) -> Iterator[tuple[Block, Sequence[_Item]]]:
    """Items that are numbered 1 to n without a gap, and the paragraph right above them."""
    blocks = reading.blocks
    for index, block in enumerate(blocks):
        if block.kind not in (BlockKind.PROSE, BlockKind.HEADING):
            continue
        items = list(_within(block, 0))
        if len(items) > 1:
            yield block, items
        items = []
        for following in blocks[index + 1 :]:
            if _value(following) != len(items) + 1 or (items and following.depth != items[0].block.depth):
                break
            items.append(_Item(following))
            items += _within(following, len(items))
        if len(items) > 1:
            yield block, items


def _ends(reading: Reading, total: Block, last: Block) -> bool:
    """Whether a list is over behind an item: with the text, or with a heading as high as its total or higher."""
    index = bisect_left(reading.blocks, last.start, key=lambda block: block.start)
    following = reading.blocks[index + 1 : index + 2]
    return all(0 < block.depth <= max(total.depth, 1) for block in following)


def _within(block: Block, last: int) -> Iterator[_Item]:
    """The items that go on counting in the paragraph of another: 2.甲A。3.乙B."""
    for match in _INLINE.finditer(block.text):
        if (int(match["number"]) if match["number"] else parse_numeral(match["han"])) == last + 1:
            last += 1
            yield _Item(block, match.end())


def _value(block: Block) -> int:
    number = numbered(block.text) if block.depth else None
    return value_of(block.text[number[1] : number[2]]) if number else 0


def _opening(reading: Reading, item: _Item) -> tuple[Figure, str] | None:
    """The amount of money that an item opens with and its name; `None` where its first figure is another."""
    told = ((s, f) for s in reading.by_block.get(item.block.start, ()) for f in _own(s, item.at))
    sentence, first = next(told, (None, None))
    if sentence is None or first is None or first.quantity.dimension != "元":
        return None
    label = sentence.label(first)
    return (first, label) if _AMOUNT.search(label) else None


def _own(sentence: Sentence, at: int) -> Iterator[Figure]:
    """The figures of a sentence from an offset on, but for a year whose 年 was left out."""
    return (
        f for f in sentence.figures if f.at >= at and (f.quantity.dimension or not _BARE_YEAR.fullmatch(f.text))
    )


def _compared(
    reading: Reading,
    total: tuple[Figure, str],
    items: Sequence[tuple[Figure, str]],
    *,
    ended: bool,
    says_all: bool,
) -> Iterator[Issue]:
    """All of a total by their nature, by less than any of them, or by what opens their list."""
    whole, parts = total[0], [part for part, _ in items]
    gap = abs(added(parts) - whole.value)
    if gap <= slack(whole, parts):
        return
    several = len(parts) >= _FEWEST
    all_told = ended or added(parts) > whole.value
    sure = (all_told and closed_by_nature([label for _, label in items])) or (
        several and gap < min(part.value for part in parts) / _SMALL
    )
    if sure or (says_all and several and gap < whole.value / _SMALL):
        yield wrong_sum(reading, whole, parts, "合计", doubt=None if sure else Doubt.PARTS)
