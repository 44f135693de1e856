"""A text that its file holds more than once, whole or for the most part, and pages that are printed twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.layout import Block, BlockKind
from drafter.ingest.model import Document

_WRITTEN = (BlockKind.PROSE, BlockKind.HEADING)
_SHORTEST = 20
_LEAST = 400
_MOST_OF_ALL = 0.4
_DENSE = 0.8
_PAGE = 200
_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a text behind its first telling.

    Attributes:
        span: what of the document they take up: all behind the first telling but for what little stands between.
        first: where that which they repeat begins.
        count: how many characters are told again, punctuation left out.
        times: how often the text stands in the file.
    """

    span: tuple[int, int]
    first: int
    count: int
    times: int

    def holds(self, span: tuple[int, int]) -> bool:
        """Whether a place lies in a copy."""
        return self.span[0] <= span[0] < self.span[1]


@dataclass(frozen=True, slots=True)
class _Run:
    """Paragraphs `first` to `behind` that are those from `known` on, and how many characters they have."""

    first: int
    behind: int
    known: int
    count: int


def copies_in(blocks: Sequence[Block]) -> Copies | None:
    """The copies of a text in its own file; `None` where most of it is told but once. Linear in its length."""
    written = [block for block in blocks if block.kind in _WRITTEN]
    words = [_words(block.text) for block in written]
    total = sum(map(len, words))
    runs = list(_runs(words))
    count = sum(run.count for run in runs)
    if count < max(_LEAST, _MOST_OF_ALL * total):
        return None
    first, behind = _back(words, runs[0]), runs[-1].behind
    if count < _DENSE * sum(map(len, words[first:behind])):
        return None  # papers of several bodies with the same notes
    return Copies(
        (written[first].start, written[behind - 1].end),
        written[min(run.known - (run.first - _back(words, run)) for run in runs)].start,
        count,
        max(round(total / (total - count)), 2),
    )


def pages_told_again(document: Document) -> Iterator[tuple[tuple[int, int], tuple[int, int], int, int]]:
    """Printed pages of prose that are an earlier page word for word: both spans and both numbers."""
    pages: dict[int, list[tuple[int, int, str]]] = {}
    for paragraph in document.paragraphs:
        if paragraph.page is not None:
            pages.setdefault(paragraph.page, []).append((paragraph.start, paragraph.end, paragraph.flowed))
    seen: dict[str, int] = {}
    for number, pieces in pages.items():
        text = "".join(piece for _, _, piece in pieces)
        words = _words(text)
        known = seen.setdefault(words, number)
        if known != number and len(words) >= _PAGE and text.count("。") >= _SENTENCES:
            first = pages[known]
            yield (pieces[0][0], pieces[-1][1]), (first[0][0], first[-1][1]), number, known


def _words(text: str) -> str:
    return re.sub(r"\W", "", text)


def _runs(words: Sequence[str]) -> Iterator[_Run]:
    """The runs of paragraphs that repeat earlier ones in their order, none of which reaches into itself."""
    seen: dict[str, int] = {}
    index = 0
    while index < len(words):
        known = seen.setdefault(words[index], index) if len(words[index]) >= _SHORTEST else index
        behind = index
        while known < index and behind < len(words) and known + behind - index < index:
            if words[behind] != words[known + behind - index]:
                break
            behind += 1
        if behind > index:
            yield _Run(index, behind, known, sum(map(len, words[index:behind])))
        index = max(behind, index + 1)


def _back(words: Sequence[str], run: _Run) -> int:
    """Where a run begins when its short lines before the first long paragraph are counted in: its title."""
    first, known = run.first, run.known
    while known > 0 and first - 1 > known and words[first - 1] == words[known - 1]:
        first, known = first - 1, known - 1
    return first
