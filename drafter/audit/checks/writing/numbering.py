"""Skipped and repeated numbers: 一、 （一） 1. （1） 一是, and the numbers of tables."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from drafter.audit.checks.writing.clauses import BEFORE_YEAR, breaks
from drafter.audit.doubts import Doubt
from drafter.audit.layout import CAPTION, Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.order import stands_elsewhere, value_of
from drafter.audit.quotations import quotations
from drafter.audit.reading import Reading, in_doubt
from drafter.ingest.numbering import numbered
from drafter.text.width import narrow

KIND = "numbering"

_INLINE = (
    re.compile(rf"(?:^|(?<=[。；：]))(?P<n>\d{{1,2}})(?:[、．]|\.(?!\d)|{BEFORE_YEAR})"),
    re.compile(r"(?:^|(?<=[。；：，]))（(?P<n>\d{1,2})）"),
)
_RESTARTED = re.compile(rf"(?<![\d.])1\s*(?:[、．)）]|\.(?!\d)|{BEFORE_YEAR})")
_TENS = re.compile(r"(?:^|[\s。；])(?P<tens>[二三四五六七八九]?十)\s*$")
_LARGEST_GAP = 2
_MANY_GAPS = 2
_ITEM_DEPTH = 2
_SECOND = 2
_ANNEX = re.compile(r"附[件表]\s*\d*\s*[:：]?$")
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章|编|篇)")
_LARGEST_NUMERAL = 10
_MENTION = re.compile(
    r"[表图]\s*(?P<number>\d{1,3}(?:[-－—–.．]\d{1,3}){0,2}|[一二三四五六七八九十百]{1,4})(?![\d万亿元%％])"
)
_SHORTEST_TITLE = 4
_OPENING = 24
_TELLING = 8
_ALIKE = 0.8


@dataclass(slots=True)
class _Open:
    """A run of numbers of one form that may go on."""

    value: int
    span: tuple[int, int]


@dataclass(slots=True)
class _Forms:
    """The open runs by form, the innermost last."""

    runs: dict[int, list[_Open]] = field(default_factory=dict)

    def close_below(self, depth: int) -> None:
        for deeper in [d for d in self.runs if d > depth]:
            del self.runs[deeper]


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers that are missing or stand twice; a line that is cut by the end of a page stands on both pages."""
    for issue in (*_of_headings(reading), *_clauses(reading), *_captions(reading), *_inline(reading)):
        first, second = issue.quotes[0], issue.quotes[-1]
        if not (reading.drawn and first.text == second.text and _same_words(reading, first.end, second.end)):
            yield issue


def _of_headings(reading: Reading) -> Iterator[Issue]:
    """The issues of headings; where several chapters or items are missing, the text is rather an extract."""
    found = list(_headings(reading))
    gaps = [issue for issue in found if len({quote.text for quote in issue.quotes}) > 1]
    extract = len(gaps) >= _MANY_GAPS and not reading.structured
    for issue in found:
        yield in_doubt(issue, Doubt.DAMAGED) if extract and issue in gaps else issue


def _headings(reading: Reading) -> Iterator[Issue]:
    forms = _Forms()
    quoted = {i for first, last in quotations(reading.blocks) for i in range(first, last + 1)}
    for index, block in enumerate(reading.blocks):
        if (
            block.kind in (BlockKind.CELL, BlockKind.CAPTION)
            or _ANNEX.match(block.text)
            or _PART.match(block.text)
        ):
            forms.runs.clear()
            continue
        number = numbered(block.text)
        if number is None or not block.depth or index in quoted:
            continue  # a list that is quoted counts for itself
        depth, first, behind = number
        before = reading.text[max(0, block.start - _OPENING) : block.start]
        value = value_of(block.text[first:behind])
        if _spelt_out(before, value):
            continue
        value += _torn_off(before)
        forms.close_below(depth)
        issue = _next(reading, forms, depth, value, block.span(first, behind), block)
        if issue:
            yield issue


def _spelt_out(before: str, value: int) -> bool:
    """Whether a number in brackets repeats the word before it, parted from it where a line ends: 前三|（3）个."""
    return value <= _LARGEST_NUMERAL and before.rstrip().endswith("〇一二三四五六七八九十"[value])


