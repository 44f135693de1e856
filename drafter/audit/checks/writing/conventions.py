"""Marks that stand in a paper by its own convention: names withheld throughout, forms that others fill in.

A blank of a template that somebody forgot is an exception amid places that were filled in; a mark that stands
at every place of its sort is none. So the marks of each part of a file (its body, each annex) are counted by what
they stand for, and held against the places of the same sort that are filled in there.

Conventions that papers have: names and years withheld throughout (××市, 某某公司); a template, or an annex of
a notice, of which nothing is filled in; the number of a document as a form prescribes it (〔20××〕××号); what a
notice tells those to whom it is addressed to fill in. Those of a single place are read where it stands (`residue`,
`choices`): an example (如：××局), a person (刘××), a line for a signature, the options that were not ticked.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from drafter.audit.layout import Block, BlockKind

Span = tuple[int, int]

_PART = re.compile(
    r"附\s*(?:件|表|录)\s*(?:[一二三四五六七八九十\d]{1,3}(?:[-—]\d{1,2})?)?(?:\s*[：:]|\s*$|\s+\S)"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,5}条")
_SPECIMEN = re.compile(
    r"(?:参考|规范|统一)(?:格式|样式|模板|文本|提纲)|示范文本|样表|样本|范本|范例|填[报表写]说明|（(?:样式|模板|格式)）"
)
_NOTICE = re.compile(r"[^。；]{4,80}的?通知")
_ADDRESSED = re.compile(r"(?:各|市直|县直|区直|省直)[^。；]{2,120}[：:]")
_HEAD = 15
_UNIT = r"(?:[万亿千百]?元|[%％]|个(?!人)|项|人(?!民)|名|次|户|亩|公里|平方米|吨|台|辆|分(?!管|局|公司)|万)"
_AFTER = {
    "time": re.compile(r"\s*(?:年|月|日)"),
    "number": re.compile(r"\s*(?:号|[〕\]】])"),
    "value": re.compile(rf"\s*{_UNIT}"),
}
_YEAR = re.compile(r"(?:19|20|2)\s?[XxＸ×*]{1,3}\s?\d?")
_FILLED = {
    "time": re.compile(r"\d{1,4}\s*年|\d{1,2}\s*月\s*\d"),
    "number": re.compile(r"[〔\[【（(]\d{4}[〕\]】）)]\s*第?\d+号"),
    "value": re.compile(rf"\d\s*{_UNIT}"),
    "name": re.compile(
        r"(?<![全各我本该外省地城某当兄所两三])[\u4e00-\u9fff]{2,6}(?<![某全各我本该])[市县区镇乡省州](?!场|政|委|级|直|区|域|内|外|容|民)"
        r"|[\u4e00-\u9fff]{2,12}有限(?:责任)?公司"
    ),
    "field": re.compile(r"[\u4e00-\u9fff）]{2,}[：:][ \t]*[^\s：:_＿/（(□]{2,}"),
}
_CROSS = re.compile(r"[\s$]*[XＸ×x✕某*＊](?:\s*[XＸ×x✕某*＊])*[\s$]*")
_FEWEST = 5
_EXCEPTIONS = 4
"""For so many marks at most one place of their sort may be filled in."""
_FEWEST_ARTICLES = 5
_FEWEST_SPECIMENS = 2


class Slot(StrEnum):
    """What a mark stands for: what is none of the first four is a field of a form, or an order to fill it."""

    TIME = "time"
    NUMBER = "number"
    VALUE = "value"
    NAME = "name"
    FIELD = "field"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that may be a blank: where it stands, and for what; `None` of an option, which is none."""

    span: Span
    slot: Slot | None


def slot_of(text: str, span: Span) -> Slot:
    """What a mark stands for, by its own form and by what follows it."""
    own = text[slice(*span)]
    behind = re.sub(r"^[\s$]+", "", text[span[1] : span[1] + 8])
    if _YEAR.fullmatch(own.strip("年度 ")):
        return Slot.TIME
    inside = own.lstrip("XＸ×x✕*＊_＿□△○ $【】〔〕[]（）()")
    for slot in (Slot.NUMBER, Slot.TIME, Slot.VALUE):
        if _AFTER[slot].match(inside or behind):
            return slot
    bare = own[: len(own) - len(inside)] if inside else own
    return Slot.NAME if _CROSS.fullmatch(bare) else Slot.FIELD


class Conventions:
    """Which marks of a text are its own convention. The text is counted once for each part that holds marks."""

    def __init__(self, text: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> None:
        self._text = text
        self._starts = [0, *_annexes(blocks)]
        self._marks = Counter((self._part(mark.span), mark.slot) for mark in marks if mark.slot)
        self._filled: Callable[[int, Slot], int] = cache(self._count)
        self._prescribes = _prescribes(text, blocks)
        self._addressed = _addressed(blocks)

    def holds(self, mark: Mark) -> bool:
        """Whether a mark stands by convention: where its sort is hardly ever filled in, or amid a blank form."""
        part, slot = self._part(mark.span), mark.slot
        blank_form = any(self._throughout(part, one) for one in (Slot.VALUE, Slot.FIELD))
        if slot is None or slot is Slot.ORDER:
            return blank_form or (slot is Slot.ORDER and self._addressed)
        return self._throughout(part, slot) or (blank_form and not self._filled(part, slot))

    def _part(self, span: Span) -> int:
        return bisect_right(self._starts, span[0]) - 1

    def _throughout(self, part: int, slot: Slot) -> bool:
        """Whether the marks of a sort are many and the filled places of that sort few; fewer will do in a form."""
        marks, filled = self._marks[part, slot], self._filled(part, slot)
        if marks >= _FEWEST:
            return filled * _EXCEPTIONS <= marks
        return marks > 0 and not filled and (self._prescribes or self._is_blank_annex(part))

    def _is_blank_annex(self, part: int) -> bool:
        """Whether an annex holds marks and neither a date nor a figure, as forms do that are to be filled in."""
        marks = sum(self._marks[part, slot] for slot in Slot)
        return (
            part > 0 and marks > 1 and not any(self._filled(part, s) for s in (Slot.TIME, Slot.NUMBER, Slot.VALUE))
        )

    def _count(self, part: int, slot: Slot) -> int:
        """How many places of a sort are filled in within a part."""
        end = self._starts[part + 1] if part + 1 < len(self._starts) else len(self._text)
        return sum(1 for _ in _FILLED[slot].finditer(self._text, self._starts[part], end))


def _annexes(blocks: Sequence[Block]) -> list[int]:
    """Where the annexes of a file begin."""
    return [
        block.start
        for block in blocks
        if block.start and block.kind is not BlockKind.CELL and _PART.match(block.text)
    ]


def _addressed(blocks: Sequence[Block]) -> bool:
    """Whether a paper is a notice that its first lines address to others."""
    head = [block.text for block in blocks[:_HEAD]]
    return any(map(_NOTICE.fullmatch, head)) and any(map(_ADDRESSED.fullmatch, head))


def _prescribes(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a paper tells others how to write: it has articles, or names specimens and forms to fill in."""
    articles = sum(1 for block in blocks if _ARTICLE.match(block.text))
    return articles >= _FEWEST_ARTICLES or len(_SPECIMEN.findall(text)) >= _FEWEST_SPECIMENS
