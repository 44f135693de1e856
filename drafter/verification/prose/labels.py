"""Enumerations keep to one kind of mark, and begin anew only under a heading of their own."""

import re
from collections.abc import Iterator

from drafter.text.enumerations import clause_labels, heading_numbers
from drafter.text.numerals import parse_numeral
from drafter.verification.model import ItemSpan, Violation
from drafter.verification.prose.structure import NAME, chinese
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

_OTHER = re.compile(
    r"^[ \t\u3000]*(?P<mark>[②-⑳]|第(?P<n>[二三四五六七八九十])[，、：:]|[B-H][.、．]|其[二三四五][，：:])",
    re.MULTILINE,
)
"""Marks of entries that are not the first, other than numbers."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_FIRST = {"其": "其一", "第": "第一"}


def check(examination: Examination) -> Iterator[Violation]:
    """The items of a whole notice whose clauses are labelled 一是, 二是."""
    for item in examination.manuscript.items if examination.manuscript.whole else ():
        if item.clauses and item.clauses[0].label:
            yield from _styles(examination, item)
            yield from _anew(examination, item)


def _styles(examination: Examination, item: ItemSpan) -> Iterator[Violation]:
    """2. and ② among 一是, where no 1. or ① stands before it."""
    text, labels = examination.text, clause_labels(examination.text, item.heading_end, item.end)
    if not labels:
        return
    numbers = heading_numbers(text, item.heading_end, item.end)
    for number in numbers:
        first = any(
            other.level == number.level and other.value == number.value - 1 and other.start < number.start
            for other in numbers
        )
        if number.value > 1 and not first and not text[number.end : number.end + 1].isdigit():
            yield _said(examination, item, number.start, number.end)
    for found in _OTHER.finditer(text, item.heading_end, item.end):
        if not _has_first(text[item.heading_end : found.start("mark")], found.group("mark")):
            yield _said(examination, item, *found.span("mark"))


def _has_first(before: str, mark: str) -> bool:
    """Whether the entry before the one with a mark stands there."""
    if mark[0] in _CIRCLED:
        return _CIRCLED[_CIRCLED.index(mark[0]) - 1] in before
    if mark[0] in _FIRST:
        return _FIRST[mark[0]] in before or f"{mark[0]}{chinese(int(parse_numeral(mark[1]) or 0) - 1)}" in before
    return chr(ord(mark[0]) - 1) + mark[1] in before


def _said(examination: Examination, item: ItemSpan, start: int, end: int) -> Violation:
    labels = clause_labels(examination.text, item.heading_end, start)
    expected = chinese(labels[-1].value + 1) + labels[-1].text[-1] if labels else "一是"
    return violation(NAME, "number_style", (examination.text, start, end), expected=expected)


def _anew(examination: Examination, item: ItemSpan) -> Iterator[Violation]:
    """一是 at the beginning of a paragraph, right behind a paragraph of another such list."""
    text = examination.text
    for before, clause in zip(item.clauses, item.clauses[1:], strict=False):
        begins = text[text.rfind("\n", 0, clause.start) + 1 : clause.start].strip(" \t\u3000*") == ""
        first = clause.label.startswith("一") and not before.label.startswith("一")
        ended = "\n" not in text[before.start : before.end].strip()
        if first and begins and ended:
            yield violation(NAME, "heading_lost", (text, clause.start, clause.start + len(clause.label)))