def _torn_off(before: str) -> int:
    """The tens of a number that a page parts: 十 stands alone at the end of what comes before 二、."""
    torn = _TENS.search(before)
    return value_of(torn["tens"]) if torn else 0


def _next(
    reading: Reading, forms: _Forms, depth: int, value: int, span: tuple[int, int], block: Block
) -> Issue | None:
    runs = forms.runs.setdefault(depth, [])
    for index in range(len(runs) - 1, -1, -1):
        if value == runs[index].value + 1:
            del runs[index + 1 :]
            runs[index] = _Open(value, span)
            return None
    last = runs[-1] if runs else None
    again = value == 1 and last and last.value == 1 and depth == _ITEM_DEPTH and block.kind is BlockKind.HEADING
    if again and last and not (_announced(reading, last, span) or _goes_on(reading, span)):
        return _issue(reading, "repeated", last, span)
    if value == 1 or last is None:
        runs.append(_Open(value, span))
        return None
    runs[-1] = _Open(value, span)
    gap = value - last.value
    if gap == 0 and _heading_like(block):
        return _issue(reading, "repeated", last, span)
    between = _stands_between(reading, last, span, value - 1, depth) or stands_elsewhere(
        reading.blocks, block, value - 1
    )
    if 1 < gap <= _LARGEST_GAP and not between:
        return _issue(reading, "skipped", last, span)
    return None


