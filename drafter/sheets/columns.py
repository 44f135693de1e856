"""Which column of a table is which: names, full marks, score, reasons. Doubts are told, not settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.errors import Problem
from drafter.messages import catalogue
from drafter.sheets.grid import Cell, Grid
from drafter.sheets.heads import NAMES, REASONS, Head
from drafter.sheets.numbers import read_points
from drafter.sheets.rubric_names import RubricNames
from drafter.sheets.words import bare

_say = catalogue("drafter.sheets")
_SENTENCE = 6
"""Characters from which on a text is neither points nor words that stand in for them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by what they hold; positions from 0.

    Attributes:
        leaf: the indicators' names.
        parents: headings above them, highest first.
        full: full marks of the indicators.
        awarded: their points.
        deducted: points taken from them.
        reasons: why points were lost, the most specific first.
        others: what else is said of them.
        problems: what could not be decided.
        remarks: what deserves a look.
    """

    leaf: int
    parents: tuple[int, ...]
    full: int | None
    awarded: int | None
    deducted: int | None
    reasons: tuple[int, ...]
    others: tuple[int, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def choose_columns(grid: Grid, head: Head, names: RubricNames, score_column: str = "") -> Columns:
    """Decide the columns of a table.

    Args:
        grid: the table.
        head: its head.
        names: the rubric's names; the column that holds most of them is that of the indicators.
        score_column: the head or the letter of the score column, where the user names it.
    """
    head = _by_content(grid, head)
    leaf = _leaf(grid, head, names)
    head, unnamed = _with_reasons(grid, _with_full(grid, head, names, leaf))
    awarded, problems = _awarded(grid, head, score_column)
    deducted = head.columns("deducted")
    reasons = tuple(column for role in REASONS for column in head.columns(role))
    taken = {leaf, awarded, *reasons, *head.columns("full", "deducted", "standard", "meaning", "number", *NAMES)}
    return Columns(
        leaf=leaf,
        parents=tuple(column for column in head.columns(*NAMES) if column < leaf),
        full=_full(grid, head, names, leaf),
        awarded=awarded,
        deducted=deducted[0] if len(deducted) == 1 and not problems else None,
        reasons=reasons,
        others=tuple(column for column in range(grid.width) if column not in taken and head.texts[column]),
        problems=problems,
        remarks=(*_unnamed_reasons(grid, head, unnamed), *_hidden_reasons(grid, head, reasons)),
    )


def _hidden_reasons(grid: Grid, head: Head, reasons: Sequence[int]) -> Iterator[Problem]:
    """Columns of reasons that the sheet does not show, though they are read."""
    for column in reasons:
        said = any(cell is not None and cell.text for cell in (row[column] for row in body(grid, head)))
        if said and column in grid.hidden_columns:
            yield Problem(_place(grid, head, column), _say("hidden_reasons", head=head.texts[column]))


def _by_content(grid: Grid, head: Head) -> Head:
    """The head with columns that are called points but hold sentences taken for what they hold."""
    meant = {"deducted": "reason", "awarded": "explained"}
    changed = {
        column: meant[role]
        for column, role in head.roles.items()
        if role in meant and _holds_sentences(grid, head, column)
    }
    return replace(head, roles={**head.roles, **changed}) if changed else head


def _with_full(grid: Grid, head: Head, names: RubricNames, leaf: int) -> Head:
    """The head, with a column that is called points but holds the full marks from which points are taken."""
    scores, taken = head.columns("awarded"), head.columns("deducted")
    if head.columns("full") or len(scores) != 1 or len(taken) != 1:
        return head
    known = sum(cell is not None and names.known(cell.text) for cell in (row[leaf] for row in body(grid, head)))
    losing = any(
        cell and (read_points(cell.text).value or 0) != 0 for cell in (r[taken[0]] for r in body(grid, head))
    )
    if not losing or _agreement(grid, head, names, leaf, scores[0]) < known:
        return head
    return replace(head, roles={**head.roles, scores[0]: "full"})


def _with_reasons(grid: Grid, head: Head) -> tuple[Head, int | None]:
    """The head, and the only column of sentences without a known head, where no other gives reasons."""
    unknown = [column for column in range(grid.width) if head.texts[column] and column not in head.roles]
    found = [column for column in unknown if _holds_sentences(grid, head, column)]
    if len(found) != 1 or head.columns(*REASONS):
        return head, None
    return replace(head, roles={**head.roles, found[0]: "explained"}), found[0]


def _unnamed_reasons(grid: Grid, head: Head, column: int | None) -> Iterator[Problem]:
    if column is not None:
        yield Problem(_place(grid, head, column), _say("unnamed_reasons", head=head.texts[column]))


def _holds_sentences(grid: Grid, head: Head, column: int) -> bool:
    cells = [cell for cell in dict.fromkeys(row[column] for row in body(grid, head)) if cell and cell.text]
    points = sum(read_points(cell.text).value is not None for cell in cells)
    return sum(len(bare(cell.text)) >= _SENTENCE and _begins(cell, column) for cell in cells) > points


def body(grid: Grid, head: Head) -> Sequence[tuple[Cell | None, ...]]:
    """The rows below the head."""
    return grid.rows[head.row + head.depth :]


def known_names(grid: Grid, head: Head, names: RubricNames, column: int) -> int:
    """How many different indicators a column names."""
    texts = {bare(cell.text) for row in body(grid, head) if (cell := row[column]) is not None}
    return sum(names.known(text) for text in texts)


def _leaf(grid: Grid, head: Head, names: RubricNames) -> int:
    candidates = [column for role in NAMES for column in head.columns(role)]
    ranked = [(known_names(grid, head, names, column), -place) for place, column in enumerate(candidates)]
    best = max(range(len(candidates)), key=lambda index: ranked[index])
    return candidates[best]


def _awarded(grid: Grid, head: Head, wanted: str) -> tuple[int | None, tuple[Problem, ...]]:
    shown = [column for column in head.columns("awarded") if column not in grid.hidden_columns]
    candidates = _apart(grid, head, shown)
    if wanted:
        return _wanted(grid, head, wanted)
    if len(candidates) > 1:
        listed = "、".join(_named(grid, head, column) for column in candidates)
        where = _place(grid, head, candidates[0])
        return None, (Problem(where, _say("two_scores", listed=listed), _say("two_scores_remedy")),)
    if candidates:
        return candidates[0], ()
    if hidden := [column for column in head.columns("awarded") if column in grid.hidden_columns]:
        listed = "、".join(_named(grid, head, column) for column in hidden)
        letter = grid.column(hidden[0])
        remedy = _say("hidden_score_remedy", letter=letter)
        return None, (Problem(_place(grid, head, hidden[0]), _say("hidden_score", listed=listed), remedy),)
    if len(head.columns("deducted")) == 1:
        return None, ()
    where = _place(grid, head, 0)
    return None, (Problem(where, _say("no_score_column"), _say("no_score_column_remedy")),)


def _apart(grid: Grid, head: Head, columns: Sequence[int]) -> list[int]:
    """Columns without those that a merged head merely covers: nothing of their own above them, nothing below."""
    return [
        column
        for column in columns
        if not any(other != column and _covered(head, column, other) for other in columns)
        or any(_begins(row[column], column) for row in body(grid, head))
    ]


def _covered(head: Head, column: int, other: int) -> bool:
    """Whether all that stands above a column stands above another as well."""
    same, more = head.texts[column] == head.texts[other], head.texts[other].startswith(head.texts[column] + "/")
    return more or (same and other < column)


def _begins(cell: Cell | None, column: int) -> bool:
    return cell is not None and cell.column == column


def _wanted(grid: Grid, head: Head, wanted: str) -> tuple[int | None, tuple[Problem, ...]]:
    """The column that the user named, by its letter, its head, or a part of its head that no other has."""
    if wanted.isascii() and wanted.isalpha():
        named = [column for column in range(grid.width) if grid.column(column) == wanted.upper()]
    else:
        candidates = [column for column in range(grid.width) if head.texts[column]]
        named = [column for column in candidates if bare(head.texts[column]) == bare(wanted)]
        scores = [column for column in candidates if head.roles.get(column) in ("awarded", None)]
        named = named or [column for column in scores if bare(wanted) in bare(head.texts[column])]
    named = _apart(grid, head, named)
    if len(named) == 1:
        return named[0], ()
    listed = "、".join(_named(grid, head, column) for column in head.columns("awarded"))
    key = "score_column_twice" if named else "score_column_unknown"
    where = _place(grid, head, 0)
    return None, (Problem(where, _say(key, wanted=wanted), _say("score_column_remedy", listed=listed)),)


def _full(grid: Grid, head: Head, names: RubricNames, leaf: int) -> int | None:
    """Of several columns of full marks the one that agrees with the rubric; else the one beside the names."""
    candidates = head.columns("full")
    if not candidates:
        return None
    agreeing = {column: _agreement(grid, head, names, leaf, column) for column in candidates}
    return max(candidates, key=lambda column: (agreeing[column], column > leaf, -abs(column - leaf)))


def _agreement(grid: Grid, head: Head, names: RubricNames, leaf: int, column: int) -> int:
    agreeing = 0
    for row in body(grid, head):
        name, full = row[leaf], row[column]
        if name is not None and full is not None:
            place = names.exactly(name.folded, (), None)
            points = read_points(full.text)
            agreeing += place is not None and points.value == place.indicator.max
    return agreeing


def _named(grid: Grid, head: Head, column: int) -> str:
    return _say("named_column", head=head.texts[column], place=_place(grid, head, column))


def _place(grid: Grid, head: Head, column: int) -> str:
    rows = range(head.row + head.depth - 1, head.row - 1, -1)
    found = (cell.place for row in rows if (cell := grid.rows[row][column]) is not None)
    return next(found, grid.name)
