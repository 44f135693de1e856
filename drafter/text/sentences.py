"""Sentences and their segments, with spans; a stop inside quotes, brackets or a title ends nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

_ENDS = "。！？!?"
_BREAKS = "，；,;"
_OPEN = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "〔": "〕",
    "【": "】",
    "「": "」",
    "[": "]",
}
_BLANK = re.compile(r"\n[ \t\u3000\r]*\n\s*")
_CLOSING = frozenset(_OPEN.values())
_MARK = re.compile(f"[{re.escape(''.join((*_OPEN, *_OPEN.values())))}]")
_NEAR = 64
"""How far before a blank line the last mark is looked for; longer runs of blanks end a sentence anyway."""

_OPENING = re.compile(
    r"[#|>*-]|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、]|表\s*\d|附件|注："
)
_PART = 2000
"""Longer parts than this are not asked about again."""

_LONGEST = 400
"""An opening mark that finds no closing one within this many characters encloses nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, without the blanks around it: `source[start:end] == text`."""

    start: int
    end: int
    text: str


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of a text or of a part of it, closing marks included.

    A blank line ends a sentence only behind a stop, or before a number, a heading or a table: extracted texts have
    blank lines in the middle of their sentences.
    """
    last = len(text) if end is None else end
    start += _blanks(text, start, last)  # of a blank line with nothing before it nothing can end
    if last - start > _PART:
        return tuple(_pieces(text, start, last, _ENDS, paragraphs=True))
    return _moved(_sentences(text[start:last]), start)


@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[Span, ...]:
    """Those of a part by itself; a corrected draft has most of its parts again."""
    return tuple(_pieces(text, 0, len(text), _ENDS, paragraphs=True))


def segments(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """What stands between two commas or stops, enclosed text left whole, the mark included."""
    last = len(text) if end is None else end
    if last - start > _PART or _in_number(text, start) or _in_number(text, last - 1):
        # Whether a mark at its edge ends anything, what stands beyond it may say.
        return tuple(_pieces(text, start, last, _ENDS + _BREAKS, paragraphs=False))
    return _moved(_segments(text[start:last]), start)


@lru_cache(maxsize=1024)
def _segments(text: str) -> tuple[Span, ...]:
    """Those of a part by itself; several ask for those of one sentence."""
    return tuple(_pieces(text, 0, len(text), _ENDS + _BREAKS, paragraphs=False))


def _moved(spans: tuple[Span, ...], offset: int) -> tuple[Span, ...]:
    if not offset:
        return spans
    return tuple(Span(offset + one.start, offset + one.end, one.text) for one in spans)


def _blanks(text: str, start: int, end: int) -> int:
    """How many blanks a part begins with."""
    part = text[start:end]
    return len(part) - len(part.lstrip())


def _pieces(text: str, start: int, end: int, marks: str, *, paragraphs: bool) -> Iterator[Span]:
    closed = _enclosed(text, start, end)
    begin = index = start
    telling = _telling(marks)
    while found := telling.search(text, index, end):
        index, char = found.start(), found.group()
        if index in closed:
            index = closed[index]
            continue
        if char in marks and not _in_number(text, index):
            index = _behind(text, index + 1, end)
            yield from _span(text, begin, index)
            begin = index
            continue
        if paragraphs and char == "\n" and (blank := _BLANK.match(text, index, end)):
            if _parts_paragraphs(text, blank, end):
                yield from _span(text, begin, index)
                begin = index
            index = blank.end()  # one run of blanks is looked at once
            continue
        index += 1
    yield from _span(text, begin, end)


@cache
def _telling(marks: str) -> re.Pattern[str]:
    """Finds what may end a piece, and what may enclose such a thing."""
    return re.compile(f"[{re.escape(marks)}{re.escape(''.join(_OPEN))}\\n]")


def _behind(text: str, index: int, end: int) -> int:
    """Where the marks end that close a sentence behind its stop."""
    while index < end and text[index] in "”’」）)" + _ENDS:
        index += 1
    return index


def _span(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        yield Span(first, first + len(stripped), stripped)


def _enclosed(text: str, start: int, end: int) -> dict[int, int]:
    """For every outermost opening mark the offset of its closing mark."""
    closing: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    bottom = 0
    for mark in _MARK.finditer(text, start, end):
        index, char = mark.start(), mark.group()
        while bottom < len(stack) and index - stack[bottom][1] > _LONGEST:
            bottom += 1
        if char in _OPEN:
            stack.append((_OPEN[char], index))
        elif char in _CLOSING:
            depth = next((d for d in range(len(stack) - 1, bottom - 1, -1) if stack[d][0] == char), -1)
            if depth >= 0:
                closing[stack[depth][1]] = index
                del stack[depth:]
    return closing


def _in_number(text: str, index: int) -> bool:
    """Whether a half-width mark stands inside a number: 1,200 or 12:30."""
    return (
        0 < index < len(text) - 1
        and text[index] in ",:."
        and text[index - 1].isdigit()
        and text[index + 1].isdigit()
    )


def _parts_paragraphs(text: str, blank: re.Match[str], end: int) -> bool:
    """Whether a blank line parts two paragraphs, and not two lines of one sentence."""
    if blank.end() >= end:
        return False
    before = text[max(blank.start() - _NEAR, 0) : blank.start()].rstrip(" \t\u3000")[-1:]
    return before in "。；：！？|" or bool(_OPENING.match(text, blank.end(), end))
