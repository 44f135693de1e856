"""The order in which a page is read: down one column after the other, lines across both in between."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from drafter.ingest.printed import Item, PrintedLine, PrintedTable, Run, rows_of
from drafter.ingest.spread_tables import with_tables

_FEWEST = 5
_STEPS = 48
_MARGIN = 0.2
_MOST_ACROSS = 0.4
_LEAST_ACROSS = 0.03
_PROSE = 9
_FULL = 0.6
_BIN = 4.0
_SHARED = 3


def placed(runs: Sequence[Run], tables: Sequence[PrintedTable]) -> list[Item]:
    """The text of a page in reading order, each table before the first line that stands below it."""
    found = with_tables(ordered(runs))
    for table in sorted(tables, key=lambda one: one.top, reverse=True):
        place = next((i for i, item in enumerate(found) if _is_below(item, table)), len(found))
        found.insert(place, table)
    return found


def _is_below(item: Item, table: PrintedTable) -> bool:
    if isinstance(item, PrintedLine):
        return item.top >= table.bottom - 1 and item.x0 < table.edges[-1] and item.x1 > table.edges[0]
    return item.top >= table.bottom - 1


def ordered(runs: Sequence[Run]) -> list[PrintedLine]:
    """The lines of a page in reading order, each with the margins of its column."""
    gutter = _gutter(runs)
    if gutter is None:
        return _with_margins(rows_of(runs))
    found: list[PrintedLine] = []
    sides: tuple[list[Run], list[Run]] = ([], [])
    across: list[Run] = []
    for run in sorted(runs, key=lambda one: (one.middle, one.x0)):
        if run.x0 < gutter < run.x1:
            found += _columns(*sides)
            sides = ([], [])
            across.append(run)
            continue
        if across and not _level(across[-1], run):
            found += _with_margins(rows_of(across))
            across = []
        (across if across else sides[run.x0 >= gutter]).append(run)
    return [*found, *_with_margins(rows_of(across)), *_columns(*sides)]


def _level(one: Run, other: Run) -> bool:
    return min(one.bottom, other.bottom) - max(one.top, other.top) > min(one.height, other.height) / 2


def _columns(left: Sequence[Run], right: Sequence[Run]) -> list[PrintedLine]:
    if right and _is_parted(left):
        return [*ordered(left), *ordered(right)]
    return [*_with_margins(rows_of(left)), *ordered(right)] if right else _with_margins(rows_of(left))


def _is_parted(runs: Sequence[Run]) -> bool:
    """Whether what stands left of a gutter is columns again, as in a newspaper: nothing crosses them."""
    gutter = _gutter(runs)
    return gutter is not None and sum(run.x0 < gutter < run.x1 for run in runs) <= _LEAST_ACROSS * len(runs)


def _gutter(runs: Sequence[Run]) -> float | None:
    """Where a blank strip parts two columns of prose; `None` where there is one column."""
    if len(runs) < 2 * _FEWEST:
        return None
    first, last = min(run.x0 for run in runs), max(run.x1 for run in runs)
    span = last - first
    places = [
        first + span * step / _STEPS for step in range(int(_MARGIN * _STEPS), int((1 - _MARGIN) * _STEPS) + 1)
    ]
    scored = [(score, x) for x in places if (score := _score(runs, x)) is not None]
    if not scored:
        return None
    best = min(score for score, _ in scored)
    good = [x for score, x in scored if score == best]
    return good[len(good) // 2]


def _score(runs: Sequence[Run], x: float) -> int | None:
    """How many runs cross a strip; `None` if it does not part two columns of prose that stand side by side."""
    left = [run for run in runs if run.x1 <= x]
    right = [run for run in runs if run.x0 >= x]
    across = len(runs) - len(left) - len(right)
    if min(len(left), len(right)) < _FEWEST or across > _MOST_ACROSS * len(runs):
        return None
    if not (_is_prose(left) and _is_prose(right)):
        return None
    low, high = min(run.top for run in right), max(run.bottom for run in right)
    beside = sum(low <= run.middle <= high for run in left)
    return across if 2 * beside >= min(len(left), len(right)) else None


def _is_prose(runs: Sequence[Run]) -> bool:
    """Whether most lines fill their column: cells of a table do not."""
    lines = rows_of(runs)
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    filled = median(line.x1 - line.x0 for line in lines)
    return filled >= _FULL * width and median(len(line.text) for line in lines) >= _PROSE


def _with_margins(lines: list[PrintedLine]) -> list[PrintedLine]:
    if not lines:
        return []
    left, right = _left([line.x0 for line in lines]), _right([line.x1 for line in lines])
    return [replace(line, left=left, right=right) for line in lines]


def _counts(edges: Sequence[float]) -> dict[int, int]:
    """How many edges stand about at each place."""
    counted = Counter(round(edge / _BIN) for edge in edges)
    return {place: counted[place] + counted[place - 1] + counted[place + 1] for place in counted}


def _left(edges: Sequence[float]) -> float:
    """The outermost edge that several lines share; the outermost of all where none is shared."""
    counted = _counts(edges)
    shared = [place for place, count in counted.items() if count >= max(2, len(edges) // 10)]
    chosen = min(shared or counted)
    return min(edge for edge in edges if abs(edge / _BIN - chosen) <= 1)


def _right(edges: Sequence[float]) -> float:
    """The edge that most of the longer lines share; the outermost where none do."""
    last = max(edges)
    first = min(edges)
    far = [edge for edge in edges if edge >= first + _FULL * (last - first)]
    counted = _counts(far)
    most = max(counted.values())
    if most < _SHARED:
        return last
    chosen = max(place for place, count in counted.items() if count >= max(_SHARED, most / 2))
    return median(edge for edge in far if abs(edge / _BIN - chosen) <= 1)
