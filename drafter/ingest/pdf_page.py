"""One page of a PDF file as pdfium sees it: its characters by place."""

import ctypes
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafter.ingest.pdf_clipping import address_of, hidden_texts
from drafter.ingest.pdf_legible import decimal_points

_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
"""What the text layer holds for what has no character."""

_HYPHENS = {0xFFFE: 0x2D, 0x02: 0x2D, 0xAD: 0x2D}
"""What it holds for a hyphen at the end of a line."""

_MOSTLY = 0.8
_NOTHING = 0.01
_UPRIGHT = math.radians(4)
_QUARTER = math.pi / 2
_MOST_CHARACTERS = 60_000
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Of a character beyond 16 bits."""

_FIRST_SIGN, _REPLACEMENT, _WHITE = 0x20, 0xFFFD, frozenset(b"\t\n\x0b\x0c\r")
_RADICALS, _COMPATIBLE, _TIED = range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFB00, 0xFB05)


@dataclass(frozen=True, slots=True)
class Character:
    """A character and the box that its font gives it, in points from the left and from the top of the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    slant: bool = False

    @property
    def blank(self) -> bool:
        """Whether it shows nothing."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown: turned as the file says.

    Attributes:
        width: in points.
        height: in points.
        characters: in the order of the text layer.
        ruled: whether it has drawings, which may be the rules of a table.
        pictured: the share of the page that the largest picture covers.
        turn: how the page is turned to the right so that its words stand upright, in degrees.
        lossy: whether some text has no width, as where a font is not in the file nor on this machine: pdfium
            leaves such characters out.
        unmapped: how many signs have no character at all.
    """

    width: float
    height: float
    characters: tuple[Character, ...]
    ruled: bool
    pictured: float
    lossy: bool
    turn: int = 0
    unmapped: int = 0


def read_sheet(page: Any) -> Sheet:  # noqa: ANN401  # a vendor's class without types
    """A page of pypdfium2; it may be closed afterwards."""
    text, hidden = page.get_textpage(), hidden_texts(page)
    try:
        characters = tuple(_characters(page, text, hidden))
        if lying := _lying(page, text, characters):
            page.set_rotation((page.get_rotation() + lying) % 360)
            characters = tuple(_characters(page, text, hidden))
        unmapped = _unmapped(text)
    finally:
        text.close()
    characters = _with_points(characters)
    width, height = page.get_size()
    return Sheet(width, height, characters, *_objects(page, width * height), page.get_rotation(), unmapped)


def _with_points(characters: tuple[Character, ...]) -> tuple[Character, ...]:
    """The same with the decimal points for which a font has a sign of its own."""
    points = decimal_points("".join(one.text for one in characters))
    return (
        tuple(replace(one, text=".") if one.text in points else one for one in characters)
        if points
        else characters
    )


def _unmapped(text: Any) -> int:  # noqa: ANN401  # see above
    """How many signs of a text layer have no character, but a number that stands for nothing."""
    from pypdfium2 import raw

    codes = [
        raw.FPDFText_GetUnicode(text.raw, i)
        for i in range(min(raw.FPDFText_CountChars(text.raw), _MOST_CHARACTERS))
    ]
    return sum(
        code not in _HYPHENS and (code < _FIRST_SIGN or code == _REPLACEMENT) and code not in _WHITE
        for code in codes
    )


def _lying(page: Any, text: Any, characters: Sequence[Character]) -> int:  # noqa: ANN401  # see above
    """By how many degrees a page must be turned, as nearly all its words lie on their sides or heads."""
    shown = [one for one in characters if not one.blank]
    if not shown or sum(one.slant for one in shown) < _MOSTLY * len(shown):
        return 0
    from pypdfium2 import raw

    turns: Counter[int] = Counter()
    for index in range(min(raw.FPDFText_CountChars(text.raw), _MOST_CHARACTERS)):
        if chr(raw.FPDFText_GetUnicode(text.raw, index) % 0x110000).strip():
            angle = raw.FPDFText_GetCharAngle(text.raw, index) / _QUARTER + page.get_rotation() // 90
            if abs(angle - round(angle)) * _QUARTER <= _UPRIGHT:
                turns[round(angle) % 4] += 1
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    return -90 * turn % 360 if count >= _MOSTLY * len(shown) else 0


def _characters(page: Any, text: Any, hidden: frozenset[int]) -> Iterator[Character]:  # noqa: ANN401  # see above
    from pypdfium2 import raw  # costs 0.2 s that other formats need not pay

    box, turn = raw.FS_RECTF(), page.get_rotation() // 90
    left, bottom = page.get_cropbox()[:2]
    size = page.get_size()
    high = 0
    for index in range(min(raw.FPDFText_CountChars(text.raw), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if code in _FIRST_HALVES:
            high = code
            continue
        if code in _SECOND_HALVES:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
        high = 0
        sign = _sign(code)
        if not sign or (hidden and address_of(raw.FPDFText_GetTextObject(text.raw, index)) in hidden):
            continue
        if not raw.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box)):
            continue
        placed = _turned((box.left - left, box.bottom - bottom, box.right - left, box.top - bottom), turn, size)
        angle = (raw.FPDFText_GetCharAngle(text.raw, index) + turn * _QUARTER) % (2 * math.pi)
        slant = min(angle, 2 * math.pi - angle) > _UPRIGHT and sign.strip() != ""
        yield Character(sign, *placed, slant)


def _sign(code: int) -> str:
    code = _HYPHENS.get(code, code)
    if not 0 < code <= sys.maxunicode:
        return ""
    sign = chr(code)
    return unicodedata.normalize("NFKC", sign) if _is_variant(code) else _UNSEEN.sub("", sign)


def _is_variant(code: int) -> bool:
    """Whether a code is another form of a usual character: a radical for a character, letters tied together."""
    return code in _RADICALS or code in _COMPATIBLE or code in _TIED


def _turned(
    box: tuple[float, float, float, float], turn: int, size: tuple[float, float]
) -> tuple[float, float, float, float]:
    """A box as the turned page shows it, from the top."""
    x0, y0, x1, y1 = box
    width, height = size
    if turn == 1:
        x0, y0, x1, y1 = y0, height - x1, y1, height - x0
    elif turn == 2:  # noqa: PLR2004
        x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
    elif turn == 3:  # noqa: PLR2004
        x0, y0, x1, y1 = width - y1, x0, width - y0, x1
    return x0, height - y1, x1, height - y0


def _objects(page: Any, area: float) -> tuple[bool, float, bool]:  # noqa: ANN401  # see above
    """Whether a page has drawings, the share that its largest picture covers, and whether text has no width."""
    from pypdfium2 import raw

    drawn, pictured, lossy = False, 0.0, False
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(item)
        drawn = drawn or kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM)
        if kind == raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            pictured = max(pictured, abs((right - left) * (top - bottom)) / max(area, 1.0))
        lossy = lossy or (kind == raw.FPDF_PAGEOBJ_TEXT and abs(right - left) < _NOTHING and _is_foreign(item))
    return drawn, pictured, lossy


def _is_foreign(item: Any) -> bool:  # noqa: ANN401  # a vendor's class without types
    """Whether the font of a text is not in the file; of one that is, what has no width is a blank."""
    from pypdfium2 import raw

    return bool(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item)) != 1)
