"""Scores in tables: columns told by their heads, rows of parts and the row of the total."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.outline.labelled import Labelled, grade_of, labelled, labelled_item
from drafter.outline.model import OutlineTable, Scorer, ScoreRole, StatedScore
from drafter.outline.score_cells import names, number_of, weight_of
from drafter.outline.score_heads import Head, head_of, heads
from drafter.outline.words import is_named, is_total, is_word

_LINE = re.compile(r"[^\n]+")
_FEWEST_WORDS = 3
_ROWS_BELOW = 60
_BLANK = r"[ \t\u3000]"
_TOTAL_LINE = re.compile(
    rf"^{_BLANK}*(?:合\s*计|总\s*计|总\s*分|总得分|评价总得分|综合得分){_BLANK}+(?P<all>[\d. \t\u3000]+)$",
    re.MULTILINE,
)


def table_scores(text: str, tables: Sequence[OutlineTable]) -> Iterator[StatedScore]:
    """The scores that tables state: their totals, and their rows where no standard stands beside them."""
    for table in tables:
        if table.rows:
            yield from _rows(text, table)
        elif table.flattened:
            yield from _total_line(text, table)


def line_scores(text: str, tables: Sequence[OutlineTable]) -> Iterator[StatedScore]:
    """The scores of forms whose cells only blanks part, below a line that names the columns.

    A merged cell leaves no trace in such a line, so every row is laid below its head by its figures.
    """
    head: Head | None = None
    left = 0
    for line in _LINE.finditer(text):
        words = line[0].split()
        if len(words) < _FEWEST_WORDS or not unread(tables, line.start()):
            continue
        below = head_of(words)
        if below and below.full is not None and len(words) > _FEWEST_WORDS:
            head, left = below, _ROWS_BELOW
        elif head is not None and left > 0 and len(words) <= len(head.words) + 1:
            left -= 1
            for score in row_scores(words, head):
                start = line.start() + line[0].find((score.subject or words[0])[:4])
                yield score.model_copy(update={"start": start, "end": line.end()})


def unread(tables: Sequence[OutlineTable], place: int) -> bool:
    """Whether a place stands in no table whose rows are known.

    Args:
        tables: in the order of the text.
        place: an offset.
    """
    at = bisect_right(tables, place, key=lambda table: table.start) - 1
    return at < 0 or not tables[at].rows or place >= tables[at].end


def _total_line(text: str, table: OutlineTable) -> Iterator[StatedScore]:
    """The total of a flattened score table: full marks and points, each perhaps told twice."""
    matches = list(_TOTAL_LINE.finditer(text, table.start, table.end))
    if not matches:
        return
    numbers = [Decimal(word) for word in matches[-1]["all"].split() if number_of(word) is not None]
    if len(numbers) > 1 and numbers[-1] <= numbers[0]:
        yield StatedScore(
            role=ScoreRole.TOTAL,
            maximum=numbers[0],
            points=numbers[-1],
            start=matches[-1].start(),
            end=matches[-1].end(),
        )


def _rows(text: str, table: OutlineTable) -> Iterator[StatedScore]:
    """The scores of rows, and what labels tell of the whole; a grade by itself is that of the totals."""
    found: list[StatedScore] = []
    grades: list[StatedScore] = []
    place = table.start
    for row, head in heads(table.rows):
        scores = row_scores(row, head) if head else []
        if not any(score.role is ScoreRole.TOTAL for score in scores):
            item = None if scores else labelled_item(row)
            scores += [_said(one, ScoreRole.TOTAL) for one in labelled(row)]
            scores += [_said(item, ScoreRole.ITEM)] if item else []
        for score in scores:
            place = _place(text, score.subject or row[0], place, table.end)
            placed = score.model_copy(update={"start": place, "end": place + len(score.subject or row[0])})
            (found if score.points is not None else grades).append(placed)
    yield from _graded(found, grades)


def _said(said: Labelled, role: ScoreRole) -> StatedScore:
    return StatedScore(
        role=role,
        subject=said.label if role is ScoreRole.ITEM else "",
        scorer=said.scorer,
        maximum=said.maximum,
        points=said.points,
        grade=said.grade,
        start=0,
        end=0,
    )


def _graded(found: Sequence[StatedScore], grades: Sequence[StatedScore]) -> Iterator[StatedScore]:
    """The scores of a table with its grades: those of the same scorer, or of the only one who gave points."""
    totals = [score for score in found if score.role is ScoreRole.TOTAL]
    most = max((score.maximum or Decimal(0) for score in totals), default=Decimal(0))
    part = [score for score in totals if score.maximum is not None and score.maximum < most]  # the sum of one part
    totals = [score for score in totals if score not in part]
    for score in found:
        if score in part:
            continue
        own = [one for one in grades if one.scorer is score.scorer] or (grades if len(totals) == 1 else [])
        told = score.role is ScoreRole.TOTAL and not score.grade and bool(own)
        yield score.model_copy(update={"grade": own[0].grade}) if told else score
    if not totals:
        yield from grades


def row_scores(row: Sequence[str], head: Head) -> list[StatedScore]:
    """The scores of a row, without their place, one of each scorer; none if it states none, or a rubric will."""
    named = row[: head.points]
    total = any(map(is_total, named))
    if any(is_named(cell, "aside") for cell in named):
        return []
    for shift in _shifts(row, head):
        name, written = _name(row, head, shift), "" if head.full is None else _cell(row, head.full - shift)
        full = weight_of(written)
        if (written and full is None) or not (total or name):
            continue
        role, subject = (ScoreRole.TOTAL, "") if total else (ScoreRole.ITEM, name)
        grade = grade_of(row[head.points - shift + 1 :]) if total else ""
        scores = [
            StatedScore(role=role, subject=subject, maximum=full, grade=grade, start=0, end=0, **told._asdict())
            for told in _results(row, head, shift, full)
        ]
        if scores:
            return [] if head.detailed and not total else scores
    return []


class _Result(NamedTuple):
    points: Decimal
    deducted: Decimal | None
    scorer: Scorer = Scorer.UNSAID


def _results(row: Sequence[str], head: Head, shift: int, full: Decimal | None) -> Iterator[_Result]:
    """The points of a row by scorer; in a table that tells only what was lost, full marks less that."""
    taken = None if head.lost is None else number_of(_cell(row, head.lost - shift))
    lost = None if taken is None else abs(taken)  # a deduction may be written with its sign
    for given in head.given:
        points = number_of(_cell(row, given.at - shift))
        if points is not None:
            own = full is not None and lost is not None and full - points == lost
            yield _Result(points, lost if own else None, given.scorer)
    if not head.given and full is not None and head.lost is not None and not shift:
        written = _cell(row, head.lost - shift)
        if lost is not None or not written:
            yield _Result(full - (lost or 0), lost or Decimal(0))


def _shifts(row: Sequence[str], head: Head) -> Sequence[int]:
    """How far a row may stand to the left of its head, the likeliest first.

    A row that lacks cells before its name, where merged cells stand above it, stands further left; one whose name
    has no word in the head stands one further right.
    """
    if len(row) > len(head.words) + 1:
        return (0,)
    return (*range((head.name or 0) + 1), -1) if len(row) < len(head.words) else (0, -1)


def _name(row: Sequence[str], head: Head, shift: int) -> str:
    """The name of a row: in its column, or in the nearest one with a word to the left of it."""
    if head.name is None:
        return _unnamed(row, head)
    before = range(min(head.name - shift, len(row) - 1), -1, -1)
    return next((row[at].strip() for at in before if names(row[at])), "")


def _unnamed(row: Sequence[str], head: Head) -> str:
    """The name of a row whose head has no word for it: left of its figures, perhaps in a cell of the head too."""
    points = range(min(head.points, len(row)))
    figure = next((at for at in points if number_of(row[at]) is not None and not _ranks(head, at)), len(points))
    own = next((row[at] for at in points[:figure] if _is_name(row, head, at)), "")
    shared = next((row[at] for at in points[:figure] if names(row[at])), "")
    return (own or shared or next((row[at] for at in points if _is_name(row, head, at)), "")).strip()


def _ranks(head: Head, at: int) -> bool:
    return at < len(head.words) and is_word(head.words[at], "rank")


def _is_name(row: Sequence[str], head: Head, at: int) -> bool:
    """Whether a cell names its row: neither its rank nor the word of the head, which goes down beside the rows."""
    word = head.words[at] if at < len(head.words) else ""
    return names(row[at]) and row[at] != word and not is_word(word, "rank")


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""


def _place(text: str, words: str, first: int, end: int) -> int:
    """Where a row begins in the text, by its first word."""
    found = text.find(words[:4], first, end) if words else -1
    return found if found >= 0 else first
