"""A grid to a score table: rows to indicators, totals told from them, captions read from above."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.errors import Problem
from drafter.messages import catalogue
from drafter.sheets.columns import Columns, body, choose_columns, known_names
from drafter.sheets.continuing import continued
from drafter.sheets.grid import Cell, Grid, State
from drafter.sheets.heads import Head, find_head, head_again, repeats
from drafter.sheets.rubric_names import RubricNames, keys
from drafter.sheets.splitting import closed
from drafter.sheets.table import Entry, Said, ScoreTable, Stated
from drafter.sheets.words import bare, lexicon, without_brackets

_say = catalogue("drafter.sheets")
_NOTE = re.compile(r"\s*[（(]?([\u4e00-\u9fff（）()、/]{1,14})\s*[:：]")
Row = tuple[Cell | None, ...]


def read_tables(grids: Sequence[Grid], names: RubricNames, score_column: str) -> list[ScoreTable]:
    """The score tables among some grids; one that goes on in the next grid is one table.

    A grid without a head goes on where the one before stopped if it has as many columns and stands on the next
    page or right behind it.
    """
    tables: list[ScoreTable] = []
    last: tuple[Grid, Head, Columns] | None = None
    before = grids[0] if grids else None
    for grid in grids:
        head = (head_again(grid, last[0], last[1]) if last else None) or find_head(grid)
        if head is None:
            if last and before and tables and _continues(grid, before):
                rest = _Rows(grid, last[1], last[2], names, grid.rows, last[0]).table()
                tables[-1] = continued(tables[-1], rest, names)
                before = grid
            continue
        columns = choose_columns(grid, head, names, score_column)
        table = _Rows(grid, head, columns, names, body(grid, head)).table()
        if last and tables and _again(head, last[1], grid, last[0]):
            tables[-1] = continued(tables[-1], table, names)
        else:
            tables.append(table)
        last, before = (grid, head, columns), grid
    return tables


def matched(grid: Grid, names: RubricNames) -> int:
    """How many indicators of a rubric a grid's score table names; 0 for a grid without one."""
    head = find_head(grid)
    columns = head.columns("level1", "level2", "level3", "level4", "name") if head else ()
    return max((known_names(grid, head, names, column) for column in columns), default=0) if head else 0


def _continues(grid: Grid, before: Grid) -> bool:
    return grid.width == before.width and (grid.page == before.page + 1 or grid.page == before.page > 0)


def _again(head: Head, before: Head, grid: Grid, above: Grid) -> bool:
    """Whether a head is the same as that of the table before: one table, its head repeated on a new page."""
    same = [bare(head.texts[c]) for c in sorted(head.texts)] == [
        bare(before.texts[c]) for c in sorted(before.texts)
    ]
    sheet = "!" in next((cell.place for row in grid.rows for cell in row if cell), "")
    return same and grid.width == above.width and not sheet


