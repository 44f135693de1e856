"""Scoring criteria against the full marks of their indicator: items that add to more, factors above it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.sheet import Scored

KIND = "score"

_CLAUSE = re.compile(r"(?<![\d.])(?P<number>\d)[.、．](?!\d)(?P<text>.*?)(?=(?<![\d.])\d[.、．](?!\d)|$)")
_POINTS = re.compile(r"(?<!不)得(?P<value>\d+(?:\.\d+)?)分")
_GRADED = re.compile(
    r"[≥≤＞＜>%]|以上|以下|不足|低于|高于|不少于|等级|等次|分别|每|其中|否则得|的得分|优|良|一般|较"
)
_CAPPED = re.compile(r"最高|封顶|为止|上限|任一|任意|满分为")
_FACTOR = re.compile(
    r"得分[=＝][^=＝。；\d]{2,24}(?:率|比例|进度|程度)[*×xX](?P<value>\d{1,2}(?:\.\d+)?)(?![\d.%％])"
)
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Criteria that give more than the full marks of their indicator."""
    for scored in reading.sheet:
        if scored.row.most:
            yield from _items(reading, scored, scored.row.most)
            yield from _factor(reading, scored, scored.row.most)


def _items(reading: Reading, scored: Scored, most: Decimal) -> Iterator[Issue]:
    rules = scored.row.rules
    clauses = list(_CLAUSE.finditer(rules.text))
    points = [list(_POINTS.finditer(clause["text"])) for clause in clauses]
    numbered = [int(clause["number"]) for clause in clauses] == list(range(1, len(clauses) + 1))
    graded = any(_GRADED.search(c["text"][: p[0].end()]) for c, p in zip(clauses, points, strict=True) if p)
    capped = _CAPPED.search(rules.text)
    if len(clauses) < _FEWEST or capped or not numbered or graded or any(len(found) != 1 for found in points):
        return
    values = [Decimal(found[0]["value"]) for found in points]
    if sum(values) > most and all(0 < value < most for value in values):
        spans = [
            rules.span(clause.start("text") + found[0].start(), clause.start("text") + found[0].end())
            for clause, found in zip(clauses, points, strict=True)
        ]
        yield reading.issue(
            KIND,
            "criteria_above",
            [scored.row.full.whole, *spans],
            max=plain(most),
            sum=plain(sum(values, Decimal(0))),
            terms="+".join(plain(value) for value in values),
        )


def _factor(reading: Reading, scored: Scored, most: Decimal) -> Iterator[Issue]:
    for match in _FACTOR.finditer(scored.row.rules.text):
        if Decimal(match["value"]) > most:
            yield reading.issue(
                KIND,
                "factor_above",
                [scored.row.rules.span(*match.span()), scored.row.full.whole],
                formula=match[0],
                max=plain(most),
                factor=match["value"],
            )
