"""The head of a score table, found by what its cells mean, over one row or several."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from drafter.sheets.grid import Cell, Grid
from drafter.sheets.words import bare, lexicon, without_brackets

NAMES = ("level4", "level3", "level2", "level1", "name")
"""Roles of the columns that may hold the indicators' names, the most specific first."""

REASONS = ("reason", "problem", "explained", "remark")
"""Roles of the columns that may hold why points were lost, the most specific first."""

_MOST_ROWS_ABOVE = 60
_MOST_DEPTH = 4
_LONGEST = 24
_LEAST = 2
_POINTS = frozenset({"full", "awarded", "deducted"})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table.

    Attributes:
        row: its first row, from 0.
        depth: how many rows it has.
        roles: what each column is, by position; columns without a known role are not in it.
        texts: what stands above each column, from the top down.
    """

    row: int
    depth: int
    roles: dict[int, str]
    texts: dict[int, str]

    def columns(self, *roles: str) -> tuple[int, ...]:
        """The columns of some roles, from left to right."""
        return tuple(column for column in sorted(self.roles) if self.roles[column] in roles)


def find_head(grid: Grid) -> Head | None:
    """The head of a grid's score table, or `None` where it has none."""
    for row in range(min(len(grid.rows), _MOST_ROWS_ABOVE)):
        if _opens(grid, row):
            found = [head for depth in range(1, _MOST_DEPTH + 1) if (head := _head(grid, row, depth))]
            if found:
                return max(found, key=lambda head: (len(head.roles), head.depth))
    return None


@lru_cache(maxsize=1024)
def role_of(text: str) -> str:
    """What a column is by the text above it, or an empty string."""
    whole = bare(text)
    core = bare(without_brackets(text)) or whole
    if not whole or len(core) > _LONGEST:
        return ""
    known = {bare(word): role for role, words in reversed(lexicon("columns").items()) for word in words}
    if exact := known.get(whole) or known.get(core):
        return exact
    for words in (core, whole):  # what stands in brackets tells where the rest does not: 评审意见（扣分理由）
        if contained := [word for word in known if len(word) >= _LEAST and word in words]:
            return known[max(contained, key=len)]
    return ""


def head_again(grid: Grid, above: Grid, head: Head) -> Head | None:
    """The head of a table where a new page repeats it: as deep as it was, whatever stands below it there.

    Args:
        grid: what stands on the new page.
        above: the grid with the table's head.
        head: that head.
    """
    if grid.width != above.width:
        return None
    begins = range(min(len(grid.rows) - head.depth, _MOST_ROWS_ABOVE) + 1)
    rows = (row for row in begins if all(repeats(above, r, head) for r in grid.rows[row : row + head.depth]))
    found = next(rows, None)
    return replace(head, row=found) if found is not None else None


def repeats(grid: Grid, row: tuple[Cell | None, ...], head: Head) -> bool:
    """Whether a row repeats the head of a grid, as on the next page."""
    own = [bare(cell.text) for cell in _distinct(row)]
    above = {bare(cell.text) for r in range(head.row, head.row + head.depth) for cell in _distinct(grid.rows[r])}
    filled = [text for text in own if text]
    return len(filled) >= _LEAST and all(text in above for text in filled)


def _opens(grid: Grid, row: int) -> bool:
    """Whether a row may be the first of a head: two cells of its own with a meaning."""
    own = [cell for cell in _distinct(grid.rows[row]) if cell.row == row]
    return sum(bool(role_of(cell.text)) for cell in own) >= _LEAST and not any(map(_is_number, own))


def _head(grid: Grid, row: int, depth: int) -> Head | None:
    if row + depth > len(grid.rows) or not all(_goes_on(grid, r, row) for r in range(row + 1, row + depth)):
        return None
    roles: dict[int, str] = {}
    texts: dict[int, str] = {}
    for column in range(grid.width):
        pieces = list(_stack(grid, row, depth, column))
        texts[column] = "/".join(pieces)
        candidates = (*reversed(pieces), texts[column])
        if found := next((role for text in candidates if (role := role_of(text))), ""):
            roles[column] = found
    present = set(roles.values())
    return Head(row, depth, roles, texts) if present & set(NAMES) and present & _POINTS else None


def _goes_on(grid: Grid, row: int, first: int) -> bool:
    """Whether a row below the first still belongs to the head: words of heads, no figures."""
    cells = list(_distinct(grid.rows[row]))
    own = [cell for cell in cells if cell.row == row and cell.text]
    inherited = any(cell.row >= first and cell.row < row for cell in cells)
    if any(_is_number(cell) or _is_said(cell) for cell in own):
        return False
    if own and all(_divides(grid.rows[row - 1], cell.column, first) for cell in own):
        return True
    named = sum(bool(role_of(cell.text)) for cell in own)
    return named >= 1 and (named * 2 >= len(own) or inherited)


def _divides(above: tuple[Cell | None, ...], column: int, first: int) -> bool:
    """Whether what stands at a column stands below a cell of the head that spans several."""
    cell = above[column]
    return cell is not None and cell.row >= first and sum(other is cell for other in above) > 1


def _stack(grid: Grid, row: int, depth: int, column: int) -> Iterator[str]:
    seen: list[Cell] = []
    for r in range(row, row + depth):
        cell = grid.rows[r][column]
        if cell is not None and cell.text and cell not in seen:
            seen.append(cell)
            yield cell.folded


def _distinct(row: tuple[Cell | None, ...]) -> Iterator[Cell]:
    return iter(dict.fromkeys(cell for cell in row if cell is not None and cell.text))


def _is_said(cell: Cell) -> bool:
    """Whether a cell says more than a head does: a long text, or clauses."""
    text = without_brackets(cell.folded)
    return len(bare(cell.text)) > _LONGEST or any(stop in text for stop in "，。；,;")


def _is_number(cell: Cell) -> bool:
    return cell.folded.replace(".", "", 1).isdigit()
