"""A text as quotes are compared: the characters that carry content, each with its place in the text.

Width, blanks, wraps, quotation marks, brackets and stops are gone; what stands between two figures is kept, so
that 1.5 and 15, 3—5 and 35, HT-2023 and HT2023 differ, and so is the sign before a figure.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_COMMA, _PAUSE, _DASH, _DOT, _COLON, _OPEN, _CLOSE, _MARK, _STOP = ",", "、", "-", ".", ":", "(", ")", '"', ";"
_SIGNS = {
    _COMMA: ",，﹐",
    _PAUSE: "、﹑､",
    _DASH: "-‐‑‒–—―−－﹣~～〜∼─⁓",
    _DOT: ".．。·•・｡﹒…⋯",
    _COLON: ":：∶﹕︰",
    _OPEN: "(（〔[［【〈《{｛「『﹝<〖",
    _CLOSE: ")）〕]］】〉》}｝」』﹞>〗",
    _MARK: "\"“”„‟'‘’‚＂＇`´〝〞",
    _STOP: ";；!！?？﹔﹖﹗*_|｜¦^●▪◆■□◇►\\",
}
_BLANK = r"\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\x00-\x1f\u2500-\u257f"
_COMPARED = ((0xFF01, 0xFF5F), (0xFFE0, 0xFFE7), (0x2E80, 0x2FE0), (0xF900, 0xFB00))
"""Full-width forms, radicals and compatibility forms: one character for one."""


def _table() -> dict[int, str]:
    codes = (code for start, end in _COMPARED for code in range(start, end))
    forms = ((code, unicodedata.normalize("NFKC", chr(code))) for code in codes)
    table = {code: form for code, form in forms if len(form) == 1}
    table |= {ord("○"): "〇", ord("◯"): "〇", ord("﹪"): "%", ord("㎡"): "㎡"}
    return table | {ord(char): sign for sign, chars in _SIGNS.items() for char in chars if char not in "<>"}


_CANON = _table()
_SIGN = re.escape("".join(_SIGNS))
_PIECE = re.compile(rf"[^{_BLANK}]+")
_RUN = re.compile(rf"[{_SIGN}]+")
_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_FIGURE = re.compile(r"[0-9A-Za-z]")
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千万亿两]")
_INSIDE = frozenset((_COMMA, _DASH, _DOT, _COLON))


def canonical(char: str) -> str:
    """One sign for every variant of a character."""
    return char.translate(_CANON)


def is_sign(char: str) -> bool:
    """Whether a character is one that quotes may differ in."""
    return bool(_RUN.fullmatch(canonical(char)))


@dataclass(frozen=True, slots=True)
class Folded:
    """The content of a text.

    Attributes:
        text: its characters.
        offsets: for each of them its offset in the original.
    """

    text: str
    offsets: tuple[int, ...]


def folded(source: str, furniture: Iterable[tuple[int, int]] = ()) -> Folded:
    """The content of a text, without the spans of `furniture`. Linear in its length."""
    text, offsets = _unblank(source.translate(_CANON), furniture)
    pieces: list[str] = []
    kept: list[int] = []
    position = 0
    for start, end, sign in _changes(text):
        pieces += (text[position:start], sign)
        kept += offsets[position:start]
        if sign:
            kept.append(offsets[start])
        position = end
    pieces.append(text[position:])
    kept += offsets[position:]
    return Folded("".join(pieces), tuple(kept))


def _unblank(text: str, furniture: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for start, end in (*furniture, (len(text), len(text))):
        for piece in _PIECE.finditer(text, position, max(start, position)):
            pieces.append(piece.group())
            offsets.extend(range(piece.start(), piece.end()))
        position = max(position, end)
    return "".join(pieces), offsets


def _changes(text: str) -> list[tuple[int, int, str]]:
    """The runs of signs, each with what is kept of it: nothing, or one sign."""
    grouping = {
        match.start() + place
        for match in _GROUPED.finditer(text)
        for place, char in enumerate(match.group())
        if char == _COMMA
    }
    return [
        (match.start(), match.end(), "" if match.start() in grouping else _kept(text, match))
        for match in _RUN.finditer(text)
    ]


def _kept(text: str, run: re.Match[str]) -> str:
    """What a run of signs says: something between two figures, or before one."""
    left, right = text[run.start() - 1 : run.start()] if run.start() else "", text[run.end() : run.end() + 1]
    between = _FIGURE.match(left) and _FIGURE.match(right)
    if between or (_NUMERAL.match(left) and _NUMERAL.match(right)):
        signs = set(run.group().replace(_PAUSE, _COMMA))
        return signs.pop() if len(signs) == 1 and not signs.isdisjoint(_INSIDE) else _STOP
    minus = right.isdigit() and run.group().strip(_MARK + _OPEN) in (_DASH, _DASH * 2)
    return _DASH if minus and not _FIGURE.match(left) else ""
