"""The points of the score table against those that the report's own sections and its summary state."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.checks.scores.points.scoring import stated_totals
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, tail_of
from drafter.audit.scores import Score, complete, read_scores
from drafter.audit.sheet import Scored

KIND = "two_values"

_KEPT = re.compile(r"(?:该|本)(?:项|指标|项指标)?(?:拟|得满分，)?不(?:予|作)?扣分")
_TOTAL = re.compile(
    r"(?:合\s*计|总\s*计|总\s*分|总\s*得\s*分)[\s\d.分]*?(?<![\d.])(?P<last>\d{1,3}(?:\.\d{1,2})?)分?\s*(?=$|[^\s\d.])"
)
_WHOLE = Decimal(100)
_REACH = 120
_FEW = 2
_ONE_IN = 3


@dataclass(frozen=True, slots=True)
class _Other:
    """Points of the table and of the report that should be the same."""

    name: str
    table: Decimal
    body: str
    spans: tuple[tuple[int, int], ...]


def check(reading: Reading) -> Iterator[Issue]:
    """Points that are others in the table.

    Where many are, the table is that of another scoring, such as the bureau's own before the review.
    """
    rows = {
        id(one.section): one for one in reading.sheet if one.section and one.sure and one.row.points is not None
    }
    root = read_scores(reading)
    compared = [score for score in root.walk() if score.awarded and (score.children or id(score.section) in rows)]
    differing = [*_leaves(root, rows), *_kept(rows), *_groups(root, rows)]
    if differing and len(differing) <= max(_FEW, len(compared) // _ONE_IN):
        yield from (_issue(reading, other, "points_other") for other in differing)
    if not differing:
        yield from _total(reading, root)


def _leaves(root: Score, rows: dict[int, Scored]) -> Iterator[_Other]:
    for score in root.walk():
        scored = rows.get(id(score.section))
        if scored and score.awarded and not score.children and score.awarded.value != scored.row.points:
            yield _Other(
                scored.name,
                scored.row.points or Decimal(0),
                plain(score.awarded.value),
                (score.awarded.span, scored.row.awarded.whole),
            )


def _kept(rows: dict[int, Scored]) -> Iterator[_Other]:
    """Sections that end with no points taken, beside a table that takes some."""
    for scored in rows.values():
        last = scored.blocks[-1]
        match = _KEPT.search(last.text)
        if match and scored.lost and scored.row.most and "扣" not in last.text.replace(match[0], ""):
            spans = (last.span(*match.span()), scored.row.awarded.whole)
            yield _Other(scored.name, scored.row.points or Decimal(0), plain(scored.row.most), spans)


def _groups(root: Score, rows: dict[int, Scored]) -> Iterator[_Other]:
    """Headings whose points are not the sum of the rows of all that stands below them."""
    for score in root.walk():
        below = [rows.get(id(child.section)) for child in score.children]
        if score.awarded is None or len(below) < _FEW or not all(below):
            continue
        found = [scored for scored in below if scored]
        if any(child.awarded for child in score.children):  # the report adds these up itself
            continue
        total = sum((scored.row.points or Decimal(0) for scored in found), Decimal(0))
        if total != score.awarded.value:
            spans = (score.awarded.span, *(scored.row.awarded.whole for scored in found))
            yield _Other(score.section.title, total, plain(score.awarded.value), spans)


def _total(reading: Reading, root: Score) -> Iterator[Issue]:
    """The stated total against the sum of the rows, where their full marks make a hundred."""
    rows = [one.row for one in reading.sheet]
    if sum((row.most or Decimal(0) for row in rows), Decimal(0)) != _WHOLE or complete(root):
        return
    points = [row.points for row in rows if row.points is not None]
    if len(points) < len(rows):
        return
    total, tail = sum(points, Decimal(0)), tail_of(points)
    said = [(figure.value, figure.span, figure.text) for _, figure in stated_totals(reading)]
    said += _below(reading, max(row.end for row in rows))
    if said and all(abs(total - value) > tail for value, _, _ in said):
        spans = (said[0][1], *(row.awarded.whole for row in rows))
        terms = "+".join(map(plain, points))
        own = plain(total)
        yield reading.issue("score", "score_total", spans, total=said[0][2], sum=own, count=len(rows), terms=terms)


def _below(reading: Reading, end: int) -> Sequence[tuple[Decimal, tuple[int, int], str]]:
    """The total that stands right below the table."""
    match = _TOTAL.search(reading.text, end, end + _REACH)
    return [(Decimal(match["last"]), match.span("last"), match["last"])] if match else []


def _issue(reading: Reading, other: _Other, key: str) -> Issue:
    return reading.issue(KIND, key, other.spans, name=other.name, table=plain(other.table), body=other.body)