def _heading_like(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or block.depth <= _ITEM_DEPTH  # （一） is always a heading


def _announced(reading: Reading, last: _Open, span: tuple[int, int]) -> bool:
    """Whether the paragraph right before a number announces a list: 主要职责是：, under a heading like it."""
    before = [block for block in _between(reading, last, span) if block.start > last.span[1]]
    return bool(before) and before[-1].kind is BlockKind.PROSE and before[-1].text.endswith((":", "："))


def _goes_on(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the list that a number begins ends, and the one around it goes on with its second item."""
    seconds = 0
    for block in reading.blocks[bisect_left(reading.blocks, span[1], key=lambda block: block.start) :]:
        number = numbered(block.text) if block.depth and block.kind is not BlockKind.CELL else None
        if _PART.match(block.text) or (number and number[0] < _ITEM_DEPTH):
            return False
        if number and number[0] == _ITEM_DEPTH:
            value = value_of(block.text[number[1] : number[2]])
            seconds += value == _SECOND
            if value == 1 or seconds == _SECOND:
                return seconds == _SECOND
    return False


def _stands_between(reading: Reading, last: _Open, span: tuple[int, int], value: int, depth: int) -> bool:
    """Whether the number that seems to be missing was only written in another way, or inside a paragraph."""
    if any(b.kind is BlockKind.HEADING and not b.depth for b in _between(reading, last, span)):
        return True  # headings that Word numbers by itself carry no number in their text
    between = reading.text[last.span[1] : span[0]]
    chinese = "〇一二三四五六七八九十"[value] if value <= _LARGEST_NUMERAL else ""
    if depth <= _ITEM_DEPTH:  # lines may have run together: what stands anywhere is not missing
        glued = rf"(?<![一二三四五六七八九十第]){chinese}、|[（(]\s*{chinese}\s*[)）]"
        return bool(chinese) and bool(re.search(rf"(?:^|\n)\s*[（(]?{chinese}[)）、.．,， ]|{glued}", between))
    digits = r"\s?".join(str(value))  # set with a blank between them on some pages
    return bool(re.search(rf"(?:^|\n|[。；：])\s*[（(]?{digits}\s*[)）]?[.、．,，:： 　]?", between))


def _between(reading: Reading, last: _Open, span: tuple[int, int]) -> Sequence[Block]:
    first = bisect_left(reading.blocks, last.span[1], key=lambda block: block.start)
    return reading.blocks[first : bisect_left(reading.blocks, span[0], key=lambda block: block.start)]


def _issue(reading: Reading, key: str, last: _Open, span: tuple[int, int]) -> Issue:
    before, after = (re.sub(r"\s", "", reading.text[slice(*where)]) for where in (last.span, span))
    return reading.issue(
        KIND,
        key,
        [last.span, span],
        severity=Severity.ERROR,
        doubt=Doubt.LAYOUT if key == "repeated" and _same_words(reading, last.span[1], span[1]) else None,
        before=before,
        after=after,
    )


def _same_words(reading: Reading, first: int, second: int) -> bool:
    """Whether the same words stand behind both numbers: one passage twice, as pages hold it in two layers."""
    a, b = (re.sub(r"[^\u4e00-\u9fff]", "", reading.text[at : at + _OPENING]) for at in (first, second))
    return len(a) >= _SHORTEST_TITLE and a[:_TELLING] == b[:_TELLING]


def _clauses(reading: Reading) -> Iterator[Issue]:
    """The labels 一是, 二是 …: sure in a list that is whole in its paragraph; others may be those of two lists."""
    for found in breaks(reading):
        first, second = _Open(found.first.value, found.first.span), found.second.span
        issue = _issue(reading, found.key, first, second)
        yield issue if found.second.together else in_doubt(issue, Doubt.LEVELS)


def _written_between(reading: Reading, last: _Open, span: tuple[int, int]) -> bool:
    """Whether the number that seems to be missing stands behind a blank, as where a page ends: 15 7、."""
    return bool(re.search(rf"(?:^|\s){last.value + 1}\s?[.．、]", reading.text[last.span[1] : span[0]]))


def _inline(reading: Reading) -> Iterator[Issue]:
    """1. … 2. … and （1）… （2）… within one paragraph.

    Sure only where the file itself holds paragraphs: a line of running text gathers the numbers of columns, notes
    and pages from beside it.
    """
    for block in reading.blocks:
        if block.kind is not BlockKind.PROSE:
            continue
        for form in _INLINE:
            last: _Open | None = None
            for match in form.finditer(block.text):
                value, span = int(match["n"]), block.span(match.start("n"), match.end("n"))
                gap = value - last.value if last else 0
                begun = last and _RESTARTED.search(reading.text[last.span[1] : span[0]])
                if last and last.value > 1 and gap == 0 and not begun:
                    yield _beside(reading, _issue(reading, "repeated", last, span))
                elif last and last.value > 1 and gap == _LARGEST_GAP and not _written_between(reading, last, span):
                    yield _beside(reading, _issue(reading, "skipped", last, span))
                last = _Open(value, span) if value == 1 or (last and 0 <= gap <= _LARGEST_GAP) else None


def _beside(reading: Reading, issue: Issue) -> Issue:
    return issue if reading.structured else in_doubt(issue, Doubt.LAYOUT)


def _captions(reading: Reading) -> Iterator[Issue]:
    """Numbers of tables and figures, chapter by chapter, of captions that follow each other in one run of numbers.

    A title stands once in the list of tables and again over every page of its table, and every part of a report
    may count anew: a number is repeated only where the caption right before it has the same one and another title.
    """
    last: dict[str, tuple[int, str, tuple[int, int]]] = {}
    named = _named(reading.text)
    for block in reading.blocks:
        match = CAPTION.match(block.text) if block.kind is BlockKind.CAPTION else None
        if match is None or match["word"] == "续表":
            continue
        chapter, value = _split(match["number"])
        key = match["word"] + chapter
        span, title = block.span(0, match.end("number")), _title(match["title"])
        before = last.get(key)
        if before and before[0] == value and _other_title(before[1], title):
            yield _issue(reading, "repeated", _Open(value, before[2]), span)
        elif before and 1 < value - before[0] <= _LARGEST_GAP and (chapter, value - 1) not in named:
            yield _issue(reading, "skipped", _Open(before[0], before[2]), span)
        last[key] = (value, title, span)


def _named(text: str) -> frozenset[tuple[str, int]]:
    """All numbers of tables and figures that a text names anywhere, and what they are parts of: 6 of 6-1."""
    found = {_split(match["number"]) for match in _MENTION.finditer(text)}
    whole = {_split(chapter) for chapter, _ in found if chapter}
    return frozenset(found | whole)


def _title(text: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff]|单位|[万亿千百]元|元|续表?|续上页", "", text)


def _other_title(first: str, second: str) -> bool:
    """Whether two titles are of two tables: neither is lost, or a piece or a variant of the other."""
    if min(len(first), len(second)) < _SHORTEST_TITLE or first in second or second in first:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() < _ALIKE


def _split(number: str) -> tuple[str, int]:
    parts = re.split(r"[-－—–.．]", narrow(number))
    return "-".join(parts[:-1]), value_of(parts[-1])
