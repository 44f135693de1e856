"""Rows that no rule parts: the cells between two rules hold a line for each, and the numbers tell them apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.ingest.numbering import begins_block
from drafter.ingest.printed import HAN, PrintedLine

Box = tuple[float, float, float, float]
_VALUE = re.compile(
    r"[-—–－+△▲]{1,3}|[-—–－+△▲]?\s?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s?[%％‰]?|净增|持平"
)
_FEWEST = 2
_MANY = 3
_MOSTLY = 0.8
_FULL = 0.95
_LEVEL = 0.5
_OVERLAP = 0.4
_TIGHT = 0.7
_ROOM = 1.2
_PADDING = 6.0
_CENTRED = 0.35


@dataclass
class _Block:
    """Lines of one cell that belong together."""

    cell: int
    lines: list[PrintedLine]

    @property
    def top(self) -> float:
        return foot(self.lines[0]) - em(self.lines[0])

    @property
    def bottom(self) -> float:
        return foot(self.lines[-1])


def foot(line: PrintedLine) -> float:
    """The lower edge of its characters, not of the height that their font claims: that is about their middle."""
    return (line.top + line.bottom + em(line)) / 2


def em(line: PrintedLine) -> float:
    """The size of its characters."""
    return min(line.em, line.bottom - line.top)


def parted(
    boxes: Sequence[Box], lines: Sequence[Sequence[PrintedLine]]
) -> tuple[list[Box], list[Sequence[PrintedLine]]] | None:
    """The cells and the lines in each, those with several rows as one for each; `None` if rows cannot be told."""
    bands: dict[tuple[float, float], list[int]] = {}
    for index, box in enumerate(boxes):
        bands.setdefault((round(box[1]), round(box[3])), []).append(index)
    found_boxes: list[Box] = []
    found_lines: list[Sequence[PrintedLine]] = []
    for band in bands.values():
        cells = [(boxes[index], lines[index]) for index in band]
        values = [place for place, (box, inside) in enumerate(cells) if _is_stack(box, inside)]
        if not _is_stacked([cells[place][1] for place in values]):
            found_boxes += [box for box, _ in cells]
            found_lines += [inside for _, inside in cells]
            continue
        rows = _rows(cells, values)
        if rows is None:
            return None
        edges = [cells[0][0][1], *_between(rows), cells[0][0][3]]
        for row, (top, bottom) in zip(rows, pairwise(edges), strict=True):
            for place, (box, _) in enumerate(cells):
                found_boxes.append((box[0], top, box[2], bottom))
                found_lines.append([line for block in row if block.cell == place for line in block.lines])
    return found_boxes, found_lines


def is_value(line: PrintedLine) -> bool:
    """Whether a line is one number, the sign that stands for none, or a mark of one character."""
    return _VALUE.fullmatch(line.text) is not None


def _is_stack(box: Box, lines: Sequence[PrintedLine]) -> bool:
    """Whether a cell holds several numbers, one below the other; none of them is cut by the width of the cell."""
    if sum(map(is_value, lines)) < max(_FEWEST, _MOSTLY * len(lines)):
        return False
    return not any(line.x1 - line.x0 > _FULL * (box[2] - box[0]) and "," not in line.text for line in lines[:-1])


def _is_stacked(columns: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether cells side by side hold numbers of several rows: many in one, or on the same levels in two."""
    if any(len(column) >= _MANY for column in columns):
        return True
    return any(
        sum(any(_same(line, other) for other in second) for line in first) >= _FEWEST
        for place, first in enumerate(columns)
        for second in columns[place + 1 :]
    )


def _same(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(foot(one) - foot(other)) < _LEVEL * min(em(one), em(other))


def _rows(cells: Sequence[tuple[Box, Sequence[PrintedLine]]], values: Sequence[int]) -> list[list[_Block]] | None:
    """The blocks of every row from the top; `None` where one block stands beside several, or two in one cell."""
    rows: list[list[_Block]] = []
    figures = [_Block(place, [line]) for place in values for line in cells[place][1]]
    for figure in sorted(figures, key=lambda one: one.bottom):
        if rows and any(_same(figure.lines[0], other.lines[0]) for other in rows[-1]):
            if any(other.cell == figure.cell for other in rows[-1]):
                return None
            rows[-1].append(figure)
        else:
            rows.append([figure])
    anchors = [list(row) for row in rows]
    others = [
        block
        for place, (box, lines) in enumerate(cells)
        if place not in values
        for block in _blocks(place, box, lines, anchors)
    ]
    for block in sorted(others, key=lambda one: one.top):
        beside = [row for row in rows if any(_beside(block, other) for other in row)]
        if len(beside) > 1:
            return None
        if beside:
            beside[0].append(block)
        else:
            rows.append([block])
    return sorted(rows, key=lambda row: row[0].bottom)


def _beside(one: _Block, other: _Block) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _OVERLAP * min(one.bottom - one.top, other.bottom - other.top)


def _blocks(
    place: int, box: Box, lines: Sequence[PrintedLine], anchors: Sequence[Sequence[_Block]]
) -> list[_Block]:
    """The lines of a cell, those together that its width broke: not two that have numbers of their own."""
    found: list[_Block] = []
    for line in lines:
        if found and _goes_on(found[-1].lines[-1], line, box) and not _are_two(found[-1], line, anchors):
            found[-1].lines.append(line)
        else:
            found.append(_Block(place, [line]))
    return _flanked(found, anchors)


def _flanked(blocks: Sequence[_Block], anchors: Sequence[Sequence[_Block]]) -> list[_Block]:
    """The same blocks, two as one where the number of both stands in the middle of their height."""
    found: list[_Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if above and not any(_has_number(one, anchors) for one in (above, block)):
            size = em(block.lines[0])
            middle = (above.top + block.bottom) / 2
            centred = any(abs((row[0].top + row[0].bottom) / 2 - middle) < _CENTRED * size for row in anchors)
            if centred and block.top - above.bottom < _TIGHT * size:
                above.lines.extend(block.lines)
                continue
        found.append(block)
    return found


def _has_number(block: _Block, anchors: Sequence[Sequence[_Block]]) -> bool:
    return any(_beside(block, other) for row in anchors for other in row)


def _goes_on(before: PrintedLine, line: PrintedLine, box: Box) -> bool:
    size = em(before)
    tight = foot(line) - em(line) - foot(before) < _TIGHT * size
    full = before.x1 + _ROOM * size >= box[2] - _PADDING
    return tight and full and HAN.search(line.text) is not None and not begins_block(line.text)


def _are_two(block: _Block, line: PrintedLine, anchors: Sequence[Sequence[_Block]]) -> bool:
    own = _Block(block.cell, [line])
    first = [row for row in anchors if any(_beside(block, other) for other in row)]
    second = [row for row in anchors if any(_beside(own, other) for other in row)]
    return bool(first and second and first[0] is not second[-1])


def _between(rows: Sequence[Sequence[_Block]]) -> list[float]:
    """Where one row ends and the next begins."""
    return [
        (max(block.bottom for block in above) + min(block.top for block in below)) / 2
        for above, below in pairwise(rows)
    ]
