"""Ranks of a table against the scores of the same rows."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from drafter.audit.layout import Block
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.text.width import narrow

KIND = "score"

_RANK = re.compile(r"^(?:考核|综合|最终)?(?:名次|排名|位次)$")
_SCORE = re.compile(
    r"^(?:考核|综合|最终|评价|绩效)*(?:总分|得分|总得分|总评分?|成绩|分数)(?:[（(][^（）()]*[)）])?$"
)
_FEWEST = 3


def check(reading: Reading) -> Iterator[Issue]:
    """A row with more points that stands behind one with fewer, in a table in which the others stand in order."""
    for table in reading.tables:
        rows = [line for line in table.lines if line.cells]
        heads = [re.sub(r"\s", "", cell) for cell in rows[0].cells] if rows else []
        ranks = [i for i, head in enumerate(heads) if _RANK.search(head)]
        scores = [i for i, head in enumerate(heads) if _SCORE.search(head)]
        if len(ranks) == len(scores) == 1:
            yield from _ordered(reading, rows[1:], len(heads), ranks[0], scores[0])


def _ordered(reading: Reading, rows: Sequence[Block], width: int, rank: int, score: int) -> Iterator[Issue]:
    found: list[tuple[int, Decimal, Block]] = []
    for row in rows:
        cells = [narrow(cell).strip() for cell in row.cells]
        if len(cells) != width or not cells[rank].isdecimal() or not re.fullmatch(r"\d+(?:\.\d+)?", cells[score]):
            return
        found.append((int(cells[rank]), Decimal(cells[score]), row))
    found.sort(key=lambda one: one[0])
    if len(found) < _FEWEST or [place for place, _, _ in found] != list(range(1, len(found) + 1)):
        return
    wrong = [pair for pair in pairwise(found) if pair[0][1] < pair[1][1]]
    if len(wrong) == 1:
        (place, points, first), (other, more, second) = wrong[0]
        yield reading.issue(
            KIND,
            "rank_order",
            [(first.start, first.end), (second.start, second.end)],
            place=place,
            points=points,
            other=other,
            more=more,
        )
