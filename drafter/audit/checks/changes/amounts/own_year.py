"""A budget that is held against the budget of its own year: 2026年预算……，比2026年预算增加."""

import re
from collections.abc import Iterator

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading

KIND = "date_year"

_AGAINST = re.compile(
    r"(?:比|与|同|较)(?P<year>20\d{2})年度?(?:部门|收入|支出|收支|财政拨款)?预算数?"
    r"(?:相比)?[，,]?(?:增加|减少|增长|下降|持平)"
)
_YEAR = re.compile(r"(?<![比与同较])(?P<year>20\d{2})年")
_OTHER = re.compile(r"执行|决算|完成|实际|调整|年初|年中|追加|调[增减整]|预计|支出[数额]|上年|去年")
_FARTHEST = 200
_BUDGET = re.compile(r"预算(?:数|总额|收入|支出|合计|总计|安排)*(?:为|是|共|计)*\d")


def check(reading: Reading) -> Iterator[Issue]:
    """Comparisons of a year's budget with itself, as one issue.

    Where one names its own year, those beside it that name none are of that year too.
    """
    prose = [block for block in reading.blocks if block.kind is BlockKind.PROSE]
    found = [one for block in prose for one in _told(block)]
    if found:
        text, year, own, _ = found[0]
        spans = [own, *(span for block in prose for span in _alike(block, year))]
        yield reading.issue(KIND, "own_year", spans, text=text, year=year, count=len(spans) - 1)


def _alike(block: Block, year: str) -> Iterator[tuple[int, int]]:
    """Where a paragraph compares with the budget of a year and names no other year before."""
    for match in _AGAINST.finditer(block.text):
        said = block.text[max(0, match.start() - _FARTHEST) : match.start()]
        own = [before["year"] for before in _YEAR.finditer(said)][-1:]
        if match["year"] == year and own in ([], [year]) and not _OTHER.search(said):
            yield block.span(*match.span("year"))


def _told(block: Block) -> Iterator[tuple[str, str, tuple[int, int], tuple[int, int]]]:
    """For each its words, its year, and the places of the year that is told of and of the same year against it."""
    for match in _AGAINST.finditer(block.text):
        before = list(_YEAR.finditer(block.text, max(0, match.start() - _FARTHEST), match.start()))[-1:]
        said = block.text[before[0].end() : match.start()] if before else ""
        same = bool(before) and before[0]["year"] == match["year"]
        if same and _BUDGET.search(said) and not _OTHER.search(said):
            yield match[0], match["year"], block.span(*before[0].span("year")), block.span(*match.span("year"))
