"""Which table of a file is the score table: the one with most of the rubric's indicators, if only one has."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from drafter.errors import InputError, Problem
from drafter.messages import catalogue
from drafter.sheets.flat import read_flat
from drafter.sheets.grid import Book, Grid, TextLine
from drafter.sheets.matching import match
from drafter.sheets.reading import read_tables
from drafter.sheets.rubric_names import RubricNames
from drafter.sheets.table import ScoreTable, joined_tables
from drafter.sheets.words import bare

_say = catalogue("drafter.sheets")
_RIVAL = 0.5
_SHOWN = 6


def choose_table(book: Book, names: RubricNames, *, sheet: str = "", score_column: str = "") -> ScoreTable:
    """The score table of a file.

    Args:
        book: the file.
        names: the rubric's.
        sheet: the sheet or table that the user names; empty for any that is shown.
        score_column: the head or letter of the score column, where the user names it.

    Raises:
        InputError: there is none, several could be it, or its columns are in doubt.
    """
    grids = _named(book, sheet) if sheet else [grid for grid in book.grids if not grid.hidden]
    counted = _counted(grids, names, score_column)
    if not counted and not sheet:
        counted = _counted([grid for grid in book.grids if grid.hidden], names, score_column)
    if not counted:
        flat = read_flat(book.lines, names) or read_flat(_words(book.lines), names)
        counted = [(len(flat.entries), flat)] if flat else []
    if not counted:
        raise _refused(book, _nothing(book, names, score_column))
    table = _only(book, counted, names)
    if table.problems:
        raise _refused(book, table.problems)
    return table


def _words(lines: Sequence[TextLine]) -> list[TextLine]:
    """The words of each line as lines of their own, for tables whose rows came as one line each."""
    return [
        TextLine(word, line.place, line.opens_page and not place)
        for line in lines
        for place, word in enumerate(line.text.split())
    ]


def _named(book: Book, sheet: str) -> list[Grid]:
    found = [grid for grid in book.grids if bare(grid.name) == bare(sheet)]
    if not found:
        listed = "、".join(grid.name for grid in book.grids)
        problem = Problem(book.source, _say("no_sheet", sheet=sheet), _say("no_sheet_remedy", listed=listed))
        raise _refused(book, [problem])
    return found


def _counted(grids: Sequence[Grid], names: RubricNames, score_column: str) -> list[tuple[int, ScoreTable]]:
    """Score tables with how many indicators of the rubric they name, most first; those that name none left out."""
    tables = read_tables(grids, names, score_column)
    counted = [(len(match(table.entries, names).found), table) for table in tables]
    return sorted((item for item in counted if item[0]), key=lambda item: -item[0])


def _only(book: Book, counted: list[tuple[int, ScoreTable]], names: RubricNames) -> ScoreTable:
    if whole := _from_parts(counted, names):
        return whole
    best = counted[0][0]
    rivals = [table for count, table in counted if count >= best * _RIVAL]
    if len(rivals) > 1:
        listed = "、".join(table.name for table in rivals)
        problem = Problem(book.source, _say("several_tables", listed=listed), _say("several_tables_remedy"))
        raise _refused(book, [problem])
    return rivals[0]


def _from_parts(counted: list[tuple[int, ScoreTable]], names: RubricNames) -> ScoreTable | None:
    """One table of several with the same score column that share no indicator, as one sheet for each heading."""
    tables = [table for _, table in counted]
    place = {item.id: number for number, item in enumerate(names.rubric.indicators())}
    parts = [sorted(place[name] for name in match(table.entries, names).found) for table in tables]
    listed = [number for part in parts for number in part]
    if len(tables) < 2 or len(set(listed)) < len(listed) or len({bare(table.head) for table in tables}) > 1:  # noqa: PLR2004
        return None
    ordered = [table for _, table in sorted(zip(parts, tables, strict=True), key=lambda item: item[0])]
    whole = reduce(joined_tables, ordered)
    captions = tuple(dict.fromkeys(line for table in ordered for line in table.captions))
    return replace(whole, name="、".join(table.name for table in ordered), captions=captions)


def _nothing(book: Book, names: RubricNames, score_column: str) -> list[Problem]:
    """Why no score table was found: none with such a head, or none with such indicators."""
    tables = read_tables(book.grids, names, score_column)
    listed = [entry.name.folded for table in tables for entry in table.entries if entry.name.text]
    if listed:
        values = {"rubric": names.rubric.id, "listed": "、".join(listed[:_SHOWN])}
        return [Problem(book.source, _say("other_names", **values), _say("other_names_remedy"))]
    if not book.grids and book.remarks:
        return list(book.remarks)
    empty = not book.lines and not any(cell for grid in book.grids for row in grid.rows for cell in row)
    key = "empty_file" if empty else "no_table"
    return [Problem(book.source, _say(key), _say(f"{key}_remedy"))]


def _refused(book: Book, problems: Sequence[Problem]) -> InputError:
    message = _say("sheet_refused", name=book.source, count=len(problems))
    return InputError(message, tuple(problems), remedy=problems[0].remedy)
