"""Scoring criteria against the full marks of their indicator: items that add to more, factors above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.text.width import fold

KIND = "score"

_BARE = re.compile(r"^[ \t\x0c]*(?P<value>\d{1,2}(?:\.\d{1,2})?)[ \t\r]*$", re.MULTILINE)
_CLAUSE = re.compile(
    r"(?<![\d.])(?P<number>\d)[.、．](?!\d)(?P<text>.*?)(?=(?<![\d.])\d[.、．](?!\d)|$)", re.DOTALL
)
_POINTS = re.compile(r"(?<!不)得(?P<value>\d+(?:\.\d+)?)分")
_GRADED = re.compile(
    r"[≥≤＞＜>%]|以上|以下|不足|低于|高于|不少于|等级|等次|分别|每|其中|否则得|的得分|优|良|一般|较"
)
_CAPPED = re.compile(r"最高|封顶|为止|上限|任一|任意|满分为")
_FACTOR = re.compile(
    r"得分[=＝][^=＝。；\d]{2,24}(?:率|比例|进度|程度)[*×xX](?P<value>\d{1,2}(?:\.\d+)?)(?![\d.%％])"
)
_LONGEST = 1500
_FEWEST = 2
_FULL_HEAD = re.compile(r"(?:分值|满分|权重|标准分)(?:[（(]分[)）])?")
_RULES_HEAD = re.compile(r"评[分价](?:标准|细则|办法)|计分(?:标准|方法)")


@dataclass(frozen=True, slots=True)
class _Criteria:
    """What stands between the full marks of an indicator and the points it got."""

    max: Decimal
    max_span: tuple[int, int]
    text: str
    start: int

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """A span of the text without blanks, in the document."""
        start, end = fold(self.text).span(first, behind)
        return self.start + start, self.start + end


def check(reading: Reading) -> Iterator[Issue]:
    """Criteria that give more than the full marks of their indicator."""
    for criteria in (*_flattened(reading), *_celled(reading)):
        yield from _items(reading, criteria)
        yield from _factor(reading, criteria)


def _flattened(reading: Reading) -> Iterator[_Criteria]:
    """Rows of a flattened sheet: a line with the full marks, the criteria, a line with the points."""
    bare = list(_BARE.finditer(reading.text))
    for before, behind in pairwise(bare):
        start, end = before.end(), behind.start()
        whole, awarded = Decimal(before["value"]), Decimal(behind["value"])
        if awarded <= whole and 0 < end - start <= _LONGEST and "." not in before["value"]:
            yield _Criteria(whole, before.span("value"), reading.text[start:end], start)


def _celled(reading: Reading) -> Iterator[_Criteria]:
    """Rows with cells, below a header that names the full marks and the criteria."""
    columns: tuple[int, int] | None = None
    for block in reading.blocks:
        cells = [re.sub(r"\s", "", cell) for cell in block.cells]
        if not cells:
            columns = None
            continue
        full, rules = _column(cells, _FULL_HEAD), _column(cells, _RULES_HEAD)
        if full is not None and rules is not None:
            columns = (full, rules)
        elif columns and max(columns) < len(cells) and re.fullmatch(r"\d{1,2}(?:\.\d+)?分?", cells[columns[0]]):
            number, text = block.cells[columns[0]].strip(), block.cells[columns[1]]
            first, at = block.source.find(number), block.source.find(text)
            if min(first, at) >= 0:
                span = (block.start + first, block.start + first + len(number))
                yield _Criteria(Decimal(number.removesuffix("分")), span, text, block.start + at)


def _column(cells: list[str], head: re.Pattern[str]) -> int | None:
    return next((place for place, cell in enumerate(cells) if head.fullmatch(cell)), None)


def _items(reading: Reading, criteria: _Criteria) -> Iterator[Issue]:
    text = fold(criteria.text).text
    clauses = list(_CLAUSE.finditer(text))
    points = [list(_POINTS.finditer(clause["text"])) for clause in clauses]
    numbered = [int(clause["number"]) for clause in clauses] == list(range(1, len(clauses) + 1))
    graded = any(_GRADED.search(c["text"][: p[0].end()]) for c, p in zip(clauses, points, strict=True) if p)
    capped = _CAPPED.search(text)
    if len(clauses) < _FEWEST or capped or not numbered or graded or any(len(found) != 1 for found in points):
        return
    values = [Decimal(found[0]["value"]) for found in points]
    if sum(values) > criteria.max and all(0 < value < criteria.max for value in values):
        spans = [
            criteria.span(clause.start("text") + found[0].start(), clause.start("text") + found[0].end())
            for clause, found in zip(clauses, points, strict=True)
        ]
        yield reading.issue(
            KIND,
            "criteria_above",
            [criteria.max_span, *spans],
            max=plain(criteria.max),
            sum=plain(sum(values, Decimal(0))),
            terms="+".join(plain(value) for value in values),
        )


def _factor(reading: Reading, criteria: _Criteria) -> Iterator[Issue]:
    for match in _FACTOR.finditer(fold(criteria.text).text):
        if Decimal(match["value"]) > criteria.max:
            yield reading.issue(
                KIND,
                "factor_above",
                [criteria.span(*match.span()), criteria.max_span],
                formula=match[0],
                max=plain(criteria.max),
                factor=match["value"],
            )
