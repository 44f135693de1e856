"""Tables without rules: lines whose words stand in columns, one below the other."""

from collections.abc import Sequence

from drafter.ingest.assembly import Grid
from drafter.ingest.printed import Item, PrintedLine, PrintedTable, Run

_FEWEST_ROWS = 3
_APART = 1.0
_LONGEST = 40
_PITCH = 2.6


def with_tables(lines: Sequence[PrintedLine]) -> list[Item]:
    """The same lines, those put together to tables that show cells side by side."""
    found: list[Item] = []
    run: list[PrintedLine] = []
    for line in lines:
        if len(_cells(line)) > 1 and (not run or _near(run[-1], line)):
            run.append(line)
            continue
        found += _settled(run)
        run = [line] if len(_cells(line)) > 1 else []
        if not run:
            found.append(line)
    return [*found, *_settled(run)]


def _near(before: PrintedLine, line: PrintedLine) -> bool:
    return 0 < line.top - before.top < _PITCH * max(before.size, line.size)


def _cells(line: PrintedLine) -> list[list[Run]]:
    """The runs of a line, those together that no wide gap parts."""
    cells: list[list[Run]] = []
    for run in line.runs:
        if cells and run.x0 - cells[-1][-1].x1 < _APART * line.size:
            cells[-1].append(run)
        else:
            cells.append([run])
    return cells


def _settled(run: Sequence[PrintedLine]) -> list[Item]:
    """A table, or the lines as they were."""
    if len(run) < _FEWEST_ROWS:
        return list(run)
    rows = [_cells(line) for line in run]
    spans = _columns([(cell[0].x0, cell[-1].x1) for row in rows for cell in row])
    if len(spans) < 2 or any(len(PrintedLine(tuple(cell)).text) > _LONGEST for row in rows for cell in row):  # noqa: PLR2004
        return list(run)
    grid: list[list[str]] = []
    for row in rows:
        texts = [""] * len(spans)
        for cell in row:
            place = next(i for i, (first, last) in enumerate(spans) if first <= cell[0].x0 <= last)
            if texts[place]:
                return list(run)
            texts[place] = PrintedLine(tuple(cell)).text
        grid.append(texts)
    edges = (*(first for first, _ in spans), spans[-1][1])
    return [PrintedTable(Grid(grid, grid), edges, run[0].top, run[-1].bottom)]


def _columns(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap, as one."""
    found: list[tuple[float, float]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
