"""The reasons of one cell as points: 一是 / 二是, （1）, 1., ①, a., 首先 / 其次, or one reason a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from drafter.text.enumerations import clause_labels
from drafter.text.marks import Mark, MarkKind
from drafter.text.numerals import parse_numeral
from drafter.text.quantities import scan
from drafter.text.width import fold

_CHINESE = "[一二三四五六七八九十]{1,3}"
_STYLES = (
    re.compile(rf"[（(](?P<n>{_CHINESE})[)）]、?"),
    re.compile(r"[（(](?P<n>\d{1,2})[)）]、?"),
    re.compile(r"(?P<n>\d{1,2})(?:[、．]|\.(?!\d)|\.(?=(?:19|20)\d\d年))"),
    re.compile(rf"(?P<n>{_CHINESE})、"),
    re.compile(r"(?P<n>[①-⑳])"),
    re.compile(rf"第(?P<n>{_CHINESE})[，,：:]"),
    re.compile(rf"问题(?P<n>{_CHINESE}|\d{{1,2}})[：:、，]"),
    re.compile(r"(?P<n>[a-zA-Z])[.．、)）](?![0-9a-zA-Z])"),
)
_STOPS = "。；：;:!！?？"
_SENTENCE_END = tuple("。；;！!")
_SHARE = re.compile(r"扣(?:减|除|掉)?了?(\d{1,3}(?:\.\d{1,4})?)分")
_FIRST_CIRCLED = ord("①")
_CIRCLED = range(_FIRST_CIRCLED, _FIRST_CIRCLED + 20)
_ORDER = tuple(re.compile(f"{word}[，,：:]?") for word in ("首先", "其次", "再次", "最后"))
"""The words of an order that is spoken; 再次 may be left out."""

_BULLET = re.compile(r"[-–—•·●○■◆▪➢*★]\s*(?=[^\d\s])")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_TOKEN = re.compile(r"[0-9A-Za-z.,%-]+|.")
_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|而且|并且|其中|但是|但|且|并|也|还|又|经(?:核查|检查|抽查|审核|评价|现场核查)(?:发现)?|其[一二三四五六])+(?:，|也|还)?"
)
_CLAUSE = re.compile(r"[，。；：！？;:,!?]")
_TITLE_LENGTHS = range(4, 31)
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


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    value: int


def split_reasons(raw: str) -> tuple[Piece, ...]:
    """The reasons in the text of a cell, in order; the pieces with their labels make up the whole text.

    A blank line parts what stood in cells of their own.
    """
    blocks = [block for block in _BLANK_LINE.split(raw) if block.strip()]
    pieces = (inner for block in blocks for piece in _block(block) for inner in _unnested(piece))
    return tuple(piece for piece in pieces if piece.text)


def _unnested(piece: Piece) -> Iterator[Piece]:
    """A reason that counts 一是、二是 within, as the points it counts: a notice numbers each of them itself."""
    inner = [_Label(found.start, found.end, found.value) for found in clause_labels(piece.text)]
    if len(inner) < _COUNTED:
        yield piece
        return
    first, *rest = _labelled(piece.text, inner)
    yield from (replace(first, label=piece.label + first.label), *rest)


def _block(raw: str) -> tuple[Piece, ...]:
    """The reasons in the text of one cell, and labels with nothing behind them."""
    view = fold(raw)
    text = view.text
    labels = _labels(text, view.line_starts)
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


def title_of(text: str, otherwise: str) -> str:
    """What is wrong in a few words: the first clause that is short and holds no figure; else what is given."""
    read = scan(text)
    figures = [(item.start, item.end) for item in read.quantities]
    begin = 0
    for stop in (*(match.start() for match in _CLAUSE.finditer(text)), len(text)):
        clause = _CONNECTIVE.sub("", text[begin:stop].strip("’》）) "))
        clean = not any(start < stop and begin < end for start, end in figures)
        lead_in = text[stop : stop + 1] in ("：", ":")
        clean = clean and clause.count("“") == clause.count("”")
        clean = clean and not _own_numbers(clause)
        if clean and not lead_in and len(clause) in _TITLE_LENGTHS and not re.search(r"[0-9{}《》]", clause):
            return clause
        begin = stop + 1
    return otherwise


def _labels(text: str, line_starts: frozenset[int]) -> list[_Label]:
    """The labels of the outermost numbering: of the style that begins first, counting up from one."""
    spoken = [_Label(n.start, n.end, n.value) for n in clause_labels(text)]
    spoken += [
        _Label(start + n.start, start + n.end, n.value)
        for start in line_starts
        for n in clause_labels(text[start:])[:1]
        if n.start == 0 and start
    ]
    chains = [_chain(sorted(set(spoken), key=lambda label: label.start))]
    chains += [_chain(_found(style, text, line_starts)) for style in _STYLES]
    chains.append(_in_order(text, line_starts))
    sound = [chain for chain in chains if len(chain) > 1 or (chain and chain[0].start == 0)]
    return min(sound, key=lambda chain: chain[0].start, default=[])


def _found(style: re.Pattern[str], text: str, line_starts: frozenset[int]) -> list[_Label]:
    return [
        _Label(match.start(), match.end(), _value(match.group("n")))
        for match in style.finditer(text)
        if _opens(text, match.start(), line_starts) or ord(match.group()[0]) in _CIRCLED
    ]


def _in_order(text: str, line_starts: frozenset[int]) -> list[_Label]:
    """首先, 其次, 最后 at the beginnings of clauses, as labels that count up from one."""
    chain: list[_Label] = []
    position = 0
    for word in _ORDER:
        found = (match for match in word.finditer(text, position) if _opens(text, match.start(), line_starts))
        if match := next(found, None):
            chain.append(_Label(match.start(), match.end(), len(chain) + 1))
            position = match.end()
        elif not chain:
            return []
    return chain if len(chain) > 1 else []


def _opens(text: str, start: int, line_starts: frozenset[int]) -> bool:
    """Whether a clause begins at an offset."""
    return start in line_starts or text[start - 1] in _STOPS


def _bullets(text: str, line_starts: frozenset[int]) -> list[_Label]:
    """Marks that open every line of a list."""
    starts = sorted(start for start in line_starts if start < len(text))
    found = [match for start in starts if (match := _BULLET.match(text, start))]
    if len(found) < len(starts) or len(found) == 1:
        return []
    return [_Label(match.start(), match.end(), number) for number, match in enumerate(found, 1)]


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


def _value(number: str) -> int:
    if number.isascii() and number.isalpha():
        return ord(number.lower()) - ord("a") + 1
    if number.isascii():
        return int(number)
    if ord(number[0]) in _CIRCLED:
        return ord(number) - _FIRST_CIRCLED + 1
    return int(parse_numeral(number) or 0)


def _chain(labels: Sequence[_Label]) -> list[_Label]:
    """The labels that count 1, 2, 3 … in order; from any number if a text begins with it."""
    chain: list[_Label] = []
    first = labels[0].value if labels and labels[0].start == 0 else 1
    for label in labels:
        if label.value == len(chain) + first:
            chain.append(label)
    return chain


def _labelled(text: str, labels: list[_Label]) -> Iterator[Piece]:
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
    inner = _labels(body, frozenset({0}))
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
    while marks := _own_numbers(text):
        label, text = label + text[: marks[0].end], text[marks[0].end :].strip()
    shares = _SHARE.findall(text)
    return Piece(text, label, Decimal(shares[0]) if len(shares) == 1 else None)


def _lines(text: str, line_starts: frozenset[int]) -> list[str]:
    starts = sorted(start for start in line_starts if start <= len(text))
    bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    return [line for start, end in bounds if (line := text[start:end].strip())]
