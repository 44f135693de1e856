"""Text of a page that nobody sees: printed outside what the page shows of it, such as a chapter that runs on.

Some programs print a text that spans pages whole on each of them and show a part of it through a clipping path.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

_SLACK = 0.5
"""Points by which a text may miss what is shown and still be seen: its bounds are rounded."""

_Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


def hidden_texts(page: Any) -> frozenset[int]:  # noqa: ANN401  # a vendor's class without types
    """The texts of a page of pypdfium2 of which nothing shows, each as `address_of` names it."""
    from pypdfium2 import raw

    found = []
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT and _is_hidden(item):
            found.append(address_of(item))
    return frozenset(found)


def address_of(item: Any) -> int:  # noqa: ANN401  # see above
    """What tells an object of a page from the others."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _is_hidden(item: Any) -> bool:  # noqa: ANN401  # see above
    from pypdfium2 import raw

    path = raw.FPDFPageObj_GetClipPath(item)
    edges = [ctypes.c_float() for _ in range(4)]
    if not path or not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
        return False
    left, bottom, right, top = (edge.value for edge in edges)
    return any(
        right < box[0] - _SLACK or left > box[2] + _SLACK or top < box[1] - _SLACK or bottom > box[3] + _SLACK
        for box in _frames(path)
    )


def _frames(path: Any) -> Iterator[_Box]:  # noqa: ANN401  # see above
    """The frames of the paths that clip together; one without points clips nothing."""
    from pypdfium2 import raw

    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(raw.FPDFClipPath_CountPaths(path), 0)):
        points: list[tuple[float, float]] = []
        for index in range(max(raw.FPDFClipPath_CountPathSegments(path, number), 0)):
            segment = raw.FPDFClipPath_GetPathSegment(path, number, index)
            if raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                points.append((x.value, y.value))
        if points:
            across, up = zip(*points, strict=True)
            yield min(across), min(up), max(across), max(up)
