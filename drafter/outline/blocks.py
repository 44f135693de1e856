"""Lines put together to blocks: what a page, a margin or a footnote cut apart, and apart what begins anew."""

import re
from collections.abc import Collection, Iterator, Sequence

from drafter.ingest.numbering import caption, closing
from drafter.outline.layout import STOPS, Block, Line
from drafter.outline.numbers import SHALLOW, labels_of, number_of
from drafter.outline.regions import is_annex

_FOOTNOTE = re.compile(r"(?:\d{1,2}|[①-⑳])[\s\u3000]+\S|[①-⑳]\S|注\s*\d{0,2}[:：]|\[\d{1,2}\]")
_MARK = re.compile(r"\d{1,2}|[①-⑳]|\[\d{1,2}\]")
_SLACK, _HEADING_SLACK, _RAGGED = 7, 8, 4
_UNDONE = ("，", "、", "（", "(", "“", "《", ",", "—", "：“")
_LONE_NUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、")
"""A number whose heading stands on the next line."""

_SCORED = re.compile(r"[（(][^（()）。]*\d\s*分\s*[)）]$")
_PARTS = tuple(STOPS + "，、")
_LOOKED_BACK = 12
_LONGEST_TITLE = 40


def blocks(
    lines: Sequence[Line], apart: Collection[int], width: int, alone: Collection[int] = ()
) -> Iterator[Block | None]:
    """The blocks of a text; `None` stands where lines that are `apart`, such as those of a table, part two.

    Args:
        lines: all lines.
        apart: indices of lines that belong to no block.
        width: at which lines were wrapped; 0 if they were not.
        alone: indices of lines that are blocks of their own.
    """
    current: list[Line] = []
    cut = False
    for index, line in enumerate(lines):
        if index in apart:
            yield from _flush(current)
            yield None
            continue
        if current and _stray(lines, index, current[-1], width):
            cut = cut or bool(_MARK.fullmatch(line.text))
            continue
        if current and (index in alone or index - 1 in alone or not _continues(current, line, width, cut=cut)):
            yield from _flush(current)
        current.append(line)
        cut = False
    yield from _flush(current)


def _flush(current: list[Line]) -> Iterator[Block]:
    if current:
        yield Block(tuple(current))
        current.clear()


def _stray(lines: Sequence[Line], index: int, before: Line, width: int) -> bool:
    """Whether a line stands in the middle of a sentence and is no part of it: a footnote, or the mark of one."""
    line = lines[index]
    if not width or before.stopped or line.cells or index + 1 >= len(lines):
        return False
    if _MARK.fullmatch(line.text):
        return before.text[-1] not in _PARTS
    noted = _FOOTNOTE.match(line.text) and line.text.endswith(("。", ".", "；"))
    return bool(noted) and not number_of(lines[index + 1].text) and _marked(lines, index)


def _marked(lines: Sequence[Line], index: int) -> bool:
    """Whether the mark of a footnote stands before it, on a line of its own or behind a word."""
    mark = re.match(r"\d{1,2}|[①-⑳]", lines[index].text)
    if mark is None:
        return True
    near = lines[max(index - 40, 0) : index]
    return any(
        one.text == mark[0] or re.search(rf"[\u4e00-\u9fff”）]{mark[0]}(?!\d|[.、])", one.text) for one in near
    )


def _continues(current: Sequence[Line], line: Line, width: int, *, cut: bool) -> bool:
    before = current[-1]
    if line.cells or before.cells or (len(current) == 1 and _is_scored(before)):
        return False
    if _LONE_NUMBER.fullmatch(before.text) and len(current) == 1 and not number_of(line.text):
        return True
    if line.paragraph == before.paragraph:
        return not _opens(before, line, width) and not (not width and _heads(current, line))
    if (
        _begins(line)
        or _is_scored(before)
        or (line.level is not None and line.level != before.level and not width)
    ):
        return False
    if cut or _open_bracket(current):
        return not before.stopped
    return _goes_on(current, line, width)


def _goes_on(current: Sequence[Line], line: Line, width: int) -> bool:
    """Whether the text of a paragraph goes on in another, which a page or the margin made of it."""
    before = current[-1]
    if before.text.endswith(("。", "！", "？", "；")):
        return bool(width) and _full_stop(before, line, width)
    if not width:
        return before.text.endswith(_UNDONE) and before.level is None
    return _cut_by_margin(current, line, width)


def _full_stop(before: Line, line: Line, width: int) -> bool:
    """Whether a paragraph goes on behind a full stop at the margin: a new one would begin with an indent."""
    if before.width < width - _RAGGED or number_of(before.text):
        return False
    return line.stopped or width - _RAGGED < line.width <= width + _RAGGED


def _heads(current: Sequence[Line], line: Line) -> bool:
    """Whether a short numbered line stands apart from the one below it, by a blank line or an indent."""
    before = current[-1]
    apart = line.start - before.end > 1
    short = len(current) == 1 and len(before.text) <= _LONGEST_TITLE and not set("。；，") & set(before.text)
    return apart and short and number_of(before.text) is not None


def _opens(before: Line, line: Line, width: int) -> bool:
    """Whether a line within a paragraph begins something of its own: where no margin wraps, any number does."""
    number = number_of(line.text)
    if number is None:
        return bool(labels_of(line.text)) and before.stopped
    return (
        (not width and before.text[-1] not in _PARTS)
        or (number.rank <= SHALLOW and before.text[-1] not in "、，第")
        or before.stopped
    )


def _begins(line: Line) -> bool:
    """Whether a line begins a block, whatever stands before it."""
    if caption(line.text) or is_annex(line.text) or labels_of(line.text):
        return True
    return number_of(line.text) is not None or (closing(line.text) and len(line.text) <= _LONGEST_TITLE)


def _open_bracket(current: Sequence[Line]) -> bool:
    said = "".join(line.text for line in current[-_LOOKED_BACK:])
    return any(said.count(one) > said.count(other) for one, other in ("（）", "《》", "“”"))


def _is_scored(line: Line) -> bool:
    """Whether a line is a numbered heading with its points: 1.预算执行率（分值5分，得分4分）."""
    return number_of(line.text) is not None and _SCORED.search(line.text) is not None


def _cut_by_margin(current: Sequence[Line], line: Line, width: int) -> bool:
    """Whether the margin cut a line; what follows a short heading must be its short rest, or no new paragraph."""
    before = current[-1]
    if before.width < width - _SLACK:
        return False
    number = number_of(current[0].text)
    said = "".join(one.text for one in current[:_LOOKED_BACK])
    if number is None or set("。；：") & set(said):
        return True
    short = line.width < width - _HEADING_SLACK and not line.stopped
    indented = before.width - line.width
    return short or line.stopped or indented <= 0 or "，" in said
