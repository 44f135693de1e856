"""The facts of a text: quantities, dates, numbers of things, titles and names, each with what it is of.

A fact is one token of a diff and one value of a comparison; `key` is what two writings of it share.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from drafter.comparison.names import names
from drafter.comparison.runs import FactKind
from drafter.text.marks import Mark, MarkKind
from drafter.text.numerals import parse_numeral
from drafter.text.quantities import Quantity, scan
from drafter.text.width import fold
from drafter.verification.names.persons import persons

_KINDS = {
    MarkKind.DOCUMENT: FactKind.TITLE,
    MarkKind.DOCUMENT_NUMBER: FactKind.NUMBER,
    MarkKind.CONTRACT_NUMBER: FactKind.NUMBER,
    MarkKind.VOUCHER_NUMBER: FactKind.NUMBER,
    MarkKind.NUMBER: FactKind.NUMBER,
    MarkKind.ARTICLE: FactKind.NUMBER,
    MarkKind.DATE: FactKind.DATE,
    MarkKind.RELATIVE_DATE: FactKind.DATE,
}
_PERIOD = re.compile(r"(?:第?[一二三四1-4]季度末?|[上下]半年)$")
"""Of the words for a time without a year those that name a part of it; 全年 and 上年 are words like others."""

_CODE_GOES_ON = re.compile(r"(?:[-/][A-Za-z0-9]+)+号?")
_GRADE = re.compile(r"(?<=[“\"「为])(?:优秀|良好|中等|较差|优|良|中|低|差)(?=[”\"」]|[，。；（]|等次|等级)")
_RANK = re.compile(
    r"(?:排名?|名次|位次|位列|位居|[列居处]|全[省市县区国](?:各[\u4e00-\u9fff]{1,3})?|退[至到]|[升降滑]至|由|从|倒数)[^，。；\d]{0,6}"
    r"(?P<it>第\s*(?P<number>[\d０-９]{1,3}|[一二三四五六七八九十百]{1,4})(?:\s*[位名](?!次)|(?=[，。；、]|$)))"
)
_GRADED = re.compile(r"等[级次]|评级|评定|结果")
_LABEL = re.compile(r"[\u4e00-\u9fff“”（）()]{2,14}$")
_HEDGES = re.compile(
    r"(?:(?:已|均|仅|只|还|又|再|则|共|合计|总计|达到?了?|为|是|至|到|约|近|逾|超过?|不足|不到|仅有|只有|占|完成|实际|实现|有|列支|支出了|其中|中|的|了|下降|提高"
    r"|上升|增长|减少|增加|高于|低于|不低于|不超过|未达到?|没有达到|≥|≤|>|<|“|”|（|\()+)$"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        text: those characters.
        kind: what sort of fact it is.
        key: what every writing of it shares, its dimension included.
        mark: of anything but a quantity, what the scanner calls it; `None` for quantities and names.
        quantity: of a quantity, all that the scanner read.
    """

    start: int
    end: int
    text: str
    kind: FactKind
    key: str
    mark: MarkKind | None = None
    quantity: Quantity | None = None

    @property
    def value(self) -> Decimal | None:
        """The number of a quantity."""
        return self.quantity.value if self.quantity else None

    @property
    def dimension(self) -> str:
        """What a quantity counts; empty for anything else."""
        return self.quantity.dimension if self.quantity else ""

    @property
    def type(self) -> str:
        """Facts of one type may stand for each other: two rates, two sums of money, two days."""
        if self.quantity:
            return f"quantity {self.quantity.dimension}"
        return f"{self.kind} {self.mark or ''}"


