"""The rules of tables in pictures of pages: long straight strokes, and the cells between them."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from drafter.ingest.pdf_tables import Box, printed_table
from drafter.ingest.printed import PrintedTable, Run, rows_of

if TYPE_CHECKING:
    from PIL.Image import Image

_INK = 31
_BIAS = 12
_SHORTEST = 40
"""Of a picture's longer side, the part that a rule is at least long."""

_THICKEST = 0.012
_SNAP = 0.004
_MOST_RULES = 800


def ruled_tables(picture: "Image", scale: tuple[float, float], runs: Sequence[Run]) -> list[PrintedTable]:
    """The tables of a page whose lines are level.

    Args:
        picture: of the page.
        scale: by which its pixels become the unit of `runs`, across and down.
        runs: what was read, by place.
    """
    edges = _edges(picture, scale)
    if not edges:
        return []
    tables = import_module("pdfplumber.table")
    snap = _SNAP * max(picture.width * scale[0], picture.height * scale[1])
    merged = tables.merge_edges(edges, snap, snap, snap * 2, snap * 2)
    crossings = tables.edges_to_intersections(merged, snap, snap)
    found = tables.cells_to_tables(tables.intersections_to_cells(crossings))
    return [table for cells in found if (table := printed_table(cells, _texts(cells, runs))) is not None]


def _edges(picture: "Image", scale: tuple[float, float]) -> list[dict[str, Any]]:
    """Long level and upright strokes, as pdfplumber describes edges."""
    import numpy as np

    cv2 = import_module("cv2")
    grey = np.asarray(picture.convert("L"))
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _INK, _BIAS)
    length = max(max(grey.shape) // _SHORTEST, 12)
    found: list[dict[str, Any]] = []
    for orientation, size in (("h", (length, 1)), ("v", (1, length))):
        strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
        found += [
            edge
            for x, y, width, height, _ in boxes[1:].tolist()
            if min(width, height) <= _THICKEST * max(grey.shape)
            and (edge := _edge(orientation, (x, y, width, height), scale))
        ]
    return found if len(found) <= _MOST_RULES else []


def _edge(orientation: str, box: tuple[int, int, int, int], scale: tuple[float, float]) -> dict[str, Any]:
    x, y, width, height = box
    x0, x1, top, bottom = x * scale[0], (x + width) * scale[0], y * scale[1], (y + height) * scale[1]
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }


def _texts(cells: Sequence[Box], runs: Sequence[Run]) -> list[list[str]]:
    """The lines of text in every cell."""
    inside: list[list[Run]] = [[] for _ in cells]
    for run in runs:
        x, y = (run.x0 + run.x1) / 2, run.middle
        place = next((i for i, box in enumerate(cells) if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)
        if place is not None:
            inside[place].append(run)
    return [[line.text for line in rows_of(found)] for found in inside]
