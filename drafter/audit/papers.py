"""The papers that a file holds: one report, or several of one form, for several years, units or projects.

What stands in two papers says nothing of either: their standing notes are alike, and their figures differ.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drafter.audit.layout import Block, BlockKind
from drafter.ingest.numbering import numbered

_TITLE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9〇“”《》()（）、—－\-]{2,60}?(?:报告|公报|年报|统计资料)(?:[（(][^（）()]{1,12}[)）])?"
)
_SHEET = re.compile(r"[^。；，]{0,60}(?:自评|评价|评分|打分|目标)(?:情况)?表(?:[（(][^（）()]{1,12}[)）])?")
_FIRST = re.compile(r"一、(?P<title>.+)")
_WRITTEN = (BlockKind.PROSE, BlockKind.HEADING)
_OF_A_FIRM = re.compile(r"发行人|募集说明书|受托管理|(?:信用|跟踪|主体|债项)评级|评级(?:报告|公司|展望)")
_FEWEST_CHAPTERS = 3
_NEAR = 6
_SENTENCE = 30
_OPENING = 3000
"""How many characters of a text its cover and its first page hold."""


def of_a_firm(text: str) -> bool:
    """Whether a text is the paper of a firm that borrows, or of one that rates it.

    The rules on the form of official papers (GB/T 9704) bind the offices of party and state, and no firm.
    """
    return bool(_OF_A_FIRM.search(text, 0, _OPENING))


class Papers:
    """Where the papers of a file begin; a file with one report has no borders."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        firsts = [chapters[0].start for chapters in _told(blocks)]
        found = sorted({*_titled(blocks), *_begun_again(blocks)})
        self._reports = [at for at in found if firsts and firsts[0] < at]  # before it there is only a cover
        self._all = sorted({*self._reports, *_sheets(blocks)})

    @property
    def several(self) -> bool:
        """Whether the file holds more than one report."""
        return bool(self._reports)

    def of(self, offset: int) -> int:
        """The number of the paper in which an offset stands, tables of scores counted as papers."""
        return bisect_right(self._all, offset)

    def report_of(self, offset: int) -> int:
        """The number of the report in which an offset stands; a table of scores goes with the one before it."""
        return bisect_right(self._reports, offset)

    def apart(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether spans stand in several reports."""
        return self.several and len({self.report_of(start) for start, _ in spans}) > 1


def _told(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The chapters of every run that begins with a first one and tells something, as contents do not."""
    run: list[Block] = []
    told = False
    for block in blocks:
        if block.kind in _WRITTEN and block.depth == 1 and _FIRST.match(block.text):
            if told:
                yield run
            run, told = [], False
        if block.kind in _WRITTEN and block.depth == 1 and (run or _FIRST.match(block.text)):
            run.append(block)
        told = told or bool(run and len(block.text) >= _SENTENCE and "。" in block.text)
    if told:
        yield run


def _titled(blocks: Sequence[Block]) -> Iterator[int]:
    """Titles that a first chapter follows; one that stands above every page is new only once."""
    before = ""
    for index, block in enumerate(blocks):
        own = block.kind in _WRITTEN and numbered(block.text) is None and _TITLE.fullmatch(block.text)
        if own and block.text != before and _first_chapter_follows(blocks, index):
            before = block.text
            yield block.start


def _first_chapter_follows(blocks: Sequence[Block], index: int) -> bool:
    following = next((block for block in blocks[index + 1 :] if block.depth == 1), None)
    return following is not None and bool(_FIRST.match(following.text))


def _begun_again(blocks: Sequence[Block]) -> Iterator[int]:
    """First chapters of a title that another first chapter has, several chapters behind it."""
    seen: set[str] = set()
    for chapters in _told(blocks):
        title = chapters[0].text
        if len(chapters) >= _FEWEST_CHAPTERS:
            if title in seen:
                yield chapters[0].start
            seen.add(title)


def _sheets(blocks: Sequence[Block]) -> Iterator[int]:
    """Titles of tables of scores, which may be alike: every project has its own."""
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.CELL and _SHEET.fullmatch(block.text):
            near = blocks[index + 1 : index + 1 + _NEAR]
            if any(other.kind is BlockKind.CELL for other in near):
                yield block.start
