"""A total whose numbered paragraphs are announced to be its parts: 支出A万元，具体情况如下：（一）…（二）…."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.audit.layout import Block, BlockKind
from drafter.audit.order import value_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence
from drafter.audit.terms import CHANGE, OTHER_TIME
from drafter.ingest.numbering import numbered

_ANNOUNCED = re.compile(
    r"(?P<all>(?:具体(?:情况|构成)?|构成(?:情况)?|明细|分类情况|分项情况)(?:如下|为)|分别为|其中)(?:[（(][^（()）]{1,20}[）)])?[：:，。]?$"
)
_SOME = re.compile("主要(?!原因|是)|重点|部分|例如|其中有|包含")
_STOCK = re.compile("结转|结余|余额|累计|平均|人均|占")
_CODE = re.compile(r"\d{5,7}")
_NUMBER = re.compile(r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])\s*")
_MARK = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|(?<![\d.])\d{1,2}\s*[.．、](?!\d)")
_STOPPED = re.compile(r"[，。；;、]|$")
_CENTS = 2
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered part: its sentences, those of the unnumbered paragraphs below it among them, and its amount."""

    sentences: tuple[Sentence, ...]
    amount: Figure | None
    label: str

    @property
    def text(self) -> str:
        """As it reads."""
        return "".join(sentence.text for sentence in self.sentences)

    @property
    def unmeasured(self) -> bool:
        """Whether its amount is a number without a unit."""
        return self.amount is not None and self.amount.text[-1:].isdigit()

    @property
    def bare(self) -> bool:
        """Whether no figure stands in it."""
        return not any(sentence.figures for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Itemized:
    """A total with its parts.

    Attributes:
        sentences: those of the paragraph of the total.
        total: its amount.
        label: the name of the total.
        items: its parts, in their order.
        all_told: whether the announcement says that they are all, and not some of which (其中).
        ended: whether the list is over with its last item: with the text, or with a heading above its items.
    """

    sentences: tuple[Sentence, ...]
    total: Figure
    label: str
    items: tuple[Item, ...]
    all_told: bool
    ended: bool

    @property
    def amounts(self) -> tuple[Figure, ...]:
        """Of the items that have one."""
        return tuple(item.amount for item in self.items if item.amount)

    @property
    def complete(self) -> bool:
        """Whether every item has an amount."""
        return len(self.amounts) == len(self.items)

    @property
    def slack(self) -> Decimal:
        """By how much the items may miss the total, in 元, each being rounded to its last place.

        A whole number of 万元 is exact where the amounts around it are told with their decimals.
        """
        around = [f for s in self.sentences for f in s.figures if f.quantity.dimension == "元"]
        of_items = [*self.amounts]
        return _half(self.total, around) + sum((_half(part, of_items) for part in of_items), Decimal(0))


def _half(figure: Figure, around: Sequence[Figure]) -> Decimal:
    fine = any(f.quantity.unit == figure.quantity.unit and f.quantity.places >= _CENTS for f in around)
    exact = fine and not figure.quantity.places and figure.value
    return figure.factor * Decimal(1).scaleb(-_CENTS) / 2 if exact else figure.half


def itemized(reading: Reading) -> Iterator[Itemized]:
    """The totals of a document whose items are announced behind them. Linear in its length."""
    blocks = [b for b in reading.blocks if b.kind in (BlockKind.PROSE, BlockKind.HEADING)]
    for index, block in enumerate(blocks):
        announced = _ANNOUNCED.search(block.text)
        if announced is None or _SOME.search(block.text[-40:]):
            continue
        runs, ended = _runs(blocks[index + 1 :])
        sentences = reading.by_block.get(block.start, ())
        items = tuple(_item(reading, run) for run in runs)
        total = _total(sentences, items) if len(items) >= _FEWEST else None
        if total is not None:
            items = tuple(_with_unit(item, total[0]) for item in items)
            over = ended and not _goes_on(runs[-1][0], len(runs) + 1)
            yield Itemized(sentences, *total, items, "其中" not in announced["all"], over)


def _runs(blocks: Sequence[Block]) -> tuple[list[list[Block]], bool]:
    """Paragraphs numbered 1 to n, each with those below it, and whether something higher ends their list."""
    runs: list[list[Block]] = []
    for block in blocks:
        depth = runs[0][0].depth if runs else block.depth
        if not depth:
            return [], False
        if block.depth == depth and _value(block) == len(runs) + 1:
            runs.append([block])
        elif not runs or 0 < block.depth <= depth:
            return runs, block.depth < depth
        else:
            runs[-1].append(block)
    return runs, True


def _goes_on(last: Block, following: int) -> bool:
    """Whether the next item stands in the paragraph of the last one, marked as that is."""
    marks = [match[0] for match in _MARK.finditer(last.text)]
    return any(value_of(mark) == following and mark[0].isdigit() == marks[0][0].isdigit() for mark in marks[1:])


def _value(block: Block) -> int:
    number = numbered(block.text)
    return value_of(block.text[number[1] : number[2]]) if number else 0


def _total(sentences: Sequence[Sentence], items: Sequence[Item]) -> tuple[Figure, str] | None:
    """The one amount of a paragraph that is neither a change nor one of another time, and its name."""
    told = [(f, _NUMBER.sub("", s.label(f))) for s in sentences for f in s.figures if f.quantity.dimension == "元"]
    own = [(f, label) for f, label in told if not (CHANGE.search(label) or _other(label))]
    figures = {f.value for f, _ in own}
    known = [item.amount for item in items if item.amount]
    exact = bool(known) and not any(f.quantity.hedge for f in (*known, *(f for f, _ in own)))
    return own[0] if len(figures) == 1 and exact else None


def _other(label: str) -> bool:
    return bool(OTHER_TIME.search(label) or _STOCK.search(label))


def _item(reading: Reading, run: Sequence[Block]) -> Item:
    sentences = tuple(s for block in run for s in reading.by_block.get(block.start, ()))
    number = numbered(run[0].text)
    start = number[2] if number else 0
    told = [
        (s, f)
        for s in sentences
        for f in s.figures
        if (s.block is not run[0] or f.at >= start) and not _CODE.fullmatch(f.text) and not _year(s, f)
    ]
    sentence, first = told[0] if told else (None, None)
    if sentence is None or first is None:
        return Item(sentences, None, "")
    label = _NUMBER.sub("", sentence.label(first))
    amount = first.quantity.dimension == "元" or _unmeasured(first)
    return Item(sentences, first if amount and not CHANGE.search(label) and not _other(label) else None, label)


def _year(sentence: Sentence, figure: Figure) -> bool:
    return not figure.quantity.dimension and any(day.at <= figure.at < day.behind for day in sentence.days)


def _unmeasured(figure: Figure) -> bool:
    """Whether a figure is a number with decimals and no unit, before a stop: 其他支出58.22，."""
    bare = not figure.quantity.unit and not figure.quantity.dimension and figure.quantity.places == _CENTS
    return bare and bool(_STOPPED.match(figure.block.text, figure.behind))


def _with_unit(item: Item, total: Figure) -> Item:
    """An item; a number that lost its unit is read in that of its total."""
    if item.amount is None or item.amount.quantity.dimension:
        return item
    unit = total.quantity
    value = item.amount.value * total.factor
    quantity = replace(item.amount.quantity, value=value, unit=unit.unit, dimension=unit.dimension)
    return replace(item, amount=replace(item.amount, quantity=quantity))
