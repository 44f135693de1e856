"""Which columns of a table hold names, full marks, results and deductions, and who gave the results."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.outline.model import Scorer
from drafter.outline.point_heads import NEAR, point_columns, rows_of_head
from drafter.outline.score_cells import number_of, plain, tells
from drafter.outline.scorers import scorer_named
from drafter.outline.words import is_word

_OVERALL = re.compile(r"平均|加权|^总|综合|最终|合计")
_REVIEWED = re.compile("专家|第三方|财政|复核")
_LONGEST_NAME = 30
_FEWEST_ROWS = 2
_MOSTLY = 0.8
_MOST_ALIKE = 0.9
"""So many of the rows have a cell in the column of names, and of these at least so many differ."""


@dataclass(frozen=True)
class Given:
    """A column of results.

    Attributes:
        at: its place from the left.
        scorer: who gave them, as far as its head says.
    """

    at: int
    scorer: Scorer


@dataclass(frozen=True)
class Head:
    """The row of a table that names its columns; a form has several, one below the other.

    Attributes:
        name: the column of the name; `None` where neither the head nor the rows below it tell one, and the first
            word of a row is its name.
        full: the column of full marks; `None` without one.
        given: the columns of results, at most one of each scorer; empty in a table that tells only what was lost.
        lost: the column of what was taken off; `None` without one.
        words: of the columns.
        detailed: a standard stands beside the points, so that the rows are those of a rubric.
    """

    name: int | None
    full: int | None
    given: tuple[Given, ...]
    lost: int | None
    words: tuple[str, ...]
    detailed: bool

    @property
    def points(self) -> int:
        """The first column that tells what came of an indicator."""
        return min([*(given.at for given in self.given), *([] if self.lost is None else [self.lost])])


def heads(rows: Sequence[Sequence[str]]) -> Iterator[tuple[Sequence[str], Head | None]]:
    """Every row of a table that is no head, with the head it stands below; `None` above the first.

    A head of two rows is told by its lower one, or by both: 得分 over 自评 and 复核.
    """
    head: Head | None = None
    for at, row in enumerate(rows):
        above = rows[at - 1] if at else ()
        following = rows[at + 1 : at + 1 + NEAR]
        below = head_of(row, following) or (head_of(_joined(above, row), following) if above else None)
        if below is None:
            yield row, head
        else:
            head = below


def head_of(row: Sequence[str], below: Sequence[Sequence[str]] = ()) -> Head | None:
    """The columns that a row names; `None` if it names none of a result, or of a deduction from full marks.

    Args:
        row: perhaps a head; one with a figure in it is none.
        below: the rows under it, whose cells tell the column of names where its own words do not.
    """
    if any(number_of(word) is not None for word in row):
        return None
    fulls, results, lost = point_columns(row, below)
    if not results and (lost is None or not fulls):
        return None
    points = min([*results, *([] if lost is None else [lost])])
    full = max((at for at in fulls if at < points), default=fulls[0] if fulls else None)
    return Head(
        name=_name(row, below, [at for at in range(points) if at != full]),
        full=full,
        given=_given(row, results),
        lost=lost,
        words=tuple(row),
        detailed=any(is_word(word, "standard") or is_word(word, "meaning") for word in row),
    )


def _joined(above: Sequence[str], row: Sequence[str]) -> list[str]:
    """A row below the one that it details, 自评 and 复核 below 得分; empty if it does not."""
    if len(above) != len(row) or not any(own in ("", word) for word, own in zip(above, row, strict=True)):
        return []
    return [own if own == word else own + word for word, own in zip(above, row, strict=True)]


def _name(row: Sequence[str], below: Sequence[Sequence[str]], left: Sequence[int]) -> int | None:
    """The column of names: by its head, by its cells, which differ from row to row, or the lowest level."""
    named = [at for at in left if is_word(row[at], "name")]
    if named:
        return named[-1]
    told = [at for at in left if not is_word(row[at], "rank") and not is_word(row[at], "level")]
    levels = [at for at in left if is_word(row[at], "level")]
    return next((at for at in told if _differ(below, at)), levels[-1] if levels else None)


def _differ(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the cells of a column are short names, nearly all of them different."""
    rows = rows_of_head(rows)
    cells = [plain(row[at]) for row in rows if at < len(row) and plain(row[at])]
    return (
        len(cells) >= max(_FEWEST_ROWS, _MOSTLY * len(rows))
        and all(len(cell) <= _LONGEST_NAME for cell in cells)
        and sum(map(tells, cells)) >= _MOST_ALIKE * len(cells)
        and len(set(cells)) >= _MOST_ALIKE * len(cells)
    )


def _given(row: Sequence[str], results: Sequence[int]) -> tuple[Given, ...]:
    """Of every scorer one column: of reviews the last, which overrules the others, else the first.

    Experts beside their average, and parts beside their sum, are nobody's last word.
    """
    columns: dict[Scorer, int] = {}
    overall = next((at for at in reversed(results) if _OVERALL.search(plain(row[at]))), None)
    for at in results:
        scorer = scorer_named(row[at])
        if scorer is Scorer.REVIEW:
            columns[scorer] = at
        else:
            columns.setdefault(scorer, at)
    if overall is not None and len(results) > 1:
        columns = {scorer: at for scorer, at in columns.items() if scorer is Scorer.SELF and at != overall}
        columns[Scorer.REVIEW if columns or _REVIEWED.search(row[results[0]]) else Scorer.UNSAID] = overall
    return tuple(Given(at, scorer) for scorer, at in sorted(columns.items(), key=lambda one: one[1]))
