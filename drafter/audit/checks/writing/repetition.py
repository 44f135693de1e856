"""Passages that stand twice, word for word for a long stretch."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drafter.audit.copies import Copies, pages_told_again
from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "repetition"

_SHORTEST = 150
_SHORTEST_BLOCK = 20
_SHOWN = 120
_SENTENCE = re.compile(r"[，；][^。]*。")
_PAPER = re.compile(r"附[件表]\d*[:：]?|关于[^，。；]{4,60}(?:报告|说明|通知|方案|汇报|意见)")
_BOOK = 150_000
"""The characters of a hundred pages: so long a paper sums up its chapters, and says a rule wherever it holds."""
_NOTE = re.compile(r"\d{1,2}[.、．]|[（(]\d{1,2}[)）]|注")


def check(reading: Reading) -> Iterator[Issue]:
    """Long passages of the chapters that repeat an earlier one; an abstract before the first chapter may.

    So may another paper of the same file, as an annex or a note with a title of its own, or a report of another
    year: the notes at its end are the same every year. Where most of the text
    stands more than once that is said once, of the file; the reading then holds its first telling only.
    """
    if reading.copies:
        yield _of_file(reading, reading.copies)
    pages = list(pages_told_again(reading.document))
    for again, before, page, known in pages if not reading.copies else ():
        if reading.papers.apart([again, before]):
            continue
        yield reading.issue(KIND, "page_again", [again, before], severity=Severity.WARNING, page=page, known=known)
    papers = [block.start for block in reading.blocks if _PAPER.fullmatch(block.text)]
    first = min((s.block.start for s in reading.sections if s.block and s.number), default=0)
    prose = [b for b in _in_chapters(reading) if b.kind is BlockKind.PROSE and b.start >= first]
    words = [re.sub(r"\W", "", block.text) for block in prose]
    seen: dict[str, int] = {}
    index = 0
    while index < len(prose):
        known = seen.setdefault(words[index][:_SHORTEST], index) if len(words[index]) >= _SHORTEST_BLOCK else index
        length = _stretch(reading, prose, words, known, index) if known < index else 0
        annexed = any(prose[known].start < paper < prose[index].start for paper in papers)
        annexed = annexed or reading.papers.apart([(prose[i].start, prose[i].end) for i in (known, index)])
        if length and not annexed and not any(a <= prose[index].start < b for (a, b), *_ in pages):
            yield _issue(reading, prose, words, known, index)
        index += max(length, 1)


def _of_file(reading: Reading, copies: Copies) -> Issue:
    """What a file holds again: in a file of an office program its author put it there, else a store may have."""
    start, end = copies.span
    quoted = min(end, start + _SHOWN)
    return reading.issue(
        KIND,
        "file_again",
        [(start, quoted), (copies.first, min(copies.first + _SHOWN, start))],
        severity=Severity.WARNING,
        doubt=None if reading.structured else Doubt.DAMAGED,
        times=copies.times,
        line=reading.line(copies.first),
        again=reading.line(start),
        count=copies.count,
    )


def _in_chapters(reading: Reading) -> Iterator[Block]:
    """The blocks that are no furniture of tables: sentences, and none between a table and the next heading."""
    below_table = False
    for block in reading.blocks:
        if block.kind in (BlockKind.CELL, BlockKind.CAPTION):
            below_table = True
        elif block.kind is BlockKind.HEADING and block.depth and not _NOTE.match(block.text):
            below_table = False
        if not below_table and block.start < reading.annex and _SENTENCE.search(block.text):
            yield block


def _stretch(reading: Reading, prose: Sequence[Block], words: Sequence[str], known: int, index: int) -> int:
    """How many paragraphs from one on are those from another on; 0 if it is no more than a phrase."""
    if _page(reading, prose[known]) == _page(reading, prose[index]) is not None:
        return 0  # a layer of text that nobody sees, below the one that is printed
    length = 0
    while (
        index + length < len(words) and known + length < index and words[index + length] == words[known + length]
    ):
        length += 1
    told = sum(len(text) for text in words[index : index + length]) + (
        _common(words[index + length], words[known + length]) if index + length < len(words) else 0
    )
    return max(length, 1) if told >= _SHORTEST else 0


def _page(reading: Reading, block: Block) -> int | None:
    """The page on which a paragraph begins."""
    paragraphs = reading.document.paragraphs
    index = bisect_right(paragraphs, block.start, key=lambda paragraph: paragraph.start) - 1
    return paragraphs[index].page if index >= 0 else None


def _issue(reading: Reading, prose: Sequence[Block], words: Sequence[str], known: int, index: int) -> Issue:
    length = max(_stretch(reading, prose, words, known, index), 1)
    spans = [(prose[i].start, prose[i + length - 1].end) for i in (index, known)]
    count = sum(_common(words[index + i], words[known + i]) for i in range(length))
    return reading.issue(
        KIND,
        "repeated_paragraph",
        spans,
        severity=Severity.WARNING,
        doubt=Doubt.RETOLD if len(reading.whole.text) > _BOOK else None,
        line=reading.line(spans[1][0]),
        count=count,
    )


def _common(first: str, second: str) -> int:
    """How many characters two texts have in common from their beginning."""
    differ = (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
    return next(differ, min(len(first), len(second)))
