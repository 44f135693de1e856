"""The reasons of one cell as points: 一是 / 二是, （1）, 1., ①, a., 首先 / 其次, or one reason a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from drafter.sheets.labels import Label, labels_in
from drafter.text.enumerations import clause_labels
from drafter.text.marks import Mark, MarkKind
from drafter.text.quantities import scan
from drafter.text.width import View, fold

_CHINESE = "[一二三四五六七八九十]{1,3}"
_REPEATED = ("月", "月份", "季度", "日", "号", "号楼")
_LISTED = re.compile(
    rf"^(?P<list>\d{{1,2}}(?:、\d{{1,2}})+|{_CHINESE}(?:、{_CHINESE})+)(?P<unit>月份?|季度|日|号楼?|[期批组项条款类栋])"
)
"""Things that are listed by their numbers at the beginning of a point: 1、2月未发放, 一、二、三项未落实."""

_STOPS = "。；：;:!！?？"
_SENTENCE_END = tuple("。；;！!")
_SHARE = re.compile(r"扣(?:减|除|掉)?了?(\d{1,3}(?:\.\d{1,4})?)分")
_BULLET = re.compile(r"[-–—•·●○■◆▪➢*★]\s*(?=[^\d\s])")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_TOKEN = re.compile(r"[0-9A-Za-z.,%-]+|.")
_SAID = re.compile(r"\w")
_COUNTED = 2
"""So many labels 一是 in one text count something."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One reason.

    Attributes:
        text: without its number, in half width and without blanks that only layout put there.
        label: its number as written, such as 一是; empty for a reason without one.
        share: points it took by its own words (扣0.5分); `None` where it says none, or several.
    """

    text: str
    label: str
    share: Decimal | None


def split_reasons(raw: str) -> tuple[Piece, ...]:
    """The reasons in the text of a cell, in order; the pieces with their labels make up the whole text.

    A blank line parts what stood in cells of their own.
    """
    blocks = [block for block in _BLANK_LINE.split(raw) if block.strip()]
    pieces = (inner for block in blocks for piece in _block(block) for inner in _unnested(piece))
    return tuple(piece for piece in pieces if piece.text)


def _unnested(piece: Piece) -> Iterator[Piece]:
    """A reason that counts 一是、二是 within, as the points it counts: a notice numbers each of them itself."""
    inner = [Label(found.start, found.end, found.value) for found in clause_labels(piece.text)]
    if len(inner) < _COUNTED:
        yield piece
        return
    first, *rest = _labelled(piece.text, inner)
    yield from (replace(first, label=piece.label + first.label), *rest)


def _block(raw: str) -> tuple[Piece, ...]:
    """The reasons in the text of one cell, and labels with nothing behind them."""
    view = fold(raw)
    text = view.text
    labels = labels_in(text, view.line_starts, _behind_blanks(raw, view))
    if labels:
        return tuple(_labelled(text, labels))
    if bullets := _bullets(text, view.line_starts):
        return tuple(_labelled(text, bullets))
    if broken := _broken(raw):
        return tuple(_piece(fold(line).text.strip(), "") for line in broken)
    lines = _lines(text, view.line_starts)
    if len(lines) > 1 and all(line.endswith(_SENTENCE_END) for line in lines):
        return tuple(_piece(line, "") for line in lines)
    return (_piece(text.strip(), ""),) if text.strip() else ()


def closed(text: str) -> str:
    """A text with a full stop at its end, as a sentence of its own."""
    kept = text.rstrip()
    if kept.rstrip("”’」』）)").endswith(tuple("。！!？?…")):
        return kept
    return kept.rstrip("；;，,、：:") + "。"


def _behind_blanks(raw: str, view: View) -> frozenset[int]:
    """Where a blank of the cell stood that the view has left out."""
    return frozenset(
        place for place, offset in enumerate(view.offsets) if offset and raw[offset - 1].isspace() and place
    )


def _bullets(text: str, line_starts: frozenset[int]) -> list[Label]:
    """Marks that open every line of a list."""
    starts = sorted(start for start in line_starts if start < len(text))
    found = [match for start in starts if (match := _BULLET.match(text, start))]
    if len(found) < len(starts) or len(found) == 1:
        return []
    return [Label(match.start(), match.end(), number) for number, match in enumerate(found, 1)]


def _broken(raw: str) -> list[str]:
    """The lines of a cell whose writer ends reasons by breaking the line and sets no stops; else none.

    A margin breaks a line where the next word would not have fitted. Where it would have, the writer broke it.
    """
    lines = [line.strip() for line in raw.split("\n") if line.strip()]
    if len(lines) < 2 or any(line[-1] in _STOPS for line in lines):  # noqa: PLR2004  # one line is not broken
        return []
    most = max(map(_width, lines))
    meant = [_width(line) + _width(_first_word(after)) < most for line, after in pairwise(lines)]
    return lines if sum(meant) * 2 >= len(meant) else []


def _first_word(line: str) -> str:
    match = _TOKEN.match(line)
    return match.group() if match else ""


def _width(text: str) -> int:
    """Columns that a text takes; a wide character takes two."""
    return sum(2 - char.isascii() for char in text)


def _labelled(text: str, labels: list[Label]) -> Iterator[Piece]:
    """The pieces behind the labels; a sentence before the first is a reason, a lead-in goes with the first.

    A stop with no words before it belongs to the first label.
    """
    intro = text[: labels[0].start].strip()
    stray = "" if _SAID.search(intro) else intro
    if stray:
        intro = ""
    elif intro.endswith(_SENTENCE_END):
        yield _piece(intro, "")
        intro = ""
    ends = [label.start for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        if body := (intro + text[label.end : end]).strip():
            yield from _nested(body, stray + text[label.start : label.end])
        intro = stray = ""


def _nested(body: str, label: str) -> Iterator[Piece]:
    """One reason, or those of a list that begins right behind its label, as in 一是（1）."""
    inner = labels_in(body, frozenset({0}), frozenset())
    if not inner or inner[0].start:
        yield _piece(body, label)
        return
    for place, piece in enumerate(_labelled(body, inner)):
        yield piece if place else replace(piece, label=label + piece.label)


def _own_numbers(text: str) -> list[Mark]:
    """The number that a text begins with, if it does."""
    return [mark for mark in scan(text).marks if mark.start == 0 and mark.kind is MarkKind.ORDINAL]


def _piece(text: str, label: str) -> Piece:
    """A reason; a number that is left at its beginning belongs to its label."""
    text = _LISTED.sub(_apart, text)
    while marks := _own_numbers(text):
        label, text = label + text[: marks[0].end], text[marks[0].end :].strip()
    shares = _SHARE.findall(text)
    return Piece(text, label, Decimal(shares[0]) if len(shares) == 1 else None)


def _apart(listed: re.Match[str]) -> str:
    """Numbers at the beginning that list what is meant, so that none can be taken for the number of a point."""
    unit, numbers = listed.group("unit"), listed.group("list")
    return (
        "、".join(number + unit for number in numbers.split("、")) if unit in _REPEATED else f"第{numbers}{unit}"
    )


def _lines(text: str, line_starts: frozenset[int]) -> list[str]:
    starts = sorted(start for start in line_starts if start <= len(text))
    bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    return [line for start, end in bounds if (line := text[start:end].strip())]