class _Rows:
    """Reads the rows of one table."""

    def __init__(
        self,
        grid: Grid,
        head: Head,
        columns: Columns,
        names: RubricNames,
        rows: Sequence[Row],
        headed: Grid | None = None,
    ) -> None:
        self._grid, self._head, self._columns, self._names = grid, head, columns, names
        self._headed = headed or grid
        self._rows = rows
        self._above: dict[int, str] = {}
        self._stated: list[Stated] = []
        counted = Counter(cell for row in rows for cell in set(row) if cell is not None)
        self._spanning = frozenset(cell for cell, count in counted.items() if count > 1)

    def table(self) -> ScoreTable:
        entries = tuple(self._entries())
        awarded = self._columns.awarded
        remarks = self._deduction_remark()
        return ScoreTable(
            name=self._grid.name,
            entries=entries,
            stated=tuple(self._stated),
            captions=tuple(self._captions()),
            head=self._head.texts.get(awarded, "") if awarded is not None else "",
            problems=(*self._columns.problems, *_shared_scores(entries)),
            remarks=(*self._columns.remarks, *remarks, *_shared_reasons(entries)),
        )

    def _deduction_remark(self) -> tuple[Problem, ...]:
        if self._columns.deducted is None or self._columns.awarded is not None:
            return ()
        head = self._head.texts[self._columns.deducted]
        return (Problem(self._grid.name, _say("score_by_deduction", head=head)),)

    def _captions(self) -> Iterator[str]:
        yield from self._grid.before
        for row in self._grid.rows[: self._head.row]:
            cells = dict.fromkeys(cell for cell in row if cell is not None and cell.text)
            yield "\t".join(cell.text for cell in cells)

    def _entries(self) -> Iterator[Entry]:
        group: list[Row] = []
        count = 0
        for row in self._rows:
            if self._is_idle(row) or self._is_sum(row, count + bool(group)):
                continue
            if self._goes_on(row, group):
                group.append(row)
                continue
            if group:
                yield self._entry(group)
                count += 1
            group = [row] if self._is_entry(row) else []
        if group:
            yield self._entry(group)

    def _is_idle(self, row: Row) -> bool:
        """Whether a row says nothing, or repeats the head."""
        silent = not any(cell and (cell.text or cell.state is not State.READ) for cell in row)
        return silent or repeats(self._headed, row, self._head)

    def _goes_on(self, row: Row, group: list[Row]) -> bool:
        """Whether a row belongs to the indicator above it: its name is merged, or left blank beside points."""
        if not group:
            return False
        leaf = row[self._columns.leaf]
        if leaf is None or not leaf.text:
            return self._says(row)
        return leaf is group[-1][self._columns.leaf]

    def _is_entry(self, row: Row) -> bool:
        """Whether a row scores an indicator; else it is a note or says nothing of one."""
        leaf = row[self._columns.leaf]
        return not self._is_note(leaf.text) if leaf is not None and leaf.text else self._says(row)

    def _says(self, row: Row) -> bool:
        """Whether a row has points or a reason of its own."""
        columns = (self._columns.awarded, *self._columns.reasons[:1])
        return any(_own(row[column], column) for column in columns if column is not None)

    def _is_sum(self, row: Row, after: int) -> bool:
        """Whether a row states a total or a heading's own points; these are kept, for comparing."""
        first = next((cell for cell in row if cell is not None and cell.text), None)
        if first is None:
            return False
        kind = _sum_kind(first.text)
        heading = not kind and self._is_heading(row, first)
        if self._is_note(first.text) and not kind:
            return True
        if (kind or heading) and self._columns.awarded is not None:
            awarded = row[self._columns.awarded]
            full = row[self._columns.full] if self._columns.full is not None else None
            if awarded is not None and awarded.text and awarded is not first:
                said = Said.of(full) if full is not None and full.text and full is not first else None
                self._stated.append(Stated(Said.of(first), Said.of(awarded), said, after, kind == "total"))
        return bool(kind) or heading

    def _is_heading(self, row: Row, first: Cell) -> bool:
        """Whether a row is that of a heading alone: of the rubric's names, or spread over the columns of names."""
        leaf = row[self._columns.leaf]
        alone = leaf is None or not leaf.text or leaf is first
        if not alone or first in self._spanning or self._names.known(first.folded):
            return False
        spread = leaf is first and first.column < self._columns.leaf
        return bool(self._names.below(first.folded)) or spread

    def _is_note(self, text: str) -> bool:
        match = _NOTE.match(text)
        words = {bare(word) for word in lexicon("rows")["note"]}
        named = bool(match and bare(without_brackets(match.group(1))) in words)
        return named or bare(text) in words or bare(without_brackets(text)) in words

    def _entry(self, rows: list[Row]) -> Entry:
        first = rows[0]
        leaf = first[self._columns.leaf]
        return Entry(
            name=Said.of(leaf) if leaf is not None else Said("", _place(first)),
            parents=tuple(self._parents(first)),
            full=_said(rows, self._columns.full),
            awarded=_all_said(rows, self._columns.awarded)
            or tuple(filter(None, [self._blank(first, self._columns.awarded)])),
            deducted=_said(rows, self._columns.deducted) or self._blank(first, self._columns.deducted),
            reason=self._reason(rows),
            others=tuple(self._others(rows)),
        )

    def _blank(self, row: Row, column: int | None) -> Said | None:
        """What a cell says that has nothing in it: nothing, at its place; `None` where there is no such column."""
        if column is None:
            return None
        cell = row[column]
        place = cell.place if cell is not None else _place(row)
        if cell is None and "!" in place:
            place = re.sub(r"![A-Z]+", f"!{self._grid.column(column)}", place)
        return Said("", place)

    def _parents(self, row: Row) -> Iterator[str]:
        """Headings of a row; one that is written once and left blank below still holds."""
        changed = False
        for column in self._columns.parents:
            cell = row[column]
            if cell is not None and cell.text:
                changed = changed or self._above.get(column) != cell.text
                self._above[column] = cell.text
            elif changed:
                self._above.pop(column, None)
            if text := self._above.get(column):
                yield text

    def _reason(self, rows: list[Row]) -> Said | None:
        said = self._reasons(rows)
        if not said:
            return self._blank(rows[0], next(iter(self._columns.reasons), None))
        texts = list(dict.fromkeys(item.text for item in said if item.text))
        state = next((item.state for item in said if item.state is not State.READ), State.READ)
        return Said("\n\n".join(map(closed, texts) if len(texts) > 1 else texts), said[0].place, state)

    def _reasons(self, rows: list[Row]) -> tuple[Said, ...]:
        """The cells of the first column of reasons that says any, and of those under the same merged head."""
        for column in self._columns.reasons:
            if self._told(rows, column):
                shared = self._head.texts.get(column, "").partition("/")[0]
                beside = [
                    other
                    for other in self._columns.reasons
                    if self._head.texts.get(other, "").partition("/")[0] == shared
                ]
                return tuple(dict.fromkeys(said for other in sorted(beside) for said in self._told(rows, other)))
        return ()

    def _told(self, rows: list[Row], column: int) -> tuple[Said, ...]:
        """What stands in a column of texts; a cell of points that is merged into it is none."""
        own = {self._columns.leaf, self._columns.full, self._columns.awarded, self._columns.deducted}
        return _all_said([row for row in rows if (cell := row[column]) and cell.column not in own], column)

    def _others(self, rows: list[Row]) -> Iterator[tuple[str, Said]]:
        chosen = {said.place for said in self._reasons(rows)}
        for column in (*self._columns.reasons, *self._columns.others):
            for said in self._told(rows, column):
                if said.place not in chosen:
                    yield self._head.texts.get(column, ""), said


