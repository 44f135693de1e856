"""The labels 一是, 二是 … of a text, list by list: which of them break the order of their own list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from drafter.audit.layout import Block, BlockKind
from drafter.audit.reading import Reading
from drafter.text.enumerations import Number, clause_labels

_BEGUN = re.compile("一(?:是|要|则|方面|、)|第一|首先|其一")
"""How a list begins, also within a sentence: 主要原因是一是…；二是…."""

BEFORE_YEAR = r"\.(?=(?:19|20)\d{2}年)"
"""The point behind the number of an entry that begins with a year, and not that of a decimal: 3.2017年的…."""
_LARGEST_GAP = 2
_ITEM_DEPTH = 2
_LONGEST_LIST = 20
_LARGEST_NUMERAL = 10


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a list, its place, and whether its whole list so far stands in one paragraph, from 一是 on."""

    value: int
    span: tuple[int, int]
    together: bool


@dataclass(frozen=True, slots=True)
class Break:
    """Two labels of one list that do not follow each other: `repeated` or `skipped`."""

    key: str
    first: Label
    second: Label


@dataclass(slots=True)
class _Lists:
    """The lists that may go on, the innermost last: 四是 may hold an 一是 … 三是 of its own, before 五是."""

    reading: Reading
    open: list[Label] = field(default_factory=list)

    def next(self, number: Number, block: Block) -> Break | None:
        """Put a label where it belongs; what is wrong with it if it belongs nowhere."""
        value, span = number.value, block.span(number.start, number.end)
        if value > _LONGEST_LIST:
            return None
        going_on = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].value + 1 == value), None)
        if going_on is not None:
            together = self.open[going_on].together and self.open[going_on].span[0] >= block.start
            self.open[going_on:] = [Label(value, span, together)]
            return None
        last = self.open[-1] if self.open else None
        if value == 1 or last is None:
            self.open.append(Label(value, span, value == 1))
            return None
        label = Label(value, span, last.together and last.span[0] >= block.start)
        self.open[-1] = label
        between = re.sub(r"\s", "", self.reading.text[last.span[1] : span[0]])
        if _BEGUN.search(between):
            return None
        if value == last.value:
            return Break("repeated", last, label)
        return Break("skipped", last, label) if _skips(last.value, value, between) else None


def breaks(reading: Reading) -> Iterator[Break]:
    """The broken lists between two headings, and those of every cell of a table. Linear in the text."""
    lists = _Lists(reading)
    for block in reading.blocks:
        if block.kind in (BlockKind.CELL, BlockKind.CAPTION):
            continue
        if block.depth and block.depth <= _ITEM_DEPTH:  # a new item begins anew
            lists.open.clear()
        found = (lists.next(label, block) for label in clause_labels(block.text))
        yield from (one for one in found if one)
    for entry in reading.entries:
        yield from _of_entry(entry)


def _of_entry(block: Block) -> Iterator[Break]:
    """The labels of one cell of a table, whose list is all in it."""
    for first, second in pairwise(clause_labels(block.text)):
        between = re.sub(r"\s", "", block.text[first.end : second.start])
        last, label = (Label(n.value, block.span(n.start, n.end), together=True) for n in (first, second))
        if second.value == first.value > 1 and not _BEGUN.search(between):
            yield Break("repeated", last, label)
        elif _skips(first.value, second.value, between):
            yield Break("skipped", last, label)


def _skips(last: int, value: int, between: str) -> bool:
    """Whether the label between two is missing, and does not stand behind another mark or in other words."""
    if not 1 < value - last <= _LARGEST_GAP:
        return False
    tens, ones = divmod(value - 1, _LARGEST_NUMERAL)
    chinese = "十" * tens + "〇一二三四五六七八九"[ones] if ones else "十"
    digits = rf"(?<![\d.]){value - 1}(?:[.．](?!\d)|{BEFORE_YEAR}|[、)）])"
    other = rf"{chinese}(?:[是要则]|来|者|、)|其{chinese}|第{chinese}[，、是]|{digits}"
    return re.search(other, between) is None
