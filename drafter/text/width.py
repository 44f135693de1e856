"""One view of a text for reading figures and names: half width, without line wraps, every character traceable.

Published texts are full of full-width digits, spaces inside numbers and line breaks inside words. Reading happens
on a view in which these are gone; every span found there is carried back to the original.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_letters

from drafter.text.beginnings import sooner
from drafter.text.paragraphs import UNSEEN, stretches
from drafter.text.wraps import cut

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEPT = "，；：！？（）"
_NARROW = {
    **{code: half for code, half in _FULL_WIDTH.items() if chr(code) not in _KEPT},
    **{ord(char): "-" for char in "‐‑‒−﹣"},
    **{ord(char): "~" for char in "～〜∼"},
    ord("﹪"): "%",
    ord("∶"): ":",
    ord("○"): "〇",
    ord("◯"): "〇",
}
_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _NARROW)))}]")
_FOLDED = re.compile(f"[{UNSEEN}{re.escape(''.join(map(chr, _NARROW)))}]")
_SHORT = 200
_LONG = 2000
"""Longer stretches than this are no paragraphs of anybody's draft, and are not kept."""

_ONE_LINE = frozenset({0})
_BLANK = re.compile(f"[{UNSEEN}]+")
_WORD_ENDS = frozenset("0123456789%.," + ascii_letters)
_SPREAD = sooner(
    r"(?<![\d.])\d(?:[ \u3000][\d.,]){1,15}[ \u3000]?(?:[万亿千百][ \u3000]?)?"
    r"(?:[元年月日号%个项件份台套家户人次期册宗笔辆条名株处分〕\]）)](?=[ \u3000，。；、）)〔〕]|$)|[万亿])"
    r"|(?<=[\u4e00-\u9fff])\d(?:[ \u3000][\d.,]){1,15}[ \u3000][%\u4e00-\u9fff]"
    r"|(?<=[年月][ \u3000])\d(?:[ \u3000]\d)?[ \u3000][月日]"
    r"|(?<![A-Za-z\d])[A-Z](?:[ \u3000][A-Z\d-]){4,24}(?![A-Za-z\d])"
    r"|(?<![A-Za-z\d])[A-Z]{1,8}[ \u3000]\d{1,6}[ \u3000]?(?:-[ \u3000]?|[A-Z]{1,4}[ \u3000]?)\d{2,}"
    r"(?![A-Za-z\d])",
)
"""A number or code whose characters a typesetter has spread: 6 1 0 . 6 5 万 元.

In a table the numbers of neighbouring cells stand like this too, but behind a blank, and before the next cell.
"""

_BEHIND_SIGN = re.compile(r"[ \u3000](?<=[\dA-Z].)")


@dataclass(frozen=True, slots=True)
class View:
    """A text as it is read.

    Attributes:
        text: folded, without the blanks that only layout put there.
        offsets: for every character of `text`, its offset in the original.
        line_starts: offsets into `text` at which a line of the original begins.
    """

    text: str
    offsets: Sequence[int]
    line_starts: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a non-empty span of the view."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def at(self, offset: int) -> int:
        """The offset in the view of the last character that stands at or before an offset of the original."""
        place = bisect_right(self.offsets, offset)
        return place - 1 if place else 0


def narrow(text: str) -> str:
    """The text with full-width letters, digits and signs in half width; one character stays one character.

    Chinese punctuation stays as it is.
    """
    return text.translate(_NARROW) if _WIDE.search(text) else text


def folded(text: str) -> list[int]:
    """The offsets of the characters that folding changes or takes out; a stretch with none stays as it is."""
    return [begin + at for begin, part in stretches(text) for at in _folded_in(part)]


def fold(text: str) -> View:
    """The view of a text. Linear in its length; those of its stretches are kept for a while."""
    if len(text) <= _SHORT:
        return _kept(text)
    parts = stretches(text)
    return _joined(parts) if len(parts) > 1 else _of_stretch(text)


def flattened(text: str) -> str:
    """The text of its view; most texts are their own."""
    return fold(text).text if _FOLDED.search(text) else text


@lru_cache(maxsize=1024)
def _folded_in(stretch: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _FOLDED.finditer(stretch))


@lru_cache(maxsize=4096)
def _kept(text: str) -> View:
    return _folded(text)


def _of_stretch(text: str) -> View:
    return _kept(text) if len(text) <= _LONG else _folded(text)


def _joined(parts: Sequence[tuple[int, str]]) -> View:
    """The view of a text from those of its stretches."""
    pieces: list[str] = []
    offsets: list[int] = []
    starts: set[int] = set()
    for begin, part in parts:
        view, behind = _of_stretch(part), len(offsets)
        pieces.append(view.text)
        starts.update(behind + place for place in view.line_starts)
        even = isinstance(view.offsets, range)
        offsets.extend(range(begin, begin + len(part)) if even else map(begin.__add__, view.offsets))
    return View("".join(pieces), offsets, frozenset(starts))


def _folded(text: str) -> View:
    if not _FOLDED.search(text):
        return View(text, range(len(text)), _ONE_LINE)
    narrowed = narrow(text)
    blanks = list(_BLANK.finditer(narrowed))
    if not blanks:
        return View(narrowed, range(len(narrowed)), _ONE_LINE)
    spread = {place for match in _spread(narrowed) for place in range(*match.span())}
    pieces: list[str] = []
    offsets: list[int] = []
    starts = {0}
    position = 0
    for blank in blanks:
        pieces.append(narrowed[position : blank.start()])
        offsets.extend(range(position, blank.start()))
        if blank.start() not in spread and _parts(narrowed, blank):
            pieces.append(" ")
            offsets.append(blank.start())
        if "\n" in blank.group():
            starts.add(len(offsets))
        position = blank.end()
    pieces.append(narrowed[position:])
    offsets.extend(range(position, len(narrowed)))
    return View("".join(pieces), offsets, frozenset(starts))


def _spread(narrowed: str) -> Iterable[re.Match[str]]:
    """Where a typesetter has spread characters: nowhere, unless a blank stands behind a digit or a capital."""
    return _SPREAD.finditer(narrowed) if _BEHIND_SIGN.search(narrowed) else ()


def _parts(text: str, blank: re.Match[str]) -> bool:
    """Whether a blank parts two words or numbers, so that it must not vanish."""
    start = blank.start()
    if not start or text[start - 1] not in _WORD_ENDS:
        return False
    after = text[blank.end() : blank.end() + 1]
    if not (after.isascii() and (after.isalnum() or after == ".")):
        return False
    return not cut(text, blank)