def _shared_scores(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Cells of points that are merged over several indicators: whose they are is not said."""
    counted = Counter(said.place for entry in entries for said in entry.awarded if said.text)
    for place in (place for place, count in counted.items() if count > 1):
        yield Problem(place, _say("shared_score"), _say("shared_score_remedy"))


def _shared_reasons(entries: Sequence[Entry]) -> Iterator[Problem]:
    counted = Counter(entry.reason.place for entry in entries if entry.reason and entry.reason.text)
    for place in (place for place, count in counted.items() if count > 1):
        yield Problem(place, _say("shared_reason"))


def _sum_kind(text: str) -> str:
    for form in keys(text):
        for kind in ("total", "subtotal"):
            if form in {bare(word) for word in lexicon("rows")[kind]}:
                return kind
        if form.endswith("小计"):
            return "subtotal"
    return ""


def _own(cell: Cell | None, column: int) -> bool:
    return cell is not None and cell.column == column and bool(cell.text)


def _place(row: Row) -> str:
    return next((cell.place for cell in reversed(row) if cell is not None), "")


def _said(rows: list[Row], column: int | None) -> Said | None:
    return next(iter(_all_said(rows, column)), None)


def _all_said(rows: list[Row], column: int | None) -> tuple[Said, ...]:
    """What the rows of one indicator say in a column, each cell once; blank cells say nothing."""
    if column is None:
        return ()
    cells = dict.fromkeys(cell for row in rows if (cell := row[column]) is not None)
    return tuple(Said.of(cell) for cell in cells if cell.text or cell.state is not State.READ)
