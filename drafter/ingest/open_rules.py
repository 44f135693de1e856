"""The rules that a reader sees, and those that a table leaves out: its sides, or the edge where a page cuts it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page

Edge = dict[str, Any]
"""As pdfplumber has them: `orientation`, `x0`, `x1`, `top`, `bottom`."""

_NEAR = 3.0
_APART = 6.0
_LONG = 10.0
_THIN = 2.0
_WHITE = 0.98
_FEWEST = 2


def visible_edges(page: "Page") -> list[Edge]:
    """The edges of what is drawn without white areas, which lie behind words, unless these alone rule."""
    from pdfplumber.utils.geometry import obj_to_edges

    drawn = [*page.lines, *page.rects, *page.curves]
    white = [one for one in drawn if _is_white(one)]
    seen = [edge for one in drawn if not _is_white(one) for edge in obj_to_edges(one)]
    ruled = all(sum(edge["orientation"] == way for edge in seen) >= _FEWEST for way in "hv")
    if ruled or (white and not _are_cells(white)):
        return [edge for edge in seen if edge["orientation"]]
    return [edge for edge in page.edges if edge["orientation"]]


def _are_cells(white: Sequence[Edge]) -> bool:
    """Whether white areas are cells: some stand right below others of the same sides.

    Behind the words of running text they stand apart by the leading, or end where their words do.
    """
    columns: dict[tuple[int, int], list[Edge]] = {}
    for one in white:
        columns.setdefault((round(one["x0"] / _NEAR), round(one["x1"] / _NEAR)), []).append(one)
    for column in columns.values():
        column.sort(key=lambda one: one["top"])
    below = [b for column in columns.values() for a, b in pairwise(column) if abs(a["bottom"] - b["top"]) <= _NEAR]
    return len({round(one["x0"] / _NEAR) for one in below}) >= _FEWEST


def _is_white(drawn: Edge) -> bool:
    """Whether something is a white area without an outline."""
    if drawn.get("stroke") or not drawn.get("fill") or min(drawn["width"], drawn["height"]) < _THIN:
        return False
    colour = drawn.get("non_stroking_color")
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return False
    return not any(parts) if len(parts) == 4 else all(part >= _WHITE for part in parts)  # noqa: PLR2004  # of inks


def open_edges(edges: Sequence[Edge]) -> list[Edge]:
    """The edges that would close the cells of tables that are open at a side or an end."""
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    if not upright or not level:
        return []
    ends = list(_ends(upright, level))
    return [*_sides(upright, [*level, *ends]), *ends]


def _sides(upright: Sequence[Edge], level: Sequence[Edge]) -> Iterator[Edge]:
    """Between two level rules of the same ends, if some upright rule joins them: where they begin and end."""
    for group in _alike(level):
        left, right = group[0]["x0"], group[0]["x1"]
        for above, below in pairwise(group):
            top, bottom = above["top"], below["top"]
            joined = [edge for edge in upright if edge["top"] <= top + _NEAR and edge["bottom"] >= bottom - _NEAR]
            if bottom - top < _NEAR or not any(left + _APART < edge["x0"] < right - _APART for edge in joined):
                continue
            for x in (left, right):
                if not any(abs(edge["x0"] - x) <= _NEAR and _beside(edge, top, bottom) for edge in upright):
                    yield _edge(x, top, x, bottom)


def _beside(edge: Edge, top: float, bottom: float) -> bool:
    return bool(min(edge["bottom"], bottom) - max(edge["top"], top) > _NEAR)


def _alike(level: Sequence[Edge]) -> list[list[Edge]]:
    """Level rules that begin and end at the same places, from the top."""
    groups: list[list[Edge]] = []
    for edge in sorted(level, key=lambda one: one["top"]):
        for group in groups:
            if abs(group[0]["x0"] - edge["x0"]) <= _NEAR and abs(group[0]["x1"] - edge["x1"]) <= _NEAR:
                group.append(edge)
                break
        else:
            groups.append([edge])
    return groups


def _ends(upright: Sequence[Edge], level: Sequence[Edge]) -> Iterator[Edge]:
    """Where several upright rules run on beyond the last level rule that they meet and end together."""
    for side, sign in (("bottom", 1), ("top", -1)):
        done: list[float] = []
        for edge in upright:
            y = edge[side]
            if any(abs(y - other) <= _NEAR for other in done):
                continue
            done.append(y)
            fellows = [one for one in upright if abs(one[side] - y) <= _NEAR]
            met = [one for one in level if any(_meets(fellow, one) for fellow in fellows)]
            if len(fellows) < 2 or not met:  # noqa: PLR2004
                continue
            last = max(met, key=lambda one: sign * one["top"])
            if sign * (y - last["top"]) > _LONG:
                yield _edge(last["x0"], y, last["x1"], y)
            elif not any(sign * (one["top"] - y) > _NEAR for one in level):
                yield from _gaps(fellows, [one for one in met if abs(one["top"] - y) <= _NEAR], y)


def _gaps(upright: Sequence[Edge], level: Sequence[Edge], y: float) -> Iterator[Edge]:
    """Between the upright rules that end a page, where the level rule at their end leaves some of them out.

    So stands a merged cell that goes on over the page beside cells that end with it.
    """
    for left, right in pairwise(sorted({edge["x0"] for edge in upright})):
        ruled = any(one["x0"] - _NEAR <= left and right <= one["x1"] + _NEAR for one in level)
        if right - left > _APART and not ruled:
            yield _edge(left, y, right, y)


def _meets(upright: Edge, level: Edge) -> bool:
    across = level["x0"] - _NEAR <= upright["x0"] <= level["x1"] + _NEAR
    return bool(across and upright["top"] - _NEAR <= level["top"] <= upright["bottom"] + _NEAR)


def _edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    size = {"width": x1 - x0, "height": bottom - top, "doctop": top}
    return {
        "object_type": "line",
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        **size,
        "orientation": "v",
    } | ({"orientation": "h"} if top == bottom else {})
