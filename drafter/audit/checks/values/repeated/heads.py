"""A total that a chapter tells, and again at the head of the item on it: 本年收入A。（一）本年收入B，具体如下."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.governing import label_of
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of
from drafter.audit.statements import Figure, Sentence

KIND = "two_values"

_YEAR = re.compile(r"^.*?20\d{2}(?:年度?)?")
_WHOSE = re.compile(r"^(?:我|本)(?:部门|单位|[局委办厅镇乡院校站所])(?=.{4})")
_COPULA = re.compile(r"(?:总额|金额|数额|数)?(?:为|是|共|共计|合计|达到?|计)*$")
_TOTAL = re.compile(
    r"(?:本年|全年|当年|年初|年末|年度|总|部门|决算|预算|财政拨款)[\u4e00-\u9fff]{0,10}(?:收入|支出|预算|决算|结转|结余|拨款|经费)$"
)
_OTHER = re.compile(r"上年|去年|同期|占|[比较]|其中|增|减|下降|人均|平均|剔除|不含|扣除|调整")
_WRITTEN = (BlockKind.PROSE, BlockKind.HEADING)
_CENTS = 2
_LAST = Decimal("0.02")
_OF_ALL = re.compile(r"^[，,。：:；]")


def check(reading: Reading) -> Iterator[Issue]:
    """Totals of the opening paragraphs of a chapter that one of its items opens with in another value."""
    found: list[Figure] = []
    for lead, items in _chapters(reading.blocks):
        told = _told(reading, lead) if items else {}
        for item in items if told else ():
            again = _opening(reading, item)
            known = told.get(again[0]) if again else None
            if again and known and known.written != again[1].written:
                near = range_of(known).meets(range_of(again[1]))
                if near and known.quantity.places != again[1].quantity.places:
                    continue
                found.append(again[1])
                yield _issue(reading, again[0], known, again[1], Doubt.TAIL if near else None)
    yield from _nearly(reading, found)


def _nearly(reading: Reading, known: Collection[Figure]) -> Iterator[Issue]:
    """Totals that two places tell with another last digit, which the rounding of tables may have made."""
    told: dict[str, Figure] = {}
    for block in reading.blocks:
        for name, figure in _told(reading, [block]).items() if block.kind in _WRITTEN else ():
            first = told.setdefault(name, figure)
            gap = abs(first.value - figure.value)
            places = first.quantity.places == figure.quantity.places == _CENTS
            if 0 < gap <= _LAST * figure.factor and places and figure not in known and name.startswith("本年"):
                yield _issue(reading, name, first, figure, Doubt.TAIL)


def _issue(reading: Reading, name: str, first: Figure, second: Figure, doubt: Doubt | None) -> Issue:
    return reading.issue(
        KIND,
        "head_and_total",
        [first.span, second.span],
        doubt=doubt,
        name=name,
        first=first.text,
        second=second.text,
    )


def _chapters(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """The paragraphs that open a chapter, and the items that follow before the next heading as high as its own."""
    chapter, lead, items = 0, list[Block](), list[Block]()
    for block in blocks:
        if 0 < block.depth <= chapter or (block.depth and not lead):
            yield lead, items
            chapter, lead, items = block.depth, [], []
        elif not block.depth and not items and chapter:
            lead += [block] if block.kind is BlockKind.PROSE else []
        elif block.depth and (not items or block.depth == items[0].depth):
            items.append(block)
    yield lead, items


def _told(reading: Reading, lead: Sequence[Block]) -> dict[str, Figure]:
    """The totals of some paragraphs, by their names; none that is told with two values."""
    found: dict[str, list[Figure]] = {}
    for block in lead:
        for sentence in reading.by_block.get(block.start, ()):
            for figure in sentence.figures:
                name = _name(reading, sentence, figure)
                if name:
                    found.setdefault(name, []).append(figure)
    return {name: figures[0] for name, figures in found.items() if len({f.value for f in figures}) == 1}


def _opening(reading: Reading, block: Block) -> tuple[str, Figure] | None:
    """The name and the amount that the paragraph of an item opens with."""
    sentence = next(iter(reading.by_block.get(block.start, ())), None)
    figure = next((f for f in sentence.figures if f.quantity.dimension == "元"), None) if sentence else None
    if sentence is None or figure is None or not _OF_ALL.match(block.text[figure.behind :]):
        return None
    name = _name(reading, sentence, figure)
    bare = re.sub(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]?", "", block.text[: figure.at])
    return (name, figure) if name and not re.search("[，。；：]", bare) else None


def _name(reading: Reading, sentence: Sentence, figure: Figure) -> str:
    """What an exact amount of this year is called, if that is a total; else nothing."""
    label = label_of(sentence, figure)
    day = sentence.dated(figure)
    other = day is not None and day.year != reading.year
    if figure.quantity.dimension != "元" or figure.quantity.hedge or other or _OTHER.search(label):
        return ""
    name = re.sub(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]", "", label)
    name = _COPULA.sub("", _WHOSE.sub("", _YEAR.sub("", name)))
    return name if _TOTAL.fullmatch(name) else ""