@lru_cache(maxsize=8192)
def facts(text: str) -> tuple[Fact, ...]:
    """The facts of a text, in its order; none overlap."""
    found = scan(text)
    taken = [_of_mark(text, mark) for mark in found.marks if _states(mark)]
    taken += [_of_quantity(quantity) for quantity in found.quantities]
    spans = sorted(_apart(taken), key=lambda fact: fact.start)
    spans += [fact for fact in (*_grades(text), *_persons(text)) if not _covered(fact, spans)]
    spans += [fact for fact in _ranks(text) if not _covered(fact, spans)]
    spans += [fact for fact in _names(text) if not _covered(fact, spans)]
    return tuple(sorted(spans, key=lambda fact: fact.start))


def about(text: str, fact: Fact) -> str:
    """The words right before a fact that say what it is of; empty if there are none."""
    last = max((other.end for other in facts(text) if other.end <= fact.start), default=0)
    before = fold(text[max(fact.start - 32, last, 0) : fact.start]).text
    before = re.split(r"[，。；：、！？\d%]", before)[-1]
    for _ in range(4):
        shorter = _HEDGES.sub("", before)
        if shorter == before:
            break
        before = shorter
    label = _LABEL.search(before)
    return _unquoted(label.group().strip("“”（）()")) if label else ""


def _unquoted(label: str) -> str:
    """A label without a quotation mark that has lost the other one."""
    return label if label.count("“") == label.count("”") else re.sub("[“”]", "", label)


def _states(mark: Mark) -> bool:
    return mark.kind in _KINDS and (mark.kind is not MarkKind.RELATIVE_DATE or bool(_PERIOD.match(mark.text)))


def _of_mark(text: str, mark: Mark) -> Fact:
    kind = _KINDS[mark.kind]
    if kind is not FactKind.NUMBER:
        return Fact(mark.start, mark.end, mark.text, kind, f"{kind} {mark.value}", mark=mark.kind)
    rest = _CODE_GOES_ON.match(text, mark.end)
    end = rest.end() if rest and mark.text[-1:].isascii() else mark.end
    value = re.sub(r"[号\s]+$", "", mark.value + text[mark.end : end])
    return Fact(mark.start, end, text[mark.start : end], kind, f"{kind} {value}", mark=mark.kind)


def _of_quantity(quantity: Quantity) -> Fact:
    key = f"{quantity.dimension} {format(quantity.value.normalize(), 'f')}"
    return Fact(quantity.start, quantity.end, quantity.text, FactKind.QUANTITY, key, quantity=quantity)


def _grades(text: str) -> Iterator[Fact]:
    for match in _GRADE.finditer(text):
        if _GRADED.search(text[max(match.start() - 12, 0) : match.end() + 4]):
            yield Fact(match.start(), match.end(), match.group(), FactKind.NAME, f"grade {match.group()[0]}")


def _ranks(text: str) -> Iterator[Fact]:
    """Which place somebody took among others."""
    for match in _RANK.finditer(text):
        number = fold(match["number"]).text
        value = int(number) if number.isdecimal() else parse_numeral(number)
        if value is not None:
            yield Fact(*match.span("it"), match["it"], FactKind.NUMBER, f"rank {value}")


def _names(text: str) -> Iterator[Fact]:
    for start, end in names(text):
        name = fold(text[start:end]).text
        yield Fact(start, end, text[start:end], FactKind.NAME, f"name {name}")


def _persons(text: str) -> Iterator[Fact]:
    """Persons, by the title before them or the deed behind; a person is a name that other notices may not have."""
    view = fold(text)
    for start, end, _ in persons(view.text, ""):
        low, high = view.span(start, end)
        yield Fact(low, high, text[low:high], FactKind.NAME, f"person {view.text[start:end]}")


def _covered(fact: Fact, spans: list[Fact]) -> bool:
    return any(fact.start < other.end and other.start < fact.end for other in spans)


def _apart(found: list[Fact]) -> Iterator[Fact]:
    """The first of those that overlap."""
    last = 0
    for fact in sorted(found, key=lambda one: (one.start, -one.end)):
        if fact.start >= last:
            yield fact
            last = fact.end
